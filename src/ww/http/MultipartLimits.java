package ww.http;

/**
 * How much a multipart body may ask of us. The defaults follow from the incidents of other parsers (many parts, many
 * header bytes, long preambles), each of which had no such number.
 *
 * @param parts parts in a body: the form has about thirty names, and none may stand twice
 * @param partHeaders header lines in a part: browsers send two, proxies none
 * @param partHeaderBytes header bytes in a part, line ends included: a name, a file name and a media type
 * @param surroundBytes bytes before the first boundary and, likewise, after the last: RFC 2046 allows a note there
 */
record MultipartLimits(int parts, int partHeaders, int partHeaderBytes, int surroundBytes) {
    static final MultipartLimits DEFAULT = new MultipartLimits(64, 8, 1024, 1024);

    MultipartLimits {
        if (parts < 1 || partHeaders < 1 || partHeaderBytes < 64 || surroundBytes < 0) {
            throw new IllegalArgumentException("multipart limits must be positive: " + parts + " parts, " + partHeaders
                    + " headers, " + partHeaderBytes + " header bytes (at least 64), " + surroundBytes + " around");
        }
    }
}
