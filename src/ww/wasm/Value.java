package ww.wasm;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A number that goes into a guest or comes out of it.
 *
 * <p>WebAssembly integers have no sign, only their operations have, so a result can be read both ways and both ways are
 * offered. Text is converted exactly: a number that does not fit its type is an error, never a truncation.
 */
public sealed interface Value {
    /** Decimal text with integers read as two's complement; {@code nan}, {@code inf} and {@code -inf} for floats. */
    String signed();

    /** Decimal text with integers read as unsigned; floats as in {@link #signed()}. */
    String unsigned();

    /** The value as the engine passes it: integers sign-extended, floats as their bit pattern. */
    long bits();

    ValueType type();

    record I32(int value) implements Value {
        @Override
        public String signed() {
            return Integer.toString(value);
        }

        @Override
        public String unsigned() {
            return Integer.toUnsignedString(value);
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public ValueType type() {
            return ValueType.I32;
        }
    }

    record I64(long value) implements Value {
        @Override
        public String signed() {
            return Long.toString(value);
        }

        @Override
        public String unsigned() {
            return Long.toUnsignedString(value);
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public ValueType type() {
            return ValueType.I64;
        }
    }

    record F32(float value) implements Value {
        @Override
        public String signed() {
            return Float.isFinite(value) ? Float.toString(value) : special(value);
        }

        @Override
        public String unsigned() {
            return signed();
        }

        @Override
        public long bits() {
            return Float.floatToRawIntBits(value);
        }

        @Override
        public ValueType type() {
            return ValueType.F32;
        }
    }

    record F64(double value) implements Value {
        @Override
        public String signed() {
            return Double.isFinite(value) ? Double.toString(value) : special(value);
        }

        @Override
        public String unsigned() {
            return signed();
        }

        @Override
        public long bits() {
            return Double.doubleToRawLongBits(value);
        }

        @Override
        public ValueType type() {
            return ValueType.F64;
        }
    }

    /**
     * Reads a number of the given type. Integers are decimal, from the least signed to the greatest unsigned value of
     * the type; floats are what Java calls a decimal or hexadecimal floating-point literal without a suffix, or
     * {@code nan}, {@code inf}, {@code -inf}.
     *
     * @throws IllegalArgumentException if the text is no such number; the message names text, type and range
     */
    static Value parse(ValueType type, String text) {
        return switch (type) {
            case I32 -> new I32(integer(text, type, 32).intValue());
            case I64 -> new I64(integer(text, type, 64).longValue());
            case F32 -> new F32((float) real(text, type, true));
            case F64 -> new F64(real(text, type, false));
            default -> throw new IllegalArgumentException("a value of type " + type + " cannot be given as text");
        };
    }

    /** The value of the given numeric type with these bits. */
    static Value of(ValueType type, long bits) {
        return switch (type) {
            case I32 -> new I32((int) bits);
            case I64 -> new I64(bits);
            case F32 -> new F32(Float.intBitsToFloat((int) bits));
            case F64 -> new F64(Double.longBitsToDouble(bits));
            default -> throw new IllegalArgumentException("not a number type: " + type);
        };
    }

    private static BigInteger integer(String text, ValueType type, int width) {
        if (!isDecimal(text)) {
            throw new IllegalArgumentException("\"" + abbreviated(text) + "\" is not a decimal " + type);
        }
        BigInteger number = new BigInteger(text);
        BigInteger least = BigInteger.ONE.shiftLeft(width - 1).negate();
        BigInteger most = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw new IllegalArgumentException(text + " is out of range for " + type + " (" + least + " to " + most
                    + ")");
        }
        return number;
    }

    /** Twenty digits and a sign hold every 64-bit number; more is refused before it is converted. */
    private static boolean isDecimal(String text) {
        int first = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = text.length() - first;
        for (int i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return digits >= 1 && digits <= 20;
    }

    private static double real(String text, ValueType type, boolean single) {
        switch (text) {
            case "nan", "+nan", "-nan":
                return Double.NaN;
            case "inf", "+inf":
                return Double.POSITIVE_INFINITY;
            case "-inf":
                return Double.NEGATIVE_INFINITY;
            default:
        }
        // A hundred characters hold every double to its last digit many times over.
        if (text.length() > 100 || !FloatText.PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + abbreviated(text) + "\" is not a number of type " + type);
        }
        double number = single ? Float.parseFloat(text) : Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new IllegalArgumentException(text + " is out of range for " + type);
        }
        return number;
    }

    private static String abbreviated(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
}

/** The shape of a float's text: Java's parser alone would also take suffixes and surrounding blanks. */
final class FloatText {
    static final Pattern PATTERN = Pattern.compile("[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
            + "|0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+)");

    private FloatText() {
    }
}
