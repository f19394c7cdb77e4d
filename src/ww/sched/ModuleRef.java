package ww.sched;

/**
 * A module by its content, as {@link Modules} keeps it.
 *
 * @param sha256 the hash of its bytes, 64 lower-case hexadecimal digits
 * @param bytes  its size
 */
public record ModuleRef(String sha256, long bytes) {
    /** Larger files are nobody's module; the door's own limit (16 MiB by default) is far below. */
    private static final long BYTES_MAX = 1L << 32;

    public ModuleRef {
        boolean hexadecimal = sha256.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        if (sha256.length() != 64 || !hexadecimal) {
            throw new InvalidTaskException("wasm (hash)", sha256, "64 lower-case hexadecimal digits");
        }
        TaskLimits.number("wasm (bytes)", bytes, 0, BYTES_MAX);
    }
}
