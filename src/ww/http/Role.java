package ww.http;

/** What a caller may do. Each role includes those before it. */
public enum Role {
    /** A caller without a token: health, the index, the API description. */
    ANYONE,
    /** See tasks, results, workers, events and figures. */
    READ,
    /** Submit tasks, and cancel, pause, resume or start them. */
    SUBMIT,
    /** Change what concerns others: drain a worker. */
    ADMIN;

    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
