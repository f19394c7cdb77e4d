package ww.capnp;

import java.nio.ByteBuffer;
import org.capnproto.SegmentReader;

/** A segment of a received message, which knows its message. Readers keep their segment, and so find the cap table. */
final class MessageSegment extends SegmentReader {
    private final MessageReader message;

    MessageSegment(ByteBuffer words, MessageReader message) {
        super(words, message);
        this.message = message;
    }

    MessageReader message() {
        return message;
    }
}
