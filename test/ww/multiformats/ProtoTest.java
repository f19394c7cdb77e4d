package ww.multiformats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ww.io.Fuzz;
import ww.io.MalformedException;

class ProtoTest {
    /** Fields 1 to 5 of every wire type there is, and field 1 once more inside a message. */
    private static final String EVERY_TYPE =
            "089601" + "120774657374696e67" + "1d01020304" + "210102030405060708" + "2a03089601";

    @Test
    void integersAndBytesAreWrittenAsTheEncodingGuideSays() {
        assertEquals("089601", hex(new ProtoWriter().varint(1, 150)));
        assertEquals("120774657374696e67", hex(new ProtoWriter().string(2, "testing")));
        assertEquals("2a03089601", hex(new ProtoWriter().message(5, new ProtoWriter().varint(1, 150))));
        assertEquals("0a00", hex(new ProtoWriter().bytes(1, new byte[0])));
        assertEquals("0800", hex(new ProtoWriter().varint(1, 0)));
        assertEquals("08ffffffffffffffffff01", hex(new ProtoWriter().varint(1, -1)));
        assertEquals("f8ffffff0f01", hex(new ProtoWriter().varint((1 << 29) - 1, 1)));
    }

    @Test
    void fieldsAreReadInTheirOrder() throws IOException {
        ProtoReader fields = reader(EVERY_TYPE);
        assertTrue(fields.next());
        assertEquals(1, fields.field());
        assertEquals(150, fields.varint());
        assertTrue(fields.next());
        assertEquals("testing", fields.string(7));
        assertTrue(fields.next());
        assertTrue(fields.next());
        assertTrue(fields.next());
        assertEquals(5, fields.field());
        ProtoReader inner = fields.message(3);
        assertTrue(inner.next());
        assertEquals(150, inner.varint());
        assertFalse(inner.next());
        assertFalse(fields.next());
        assertFalse(fields.next());
    }

    @Test
    void fieldsNotTakenAreSkipped() throws IOException {
        ProtoReader fields = reader(EVERY_TYPE + "3001");
        int last = 0;
        while (fields.next()) {
            last = fields.field();
        }
        assertEquals(6, last);
    }

    @Test
    void aMessageTakenButNotReadIsSkipped() throws IOException {
        ProtoReader fields = reader("2a03089601" + "3001");
        fields.next();
        fields.message(10);
        assertTrue(fields.next());
        assertEquals(6, fields.field());
    }

    @Test
    void integersMayBeLongerThanNeededHere() throws IOException {
        ProtoReader fields = reader("089600" + "10ffffffffffffffffff01");
        fields.next();
        assertEquals(22, fields.varint());
        fields.next();
        assertEquals(-1, fields.varint());
    }

    @Test
    void everyPrefixEndsEarlyOrAtAField() throws IOException {
        byte[] whole = HexFormat.of().parseHex(EVERY_TYPE);
        List<Integer> borders = List.of(0, 3, 12, 17, 26);
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            if (borders.contains(length)) {
                readAll(new ProtoReader(prefix));
            } else {
                assertThrows(EOFException.class, () -> readAll(new ProtoReader(prefix)), "prefix " + length);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00, field number 0",
        "8080808010, field number 536870912",
        "0b, wire type 3",
        "0c, wire type 4",
        "0e01, wire type 6",
        "0f01, wire type 7",
        "08ffffffffffffffffffff01, longer than 10 bytes",
        "0a05010203, announces 5 bytes",
        "0affffffffffffffffff01, announces 18446744073709551615 bytes",
        "0affffffff0f, announces 4294967295 bytes",
        "0a80808080808080808001, announces 9223372036854775808 bytes",
    })
    void malformedMessagesAreRefused(String message, String error) {
        IOException refused = assertThrows(IOException.class, () -> readAll(reader(message)));
        assertTrue(refused.getMessage().contains(error), refused.getMessage());
    }

    @Test
    void aValueOfAnotherTypeIsRefused() throws IOException {
        ProtoReader fields = reader("089601");
        fields.next();
        assertThrows(MalformedException.class, () -> fields.bytes(10));
        ProtoReader bytes = reader("0a0101");
        bytes.next();
        assertThrows(MalformedException.class, bytes::varint);
    }

    @Test
    void valuesAboveTheCallersLimitAreRefused() throws IOException {
        ProtoReader fields = reader("0a0401020304");
        fields.next();
        IOException refused = assertThrows(MalformedException.class, () -> fields.bytes(3));
        assertEquals("protobuf field 1 has 4 bytes, at most 3 accepted", refused.getMessage());
        ProtoReader message = reader("0a0401020304");
        message.next();
        assertThrows(MalformedException.class, () -> message.message(3));
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        ProtoReader fields = reader("0a02c328");
        fields.next();
        assertThrows(MalformedException.class, () -> fields.string(10));
    }

    @Test
    void fieldsAreCountedAtEveryDepth() throws IOException {
        byte[] message = HexFormat.of().parseHex("2a04" + "08010801" + "0801");
        assertEquals(4, readDeep(new ProtoReader(message, 4)));
        assertThrows(MalformedException.class, () -> readDeep(new ProtoReader(message, 3)));
    }

    @Test
    void takingAValueTwiceIsOurMistake() throws IOException {
        ProtoReader fields = reader("0801");
        fields.next();
        fields.varint();
        assertThrows(IllegalStateException.class, fields::varint);
    }

    @Test
    void whatIsReadCanBeWrittenAndReadAgain() {
        List<byte[]> valid = List.of(HexFormat.of().parseHex(EVERY_TYPE),
                new ProtoWriter().varint(1, 7).string(2, "ä").bytes(3, new byte[200]).toByteArray());
        new Fuzz("protobuf").run(5_000, valid, input -> {
            ProtoReader fields = new ProtoReader(input, 20);
            while (fields.next()) {
                switch (fields.field()) {
                    case 1 -> {
                        long value = fields.varint();
                        ProtoReader again = new ProtoReader(new ProtoWriter().varint(1, value).toByteArray());
                        assertTrue(again.next());
                        assertEquals(value, again.varint());
                    }
                    case 2 -> {
                        String text = fields.string(100);
                        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8),
                                fieldOf(new ProtoWriter().string(2, text)));
                    }
                    case 5 -> readAll(fields.message(100));
                    default -> { }
                }
            }
        });
    }

    private static byte[] fieldOf(ProtoWriter message) throws IOException {
        ProtoReader fields = new ProtoReader(message.toByteArray());
        fields.next();
        return fields.bytes(100);
    }

    private static int readDeep(ProtoReader fields) throws IOException {
        int count = 0;
        while (fields.next()) {
            count += fields.field() == 5 ? 1 + readDeep(fields.message(10)) : 1;
        }
        return count;
    }

    private static void readAll(ProtoReader fields) throws IOException {
        while (fields.next()) {
            assertTrue(fields.field() > 0);
        }
    }

    private static ProtoReader reader(String hex) {
        return new ProtoReader(HexFormat.of().parseHex(hex));
    }

    private static String hex(ProtoWriter message) {
        return HexFormat.of().formatHex(message.toByteArray());
    }
}
