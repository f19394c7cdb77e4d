package ww.multiformats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import ww.io.MalformedException;

/**
 * A cursor over the fields of one protobuf message. The caller loops and takes what it knows; a field it does not take
 * is skipped:
 *
 * <pre>{@code
 * ProtoReader fields = new ProtoReader(bytes);
 * while (fields.next()) {
 *     switch (fields.field()) {
 *         case 1 -> key = fields.bytes(KEY_BYTES_MAX);
 *         case 2 -> sequence = fields.varint();
 *         default -> { }
 *     }
 * }
 * }</pre>
 *
 * <p>Nothing is allocated before its length was compared with the bytes present and with the caller's limit. Every
 * field met, at any depth, counts against one bound, so that a small message cannot make many objects. A field of
 * another wire type than the one asked for and the long-deprecated groups are errors. Not for concurrent use.
 */
public final class ProtoReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH_DELIMITED = 2;
    static final int FIXED32 = 5;

    /** Enough for every message of libp2p but a gossip RPC, whose reader sets its own bound. */
    public static final int DEFAULT_FIELDS_MAX = 1024;

    /** Protobuf, unlike unsigned-varint, carries all 64 bits and therefore needs ten groups. */
    private static final int VARINT_BYTES_MAX = 10;

    /** The largest field number of protobuf. */
    private static final long FIELD_MAX = (1 << 29) - 1;

    private final ByteBuffer from;
    private final Budget budget;
    private int field;
    private int wireType;
    private boolean taken = true;

    public ProtoReader(byte[] message) {
        this(message, DEFAULT_FIELDS_MAX);
    }

    /** A reader that fails at the field after the first {@code fieldsMax}, nested ones counted. */
    public ProtoReader(byte[] message, int fieldsMax) {
        this(ByteBuffer.wrap(message), new Budget(fieldsMax));
    }

    private ProtoReader(ByteBuffer from, Budget budget) {
        this.from = from;
        this.budget = budget;
    }

    /** Moves to the next field, past the value of the last one where it was not taken; false at the end. */
    public boolean next() throws IOException {
        if (!taken) {
            skip();
        }
        if (!from.hasRemaining()) {
            return false;
        }
        budget.spend();
        long tag = rawVarint();
        long number = tag >>> 3;
        if (number == 0 || number > FIELD_MAX) {
            throw new MalformedException("protobuf field number " + number + " is not within 1.." + FIELD_MAX);
        }
        field = (int) number;
        wireType = (int) (tag & 7);
        taken = false;
        return true;
    }

    /** The number of the field the cursor is at. */
    public int field() {
        return field;
    }

    /** The value of an integer, enum or bool field; as unsigned where the field is {@code uint64}. */
    public long varint() throws IOException {
        take(VARINT);
        return rawVarint();
    }

    /** The value of a bool field. */
    public boolean bool() throws IOException {
        return varint() != 0;
    }

    /** The value of a {@code bytes} field of at most {@code bytesMax}. */
    public byte[] bytes(int bytesMax) throws IOException {
        byte[] value = new byte[lengthOfDelimited(bytesMax)];
        from.get(value);
        return value;
    }

    /** The value of a {@code string} field of at most {@code bytesMax} bytes, which must be UTF-8. */
    public String string(int bytesMax) throws IOException {
        byte[] value = bytes(bytesMax);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("protobuf string field " + field + " is not UTF-8", e);
        }
    }

    /** A reader of the message in this field; it shares this reader's bytes and its bound on fields. */
    public ProtoReader message(int bytesMax) throws IOException {
        int length = lengthOfDelimited(bytesMax);
        ByteBuffer inner = from.slice(from.position(), length);
        from.position(from.position() + length);
        return new ProtoReader(inner, budget);
    }

    private void skip() throws IOException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> skipFixed(FIXED64, Long.BYTES);
            case FIXED32 -> skipFixed(FIXED32, Integer.BYTES);
            case LENGTH_DELIMITED -> {
                int length = lengthOfDelimited(Integer.MAX_VALUE);
                from.position(from.position() + length);
            }
            default -> throw new MalformedException("protobuf field " + field + " has the wire type " + wireType);
        }
    }

    private void skipFixed(int type, int length) throws IOException {
        take(type);
        if (from.remaining() < length) {
            throw new EOFException("the protobuf message ends inside field " + field);
        }
        from.position(from.position() + length);
    }

    private int lengthOfDelimited(int bytesMax) throws IOException {
        take(LENGTH_DELIMITED);
        long length = rawVarint();
        if (length < 0 || length > from.remaining()) {
            throw new EOFException("protobuf field " + field + " announces " + Long.toUnsignedString(length)
                    + " bytes, " + from.remaining() + " follow");
        }
        if (length > bytesMax) {
            throw new MalformedException(
                    "protobuf field " + field + " has " + length + " bytes, at most " + bytesMax + " accepted");
        }
        return (int) length;
    }

    private void take(int type) throws MalformedException {
        if (taken) {
            throw new IllegalStateException("the value of field " + field + " was taken before");
        }
        if (wireType != type) {
            throw new MalformedException(
                    "protobuf field " + field + " has the wire type " + wireType + " instead of " + type);
        }
        taken = true;
    }

    private long rawVarint() throws IOException {
        long value = 0;
        for (int count = 0; count < VARINT_BYTES_MAX; count++) {
            if (!from.hasRemaining()) {
                throw new EOFException("the protobuf message ends inside a varint");
            }
            byte group = from.get();
            value |= (group & 0x7fL) << (7 * count);
            if (group >= 0) {
                return value;
            }
        }
        throw new MalformedException("a protobuf varint is longer than " + VARINT_BYTES_MAX + " bytes");
    }

    /** How many fields may still come, shared by a message and all messages inside it. */
    private static final class Budget {
        private final int fieldsMax;
        private int spent;

        Budget(int fieldsMax) {
            this.fieldsMax = fieldsMax;
        }

        void spend() throws MalformedException {
            if (++spent > fieldsMax) {
                throw new MalformedException("a protobuf message has more than " + fieldsMax + " fields");
            }
        }
    }
}
