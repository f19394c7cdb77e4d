package ww.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code multipart/form-data} (RFC 7578, RFC 2046 section 5.1) as it arrives: one pass, one buffer of fixed size,
 * nothing on disk, no regular expressions.
 *
 * <p><b>How a part's end is found.</b> A part ends at {@code CR LF - - boundary}. A boundary holds no CR, so CR stands
 * only at the delimiter's first place; after a mismatch the search goes on where it failed, never before, and the work
 * is linear in the body however the body was made. The last bytes of the buffer that could be the beginning of a
 * delimiter are held back until more bytes decide.
 *
 * <p><b>Strictness.</b> Line ends are CR LF. Folded headers, a header that stands twice, a part without a name, bytes
 * that are no UTF-8, and every body that ends before the closing delimiter are refused with a sentence for the sender.
 * After the closing delimiter the body is as good as over: what follows is skipped up to a limit.
 *
 * <p>For one thread. A part's content must be read (or left) before the next part; {@link #next} skips what is left.
 */
final class MultipartReader {
    /** RFC 2046 section 5.1.1. */
    private static final int BOUNDARY_CHARACTERS_MAX = 70;

    /** Holds many delimiters, and is refilled in reads about as large as the socket gives. */
    private static final int BUFFER_BYTES = 16 * 1024;

    /** Holds a delimiter and a header line with room to spare, whatever the body is said to have. */
    private static final int BUFFER_BYTES_MIN = 512;

    /** Most values are shorter, and longer ones are copied a few times. */
    private static final int VALUE_BYTES = 64;

    /** Likewise for header lines. */
    private static final int LINE_BYTES = 128;

    private final InputStream in;
    private final MultipartLimits limits;
    private final byte[] delimiter;
    private final byte[] buffer;
    private int start;
    private int end;
    private int partsRead;
    private Part current;
    private boolean closed;

    /** One named value or file of the form. Names and types are what the sender wrote: never a path, never trusted. */
    static final class Part {
        private final String name;
        private final String fileName;
        private final InputStream content;

        private Part(String name, String fileName, InputStream content) {
            this.name = name;
            this.fileName = fileName;
            this.content = content;
        }

        String name() {
            return name;
        }

        /** The sender's name for a file, null where the part is no file. Only fit to be shown. */
        String fileName() {
            return fileName;
        }

        /** The part's bytes, as they come. Ends at the part's end; throws if the body ends first. */
        InputStream content() {
            return content;
        }

