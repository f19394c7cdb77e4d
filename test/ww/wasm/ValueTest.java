package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void integersReadSignedAndUnsigned() {
        assertEquals(new Value.I32(-1), Value.parse(ValueType.I32, "-1"));
        assertEquals(new Value.I32(-1), Value.parse(ValueType.I32, "4294967295"));
        assertEquals(new Value.I32(Integer.MIN_VALUE), Value.parse(ValueType.I32, "-2147483648"));
        assertEquals(new Value.I32(7), Value.parse(ValueType.I32, "+007"));
        assertEquals(new Value.I64(-1), Value.parse(ValueType.I64, "18446744073709551615"));
        assertEquals(new Value.I64(Long.MIN_VALUE), Value.parse(ValueType.I64, "-9223372036854775808"));
    }

    @Test
    void floatsReadDecimalHexadecimalAndWords() {
        assertEquals(new Value.F64(0.1), Value.parse(ValueType.F64, "0.1"));
        assertEquals(new Value.F64(-1.5), Value.parse(ValueType.F64, "-0x1.8p0"));
        assertEquals(new Value.F64(Double.NEGATIVE_INFINITY), Value.parse(ValueType.F64, "-inf"));
        assertTrue(Double.isNaN(((Value.F64) Value.parse(ValueType.F64, "nan")).value()));
        // Rounded once, not by way of a double.
        assertEquals(new Value.F32(Float.parseFloat("1.00000017881393432617187499")),
                Value.parse(ValueType.F32, "1.00000017881393432617187499"));
    }

    @Test
    void whatIsNoNumberOfTheTypeIsRefused() {
        for (String text : List.of("", " 1", "1 ", "1.0", "0x10", "one", "--1", "4294967296", "-2147483649",
                "123456789012345678901", "1e3", "١")) {
            assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.I32, text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.I64, "18446744073709551616"));
        for (String text : List.of("", "1f", "1d", " 1", "NaN", "Infinity", "0x1", "1e400", "1,5", "1e", ".",
                "1".repeat(101))) {
            assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.F64, text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.F32, "1e39"));
        assertThrows(IllegalArgumentException.class, () -> Value.parse(ValueType.FUNCREF, "0"));
    }

    @Test
    void aLongBadTextIsNotRepeatedInFull() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Value.parse(ValueType.I32, "x".repeat(100_000))).getMessage();
        assertTrue(message.length() < 200);
    }

    @Test
    void bitsComeBackAsTheSameValue() {
        for (Value value : List.of(new Value.I32(-5), new Value.I64(Long.MIN_VALUE), new Value.F32(-0.0f),
                new Value.F64(Double.MIN_VALUE))) {
            assertEquals(value, Value.of(value.type(), value.bits()));
        }
    }
}
