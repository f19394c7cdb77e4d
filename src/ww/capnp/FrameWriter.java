package ww.capnp;

import java.io.IOException;
import java.io.OutputStream;

/** Messages into a stream, one after the other. Used by one thread. Nothing is flushed but by {@link #flush()}. */
public final class FrameWriter {
    private final OutputStream out;
    private final boolean packed;

    private FrameWriter(OutputStream out, boolean packed) {
        this.out = out;
        this.packed = packed;
    }

    /** A writer of frames as they are. */
    public static FrameWriter plain(OutputStream out) {
        return new FrameWriter(out, false);
    }

    /** A writer of packed frames. */
    public static FrameWriter packed(OutputStream out) {
        return new FrameWriter(out, true);
    }

    /** Writes a message, in one piece. */
    public void write(MessageBuilder message) throws IOException {
        out.write(packed ? Frames.encodePacked(message) : Frames.encode(message));
    }

    public void flush() throws IOException {
        out.flush();
    }
}
