package ww.http;

/** An operation and who performs it. */
record Route(Operation operation, Handler handler) { }
