package ww.yamux;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The only one that reads from the wire: decodes frames and gives each to its stream or to the session. Never waits for
 * anything but the wire's input.
 */
final class FrameReader {
    /** Payload is taken from the wire in pieces of at most this size: memory follows bytes that have come. */
    private static final int PIECE_BYTES_MAX = 64 * 1024;

    private final InputStream in;
    private final YamuxSession session;
    private final StreamTable table;
    private final byte[] header = new byte[Frame.HEADER_BYTES];
    private final byte[] scratch = new byte[Chunks.PACKED_BELOW_BYTES];

    FrameReader(InputStream in, YamuxSession session, StreamTable table) {
        this.in = in;
        this.session = session;
        this.table = table;
    }

    /** Reads one frame and acts on it; answers false where the peer ended the wire between two frames. */
    boolean readFrame() throws IOException {
        int read = in.readNBytes(header, 0, header.length);
        if (read == 0) {
            return false;
        }
        if (read < header.length) {
            throw new EOFException("the wire ended within the header of a frame");
        }
        session.heard();
        Frame frame = Frame.decode(header);
        switch (frame.type()) {
            case Frame.DATA, Frame.WINDOW_UPDATE -> streamFrame(frame);
            case Frame.PING -> session.pinged(frame);
            default -> session.peerLeaves(frame.length());
        }
        return true;
    }

    /** Flags combine freely and come on either type: SYN first, then ACK, then what the frame carries, FIN and RST. */
    private void streamFrame(Frame frame) throws IOException {
        YamuxStream stream = frame.has(Frame.SYN) ? session.accept(frame) : table.get(frame.streamId());
        if (stream != null && frame.has(Frame.ACK)) {
            session.acknowledged(stream);
        }
        if (frame.type() == Frame.DATA) {
            payload(stream, frame.length());
        } else if (stream != null && !frame.has(Frame.RST)) {
            // On a reset the length may carry an application's error code.
            stream.output().grant(frame.length());
        }
        if (stream != null && frame.has(Frame.FIN)) {
            stream.input().finish();
            stream.settle();
        }
        if (stream != null && frame.has(Frame.RST)) {
            stream.resetByPeer();
        }
    }

    private void payload(YamuxStream stream, long length) throws IOException {
        if (stream == null) {
            skip(length);
            return;
        }
        stream.input().announce(length);
        long left = length;
        while (left > 0) {
            int piece = (int) Math.min(left, PIECE_BYTES_MAX);
            byte[] bytes = piece < scratch.length ? scratch : new byte[piece];
            readFully(bytes, piece);
            session.heard();
            if (!stream.input().deliver(bytes, piece)) {
                stream.reset();
            }
            left -= piece;
        }
    }

    private void skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            int piece = (int) Math.min(left, scratch.length);
            readFully(scratch, piece);
            session.heard();
            left -= piece;
        }
    }

    private void readFully(byte[] into, int length) throws IOException {
        if (in.readNBytes(into, 0, length) < length) {
            throw new EOFException("the wire ended within the payload of a frame");
        }
    }
}
