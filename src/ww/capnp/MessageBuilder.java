package ww.capnp;

import java.nio.ByteBuffer;
import org.capnproto.BuilderArena;
import org.capnproto.SegmentBuilder;

/**
 * A message under construction: segments of words and the capabilities in it. One thread builds it.
 *
 * <p>Space which was filled and is then replaced is zeroed but not used again; build every part once.
 */
public final class MessageBuilder implements AutoCloseable {
    /**
     * The first segment's default size: room for a small RPC message. It is zeroed for each message, so a larger one
     * would cost more than building the message does.
     */
    public static final int FIRST_SEGMENT_WORDS = 32;

    private final BuilderArena arena;
    private final CapabilityTable capabilities = new CapabilityTable();

    public MessageBuilder() {
        this(FIRST_SEGMENT_WORDS);
    }

    /** A message whose first segment has this many words; more segments come when it is full. */
    public MessageBuilder(int firstSegmentWords) {
        arena = new BuilderArena(new MessageAllocator(this, 8 * Math.max(1, firstSegmentWords)));
        arena.allocate(1);
    }

    /** The root pointer. */
    public AnyPointer.Builder root() {
        return new AnyPointer.Builder(arena.getSegment(0), 0);
    }

    /** Makes the root a new struct. */
    public <B extends StructBuilder> B initRoot(StructFactory<B, ?> factory) {
        return root().initAs(factory);
    }

    /** The root struct, made if there is none. */
    public <B extends StructBuilder> B getRoot(StructFactory<B, ?> factory) {
        return root().getAs(factory);
    }

    /** The capabilities which pointers in this message mean. */
    public CapabilityTable capabilities() {
        return capabilities;
    }

    /** The message's segments as far as they are used, in order; views, not copies. */
    public ByteBuffer[] segments() {
        return arena.getSegmentsForOutput();
    }

    /** Words in use in all segments. */
    public long words() {
        long words = 0;
        for (SegmentBuilder segment : arena.segments) {
            words += segment.currentSize();
        }
        return words;
    }

    /** Releases the capabilities. */
    @Override
    public void close() {
        capabilities.close();
    }
}
