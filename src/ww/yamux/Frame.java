package ww.yamux;

/**
 * The header of a frame, 12 bytes, big-endian: {@code version u8 | type u8 | flags u16 | stream id u32 | length u32}.
 * The length means payload bytes (Data), added credit (WindowUpdate), an opaque value (Ping) or a code (GoAway).
 *
 * @param streamId unsigned; 0 for frames of the session itself
 * @param length 0 to 2^32-1
 */
record Frame(int type, int flags, int streamId, long length) {
    static final int HEADER_BYTES = 12;

    static final int DATA = 0;
    static final int WINDOW_UPDATE = 1;
    static final int PING = 2;
    static final int GO_AWAY = 3;

    /** Opens a stream; on a ping, asks. */
    static final int SYN = 1;
    /** Accepts a stream; on a ping, answers. */
    static final int ACK = 2;
    /** The sender of this frame sends no more data. */
    static final int FIN = 4;
    /** Aborts both directions. */
    static final int RST = 8;

    static Frame data(int flags, int streamId, int payloadBytes) {
        return new Frame(DATA, flags, streamId, payloadBytes);
    }

    static Frame windowUpdate(int flags, int streamId, int credit) {
        return new Frame(WINDOW_UPDATE, flags, streamId, credit);
    }

    static Frame reset(int streamId) {
        return new Frame(WINDOW_UPDATE, RST, streamId, 0);
    }

    static Frame ping(long value) {
        return new Frame(PING, SYN, 0, value);
    }

    static Frame pong(long value) {
        return new Frame(PING, ACK, 0, value);
    }

    static Frame goAway(int code) {
        return new Frame(GO_AWAY, 0, 0, code);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    void encode(byte[] into, int offset) {
        into[offset] = 0;
        into[offset + 1] = (byte) type;
        into[offset + 2] = (byte) (flags >>> 8);
        into[offset + 3] = (byte) flags;
        putInt(into, offset + 4, streamId);
        putInt(into, offset + 8, (int) length);
    }

    /** Unknown flag bits are carried and mean nothing; an unknown version or type is the peer's fault. */
    static Frame decode(byte[] from) throws YamuxException {
        if (from[0] != 0) {
            throw new YamuxException("frame of version " + (from[0] & 0xff) + ", only version 0 is known");
        }
        int type = from[1] & 0xff;
        if (type > GO_AWAY) {
            throw new YamuxException("frame of type " + type + ", the highest known is " + GO_AWAY);
        }
        int flags = (from[2] & 0xff) << 8 | from[3] & 0xff;
        return new Frame(type, flags, getInt(from, 4), Integer.toUnsignedLong(getInt(from, 8)));
    }

    private static void putInt(byte[] into, int offset, int value) {
        into[offset] = (byte) (value >>> 24);
        into[offset + 1] = (byte) (value >>> 16);
        into[offset + 2] = (byte) (value >>> 8);
        into[offset + 3] = (byte) value;
    }

    private static int getInt(byte[] from, int offset) {
        return (from[offset] & 0xff) << 24 | (from[offset + 1] & 0xff) << 16
                | (from[offset + 2] & 0xff) << 8 | from[offset + 3] & 0xff;
    }

    /** One line for a transcript: {@code DATA 1 SYN|FIN 5}. */
    @Override
    public String toString() {
        String name = switch (type) {
            case DATA -> "DATA";
            case WINDOW_UPDATE -> "WINDOW";
            case PING -> "PING";
            default -> "GOAWAY";
        };
        StringBuilder names = new StringBuilder();
        String[] known = {"SYN", "ACK", "FIN", "RST"};
        for (int i = 0; i < known.length; i++) {
            if (has(1 << i)) {
                names.append(names.isEmpty() ? "" : "|").append(known[i]);
            }
        }
        return name + " " + Integer.toUnsignedString(streamId) + " " + (names.isEmpty() ? "-" : names) + " " + length;
    }
}
