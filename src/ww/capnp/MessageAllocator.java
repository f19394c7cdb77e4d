package ww.capnp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.capnproto.Allocator;
import org.capnproto.SegmentBuilder;

/**
 * Gives a message under construction its segments, and is the way back from a segment to its message.
 *
 * <p>The way back. A builder in the middle of a message knows only its segment, and putting a capability into it
 * needs the message's cap table. The published runtime leads from a segment to its arena, a final class which keeps
 * nothing of ours but this allocator, privately. So {@link #messageOf} asks the arena for more words than any segment
 * can have, the arena asks its allocator, and the allocator answers with an exception without a stack, which carries
 * the message. The arena is not changed by that. A map from arenas to messages would be plainer, but it would be
 * shared by the whole process and take a lock for every capability.
 */
final class MessageAllocator implements Allocator {
    /** More words than a byte buffer can hold, yet small enough that the arena's product with 8 does not overflow. */
    private static final int IMPOSSIBLE_WORDS = (1 << 28) - 1;

    /** A later segment is at most this large unless one object needs more: growth by doubling ends here. */
    private static final int SEGMENT_BYTES_MAX = 4 << 20;

    private final MessageBuilder message;
    private int nextBytes;

    private static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient MessageBuilder message;

        Found(MessageBuilder message) {
            super(null, null, false, false);
            this.message = message;
        }
    }

    MessageAllocator(MessageBuilder message, int firstBytes) {
        this.message = message;
        this.nextBytes = firstBytes;
    }

    /** The message that a segment of our making belongs to. */
    static MessageBuilder messageOf(SegmentBuilder segment) {
        try {
            segment.getArena().allocate(IMPOSSIBLE_WORDS);
        } catch (Found found) {
            return found.message;
        }
        throw new IllegalStateException("a segment of a message which was not made by MessageBuilder");
    }

    @Override
    public ByteBuffer allocateSegment(int minimumBytes) {
        if (minimumBytes == IMPOSSIBLE_WORDS * 8) {
            throw new Found(message);
        }
        int bytes = Math.max(minimumBytes, nextBytes);
        nextBytes = Math.min(2 * nextBytes, SEGMENT_BYTES_MAX);
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
