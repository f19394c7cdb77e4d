package ww.capnp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.capnproto.Arena;
import org.capnproto.SegmentReader;

/**
 * A received message. Its bytes are checked once, when a root or an {@link AnyPointer} is taken as a type: every
 * pointer is followed, within the limits, and compared with what the type expects. Whatever a reader then shows is
 * there; readers throw nothing that depends on what the peer sent, and several threads may read at once.
 *
 * <p><b>Why checked at the door.</b> A reader that checks while it is read has to throw from every getter, at a
 * moment when half of the message has already been acted upon. The price is that a fault in a part which nobody would
 * have read refuses the whole message.
 */
public final class MessageReader implements Arena, AutoCloseable {
    private final MessageSegment[] segments;
    private final MessageLimits limits;
    private CapabilityTable capabilities = new CapabilityTable();

    /**
     * @param segments the words of each segment, from position to limit; not to be changed while the message is read
     */
    public MessageReader(ByteBuffer[] segments, MessageLimits limits) {
        this.segments = new MessageSegment[segments.length];
        for (int i = 0; i < segments.length; i++) {
            this.segments[i] = new MessageSegment(segments[i].slice().order(ByteOrder.LITTLE_ENDIAN), this);
        }
        this.limits = limits;
    }

    /** The root struct; a struct of defaults if the root pointer is null. */
    public <R extends StructReader> R getRoot(StructFactory<?, R> factory) throws CapnpException {
        new MessageCheck(limits).struct(rootSegment(), 0, factory);
        return factory.read(segments[0], 0);
    }

    /** The root pointer, whatever it is. */
    public AnyPointer.Reader root() throws CapnpException {
        new MessageCheck(limits).any(rootSegment(), 0);
        return new AnyPointer.Reader(segments[0], 0);
    }

    private SegmentReader rootSegment() throws CapnpException {
        if (segments.length == 0 || segments[0].buffer.capacity() < 8) {
            throw new CapnpException("message has no root pointer: its first segment is empty");
        }
        return segments[0];
    }

    /** The capabilities which pointers in this message mean; empty until {@link #setCapabilities}. */
    public CapabilityTable capabilities() {
        return capabilities;
    }

    /** Says what capability pointers in this message mean; the message owns the table from then on. */
    public void setCapabilities(CapabilityTable table) {
        capabilities.close();
        capabilities = table;
    }

    /** Words in all segments. */
    public long words() {
        long words = 0;
        for (MessageSegment segment : segments) {
            words += segment.buffer.capacity() / 8;
        }
        return words;
    }

    MessageLimits limits() {
        return limits;
    }

    /** For the runtime and for the check: a segment by number, or null. */
    @Override
    public SegmentReader tryGetSegment(int id) {
        return id >= 0 && id < segments.length ? segments[id] : null;
    }

    /** For the runtime; {@link MessageCheck} has counted already. */
    @Override
    public void checkReadLimit(int words) {
        // counted once, when the message was checked
    }

    /** Releases the capabilities. The bytes stay readable. */
    @Override
    public void close() {
        capabilities.close();
    }
}
