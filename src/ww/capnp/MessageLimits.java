package ww.capnp;

/**
 * What a received message may cost.
 *
 * @param messageBytesMax a frame's segments together, a multiple of 8
 * @param segmentsMax segments of a frame
 * @param traversalWordsMax words that following all pointers of a message may visit, each visit counted; every element
 *         of a list of nothing counts as a word
 * @param nestingMax pointers on the way from the root to any object
 */
public record MessageLimits(int messageBytesMax, int segmentsMax, long traversalWordsMax, int nestingMax) {
    /**
     * What the other implementations take by default, so that whatever they send can be read: 64 MiB (8 Mi words), 512
     * segments, 64 levels.
     */
    public static final MessageLimits DEFAULT = new MessageLimits(64 << 20, 512, 8 << 20, 64);

    /**
     * No byte offset in a segment may pass an {@code int}, also after multiplication by 8 bits.
     */
    private static final int MESSAGE_BYTES_CEILING = 1 << 28;

    /** Checking recurses once or twice per level; this fits the stack of any thread. */
    private static final int NESTING_CEILING = 512;

    public MessageLimits {
        if (messageBytesMax < 8 || messageBytesMax > MESSAGE_BYTES_CEILING) {
            throw new IllegalArgumentException("messageBytesMax " + messageBytesMax + " is not in 8.."
                    + MESSAGE_BYTES_CEILING);
        }
        if (segmentsMax < 1) {
            throw new IllegalArgumentException("segmentsMax " + segmentsMax + " is below 1");
        }
        if (traversalWordsMax < 1) {
            throw new IllegalArgumentException("traversalWordsMax " + traversalWordsMax + " is below 1");
        }
        if (nestingMax < 1 || nestingMax > NESTING_CEILING) {
            throw new IllegalArgumentException("nestingMax " + nestingMax + " is not in 1.." + NESTING_CEILING);
        }
    }

    /** The default limits with another size of messages, and as many words of traversal as such a message has. */
    public static MessageLimits ofMessageBytes(int messageBytesMax) {
        return new MessageLimits(messageBytesMax, DEFAULT.segmentsMax, Math.max(1, messageBytesMax / 8),
                DEFAULT.nestingMax);
    }
}
