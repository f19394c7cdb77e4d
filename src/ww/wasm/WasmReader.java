package ww.wasm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the primitive fields of the binary format (core specification, chapter 5) out of a byte array, never beyond its
 * end. Every fault is a {@link ModuleRefusedException} that names the offset.
 */
final class WasmReader {
    private final byte[] bytes;
    private int position;
    private int end;

    WasmReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position == end;
    }

    /** Makes {@code length} bytes from here the whole world and returns the old end, for {@link #widen}. */
    int narrow(long length) throws ModuleRefusedException {
        int old = end;
        end = position + need(length);
        return old;
    }

    /** Goes back to an old end; what was narrowed must have been read to its last byte. */
    void widen(int oldEnd, String what) throws ModuleRefusedException {
        if (position != end) {
            throw malformed(what + " has " + (end - position) + " bytes too many");
        }
        end = oldEnd;
    }

    int u8() throws ModuleRefusedException {
        need(1);
        return bytes[position++] & 0xff;
    }

    void skip(long count) throws ModuleRefusedException {
        position += need(count);
    }

    /** Goes to the end of what was narrowed. */
    void skipRest() {
        position = end;
    }

    /** An unsigned 32-bit LEB128 number. */
    long u32() throws ModuleRefusedException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                if (value > 0xffff_ffffL) {
                    break;
                }
                return value;
            }
        }
        throw malformed("number does not fit 32 bits");
    }

    /** A signed LEB128 number of at most {@code bits} bits; too long an encoding is refused. */
    long signed(int bits) throws ModuleRefusedException {
        long value = 0;
        int shift = 0;
        int next;
        do {
            if (shift >= bits) {
                throw malformed("number does not fit " + bits + " bits");
            }
            next = u8();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next >= 0x80);
        return shift < 64 ? value << (64 - shift) >> (64 - shift) : value;
    }

    /** A count of entries that take at least a byte each, so that no count can promise more than there is. */
    int count(String what, int limit) throws ModuleRefusedException {
        long count = u32();
        if (count > limit) {
            throw ModuleRefusedException.over(what, count, limit);
        }
        if (count > end - position) {
            throw malformed(count + " " + what + " in " + (end - position) + " bytes");
        }
        return (int) count;
    }

    String name() throws ModuleRefusedException {
        long length = u32();
        int start = position;
        skip(length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, (int) length)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("name is not UTF-8");
        }
    }

    ValueType valueType() throws ModuleRefusedException {
        return valueType(u8());
    }

    ValueType valueType(int code) throws ModuleRefusedException {
        return switch (code) {
            case 0x7f -> ValueType.I32;
            case 0x7e -> ValueType.I64;
            case 0x7d -> ValueType.F32;
            case 0x7c -> ValueType.F64;
            case 0x70 -> ValueType.FUNCREF;
            case 0x6f -> ValueType.EXTERNREF;
            case 0x69 -> ValueType.EXNREF;
            case 0x7b -> throw ModuleRefusedException.unsupported("SIMD (vectors of 128 bits)");
            case 0x63, 0x64 -> throw ModuleRefusedException.unsupported("typed references");
            case 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x71, 0x72, 0x73 ->
                    throw ModuleRefusedException.unsupported("garbage-collected objects");
            default -> throw malformed("value type 0x" + Integer.toHexString(code));
        };
    }

    ModuleRefusedException malformed(String what) {
        return ModuleRefusedException.invalid("malformed module at byte " + position + ": " + what);
    }

    private int need(long count) throws ModuleRefusedException {
        if (count > end - position) {
            throw malformed("unexpected end, " + count + " bytes wanted and " + (end - position) + " left");
        }
        return (int) count;
    }
}
