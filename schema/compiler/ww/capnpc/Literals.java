package ww.capnpc;

import ww.capnpc.request.Value;

/** Values as Java expressions. */
final class Literals {
    private Literals() { }

    /**
     * The bits that are XORed with a slot's bits because of its default: empty if there are none, else an argument with
     * a comma before it.
     */
    static String mask(Value value) {
        return switch (value.which()) {
            case BOOL -> value.getBool() ? ", true" : "";
            case INT8 -> argument(value.getInt8(), "(byte) ");
            case UINT8 -> argument(value.getUint8(), "(byte) ");
            case INT16 -> argument(value.getInt16(), "(short) ");
            case UINT16 -> argument(value.getUint16(), "(short) ");
            case INT32 -> argument(value.getInt32(), "");
            case UINT32 -> argument(value.getUint32(), "");
            case INT64 -> argument(value.getInt64());
            case UINT64 -> argument(value.getUint64());
            case FLOAT32 -> argument(Float.floatToRawIntBits(value.getFloat32()), "");
            case FLOAT64 -> argument(Double.doubleToRawLongBits(value.getFloat64()));
            case ENUM -> argument(value.getEnum(), "(short) ");
            default -> "";
        };
    }

    private static String argument(int bits, String cast) {
        return bits == 0 ? "" : ", " + cast + bits;
    }

    private static String argument(long bits) {
        return bits == 0 ? "" : ", " + bits + "L";
    }

    /** A number or truth value. */
    static String primitive(Value value, String floats, String doubles) {
        return switch (value.which()) {
            case BOOL -> String.valueOf(value.getBool());
            case INT8 -> String.valueOf(value.getInt8());
            case UINT8 -> String.valueOf(value.getUint8());
            case INT16 -> String.valueOf(value.getInt16());
            case UINT16 -> String.valueOf(value.getUint16());
            case INT32 -> String.valueOf(value.getInt32());
            case UINT32 -> String.valueOf(value.getUint32());
            case INT64 -> value.getInt64() + "L";
            case UINT64 -> value.getUint64() + "L";
            case FLOAT32 -> "%s.intBitsToFloat(%d)".formatted(floats, Float.floatToRawIntBits(value.getFloat32()));
            case FLOAT64 -> "%s.longBitsToDouble(%dL)".formatted(doubles,
                    Double.doubleToRawLongBits(value.getFloat64()));
            default -> throw new IllegalArgumentException("not a number: " + value.which());
        };
    }
}