        /** The whole part as strict UTF-8 text of at most {@code bytesMax} bytes. */
        String text(int bytesMax) throws IOException {
            byte[] bytes = content.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw MultipartException.overLimit("The field '" + name + "' is longer than " + bytesMax + " bytes.");
            }
            return utf8("value of the field ", "'" + name + "'", bytes, bytes.length);
        }
    }

    MultipartReader(InputStream in, String boundary, MultipartLimits limits) throws MultipartException {
        this(in, boundary, limits, BUFFER_BYTES);
    }

    /** @param bytesExpected how long the body is said to be, so that a short one gets a small buffer; -1: unknown */
    MultipartReader(InputStream in, String boundary, MultipartLimits limits, long bytesExpected)
            throws MultipartException {
        check(boundary);
        // Two for the line end put in front.
        buffer = new byte[bytesExpected < 0 ? BUFFER_BYTES
                : Math.clamp(bytesExpected + 2, BUFFER_BYTES_MIN, BUFFER_BYTES)];
        this.in = in;
        this.limits = limits;
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        // The first boundary may stand at the very beginning: a CR LF before the body makes it a delimiter like others.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    private static void check(String boundary) throws MultipartException {
        if (boundary == null || boundary.isEmpty()) {
            throw MultipartException.malformed("The Content-Type multipart/form-data names no boundary.");
        }
        if (boundary.length() > BOUNDARY_CHARACTERS_MAX) {
            throw MultipartException.malformed("The boundary has " + boundary.length() + " characters, the limit is "
                    + BOUNDARY_CHARACTERS_MAX + ".");
        }
        for (int i = 0; i < boundary.length(); i++) {
            char c = boundary.charAt(i);
            boolean good = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
                    || "'()+_,-./:=? ".indexOf(c) >= 0;
            if (!good || c == ' ' && i == boundary.length() - 1) {
                throw MultipartException.malformed("The boundary holds a character that RFC 2046 does not allow there, "
                        + "at position " + i + ".");
            }
        }
    }

    /** The next part, or null after the closing delimiter. Skips what the caller left of the part before. */
    Part next() throws IOException {
        if (closed) {
            return null;
        }
        if (current == null) {
            skip(limits.surroundBytes(), "before the first boundary");
        } else {
            skip(Long.MAX_VALUE, "in a part");
        }
        if (atClosingDelimiter()) {
            closed = true;
            skipEpilogue();
            return null;
        }
        if (++partsRead > limits.parts()) {
            throw MultipartException.overLimit("The body has more than " + limits.parts() + " parts.");
        }
        current = readHead();
        return current;
    }

    /** Discards up to the delimiter. */
    private void skip(long bytesMax, String where) throws IOException {
        long skipped = 0;
        int run = content();
        while (run > 0) {
            skipped += run;
            if (skipped - 2 > bytesMax) { // two for the CR LF that the constructor put in front
                throw MultipartException.overLimit("There are more than " + bytesMax + " bytes " + where + ".");
            }
            start += run;
            run = content();
        }
    }

    /** Behind a delimiter: "--" closes the body, an end of line begins a part. */
    private boolean atClosingDelimiter() throws IOException {
        start += delimiter.length;
        int first = need();
        int second = need();
        if (first == '-' && second == '-') {
            return true;
        }
        // RFC 2046 lets a transport pad the delimiter line with blanks.
        for (int padding = 0; (first == ' ' || first == '\t') && padding < BOUNDARY_CHARACTERS_MAX; padding++) {
            first = second;
            second = need();
        }
        if (first == '\r' && second == '\n') {
            return false;
        }
        throw MultipartException.malformed("A boundary is followed by something else than an end of line (CR LF).");
    }

    private void skipEpilogue() throws IOException {
        long left = limits.surroundBytes() - (end - start);
        start = end;
        while (left >= 0) {
            int count = in.read(buffer, 0, buffer.length);
            if (count < 0) {
                return;
            }
            left -= count;
        }
        throw MultipartException.overLimit("There are more than " + limits.surroundBytes()
                + " bytes after the closing boundary.");
    }

    private Part readHead() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int[] budget = {limits.partHeaderBytes()};
        for (String line = line(budget); !line.isEmpty(); line = line(budget)) {
            int colon = line.indexOf(':');
            if (colon < 1 || !isName(line, colon)) {
                throw MultipartException.malformed("Part " + partsRead
                        + " has a header line without a name before ':', or a folded one.");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
                throw MultipartException.malformed("Part " + partsRead + " has the header '" + name + "' twice.");
            }
            if (headers.size() > limits.partHeaders()) {
                throw MultipartException.overLimit("Part " + partsRead + " has more than " + limits.partHeaders()
                        + " headers.");
            }
        }
        return part(headers);
    }

    private Part part(Map<String, String> headers) throws MultipartException {
        String where = "Content-Disposition of part " + partsRead;
        String disposition = headers.get("content-disposition");
        if (disposition == null) {
            throw MultipartException.malformed("Part " + partsRead + " has no Content-Disposition.");
        }
        MediaType type = MediaType.parse(where, disposition);
        String name = type.parameter("name");
        if (!type.value().equals("form-data") || name == null || name.isEmpty()) {
            throw MultipartException.malformed("The " + where + " is not form-data with a name.");
        }
        return new Part(name, type.parameter("filename"), new Content());
    }

    private static boolean isName(String line, int colon) {
        for (int i = 0; i < colon; i++) {
            if (!MediaType.isToken(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** One header line without its CR LF, in UTF-8 (RFC 7578 section 5.1), counted against the part's budget. */
    private String line(int[] budget) throws IOException {
        byte[] line = new byte[LINE_BYTES];
        int length = 0;
        int c = need();
        while (c != '\r') {
            if (length + 2 >= budget[0]) {
                throw MultipartException.overLimit("The headers of part " + partsRead + " are longer than "
                        + limits.partHeaderBytes() + " bytes.");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            if (c < ' ' && c != '\t' || c == 0x7f) {
                throw MultipartException.malformed("A header of part " + partsRead + " holds a control character.");
            }
            line[length++] = (byte) c;
            c = need();
        }
        if (need() != '\n') {
            throw MultipartException.malformed("A header of part " + partsRead + " does not end in CR LF.");
        }
        budget[0] -= length + 2;
        return utf8("header of part ", partsRead, line, length);
    }

    /** Strict UTF-8 as text; nearly all of it is ASCII, which needs no decoder. */
    private static String utf8(String what, Object which, byte[] bytes, int length) throws MultipartException {
        int ascii = 0;
        while (ascii < length && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii == length) {
            return new String(bytes, 0, length, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw MultipartException.malformed("The " + what + which + " is not UTF-8.");
        }
    }

    /** One byte of the delimiter line or of a head. */
    private int need() throws IOException {
        if (start == end) {
            fill();
        }
        return buffer[start++] & 0xff;
    }

    /** How many bytes from {@code start} are surely content; 0 where a delimiter stands at {@code start}. */
    private int content() throws IOException {
        while (true) {
            int at = start;
            while (at < end) {
                if (buffer[at] != '\r') {
                    at++;
                    continue;
                }
                int matched = matched(at);
                if (matched == delimiter.length || at + matched == end) {
                    break;
                }
                at += matched;
            }
            if (at > start || at < end && matched(at) == delimiter.length) {
                return at - start;
            }
            fill();
        }
    }

    /** How many bytes from {@code at} agree with the delimiter, within what the buffer holds. */
    private int matched(int at) {
        int count = 1;
        while (count < delimiter.length && at + count < end && buffer[at + count] == delimiter[count]) {
            count++;
        }
        return count;
    }

    /** Brings more bytes, at least one, behind those not yet consumed. */
    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count <= 0) {
            throw MultipartException.malformed(partsRead == 0
                    ? "The body ends before its first boundary."
                    : "The body ends in part " + partsRead + ", before the closing boundary.");
        }
        end += count;
    }

    private final class Content extends InputStream {
        private boolean atEnd;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        /** The inherited one begins with 16 KiB for what is a digit in most fields. */
        @Override
        public byte[] readNBytes(int bytesMax) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(VALUE_BYTES);
            int left = bytesMax;
            for (int run = run(); run > 0 && left > 0; run = run()) {
                int taken = Math.min(run, left);
                bytes.write(buffer, start, taken);
                start += taken;
                left -= taken;
            }
            return bytes.toByteArray();
        }

        /** How many bytes of this part the buffer holds now; 0 at its end. */
        private int run() throws IOException {
            int run = atEnd || current == null || current.content != this ? 0 : content();
            atEnd = run == 0;
            return run;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int run = run();
            if (run == 0) {
                return -1;
            }
            int taken = Math.min(run, length);
            System.arraycopy(buffer, start, into, offset, taken);
            start += taken;
            return taken;
        }
    }
}
