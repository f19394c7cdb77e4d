package ww.sched;

/**
 * Lets a submission be repeated safely: the same key with the same fingerprint answers with the task of the first
 * time; with another fingerprint it is refused.
 *
 * @param key         chosen by the client
 * @param fingerprint of the whole request, made by whoever parsed it (a hash is best)
 */
public record IdempotencyKey(String key, String fingerprint) {
    public IdempotencyKey {
        TaskLimits.printable("Idempotency-Key", key, 1, TaskLimits.ID_CHARS_MAX);
        TaskLimits.printable("fingerprint", fingerprint, 0, TaskLimits.ID_CHARS_MAX);
    }
}
