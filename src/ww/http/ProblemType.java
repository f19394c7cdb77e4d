package ww.http;

/**
 * Every kind of error the API answers with. The URI of a type is {@code urn:ww:problem:} and the constant's name in
 * lower case with hyphens; it is stable, so that clients may branch on it, and {@code GET /problems} lists them all.
 *
 * <p><b>Why a URN?</b> RFC 9457 asks for a URI that names the type and need not be fetched. The gateway has no address
 * that would be the same for every installation, and a relative one would change with the path of the request.
 */
enum ProblemType {
    MALFORMED_REQUEST(400, "The request breaks the rules of HTTP", "A request line, header or query that cannot be "
            + "read, or that two readers would understand differently."),
    MALFORMED_BODY(400, "The body cannot be read", "A body that ends too early, is no multipart/form-data, or breaks "
            + "its format."),
    MISSING_FIELD(400, "A field is missing", "The form lacks a field it needs."),
    UNKNOWN_FIELD(400, "A field or parameter is not known", "Nothing is ignored silently: a misspelt name would "
            + "otherwise look accepted."),
    MALFORMED_FIELD(400, "A field cannot be read", "For example a number that is no number, text that is not "
            + "UTF-8, or a file that is no WebAssembly module."),
    UNAUTHORIZED(401, "A token is needed", "Send Authorization: Bearer TOKEN with a token this gateway knows."),
    FORBIDDEN(403, "The token does not allow this", "The token's role is too small for the operation."),
    CROSS_ORIGIN(403, "Refused for another site's page", "A browser sent this for a page of another origin."),
    UNKNOWN_HOST(421, "This server does not answer for that name", "The Host header names a host that the gateway "
            + "was not told about; this keeps web pages from reaching it by a name of their own."),
    NOT_FOUND(404, "There is nothing here", "The path, the task, the run or the worker does not exist."),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", "The Allow header lists those that are."),
    TIMED_OUT(408, "The request did not arrive in time", "The body stopped coming."),
    CONFLICT(409, "The state does not allow this", "For example an id that exists, or a task that has ended."),
    BODY_TOO_LARGE(413, "The body is too large", "A limit on bytes, parts or headers; the detail names it."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has the wrong media type", "POST /tasks takes multipart/form-data."),
    EXPECTATION_FAILED(417, "The expectation is not known", "Only Expect: 100-continue is."),
    INVALID_FIELD(422, "A field has a value that is not allowed", "Well formed, but outside what the field may be; "
            + "the detail names the limit."),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request", "The same key came with another "
            + "body before."),
    TOO_MANY_REQUESTS(429, "Too much at once", "A queue or a limit is full; Retry-After says when to come again."),
    INTERNAL_ERROR(500, "The gateway made a mistake", "The gateway's log has the details."),
    OVERLOADED(503, "The gateway is busy", "Too many requests at once, or it is stopping; Retry-After says when to "
            + "come again."),
    HTTP_VERSION(505, "This version of HTTP is not spoken here", "HTTP/1.1 and HTTP/1.0 are."),
    STORAGE_FAILED(503, "The gateway cannot store anything", "The disk refused to write; nothing more is accepted "
            + "until the gateway is started again."),
    STORAGE_FULL(507, "The gateway cannot store more", "The disk is full; what was accepted "
            + "before goes on.");

    private final int status;
    private final String title;
    private final String meaning;

    ProblemType(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    int status() {
        return status;
    }

    /** The short sentence that is the same for every problem of this type. */
    String title() {
        return title;
    }

    /** What a reader of {@code GET /problems} wants to know. */
    String meaning() {
        return meaning;
    }

    String uri() {
        return "urn:ww:problem:" + Words.of(this);
    }
}
