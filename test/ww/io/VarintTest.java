package ww.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VarintTest {
    static Stream<Vectors.Case> valid() {
        return Vectors.read("multiformats/varint.txt").stream().filter(c -> c.has("value"));
    }

    static Stream<Vectors.Case> malformed() {
        return Vectors.read("multiformats/varint.txt").stream().filter(c -> c.has("error"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void aValueHasOneEncoding(Vectors.Case vector) throws IOException {
        long value = Long.parseLong(vector.text("value"));
        byte[] bytes = vector.bytes("bytes");
        assertArrayEquals(bytes, Varint.encode(value));
        assertEquals(bytes.length, Varint.length(value));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Varint.write(out, value);
        assertArrayEquals(bytes, out.toByteArray());
        assertEquals(value, Varint.decode(bytes, 0));
        assertEquals(value, Varint.read(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readingTakesTheValueAndNothingBehindIt(Vectors.Case vector) throws IOException {
        byte[] bytes = vector.bytes("bytes");
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) 42).flip();
        Varint.read(buffer);
        assertEquals(42, buffer.get());
        ByteArrayInputStream in = new ByteArrayInputStream(buffer.array());
        Varint.read(in);
        assertEquals(42, in.read());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anyOtherEncodingIsRefused(Vectors.Case vector) {
        byte[] bytes = vector.bytes("bytes");
        IOException ofArray = assertThrows(IOException.class, () -> Varint.decode(bytes, 0));
        IOException ofStream =
                assertThrows(IOException.class, () -> Varint.read(new ByteArrayInputStream(bytes)));
        assertTrue(ofArray.getMessage().contains(vector.text("error")), ofArray.getMessage());
        assertTrue(ofStream.getMessage().contains(vector.text("error")), ofStream.getMessage());
    }

    @Test
    void negativeValuesAreOurMistake() {
        assertThrows(IllegalArgumentException.class, () -> Varint.encode(-1));
        assertThrows(IllegalArgumentException.class, () -> Varint.length(Long.MIN_VALUE));
    }

    @Test
    void encodingAtAnOffsetLeavesTheRestAlone() throws IOException {
        byte[] bytes = {1, 2, 3, 4, 5};
        assertEquals(3, Varint.encode(300, bytes, 1));
        assertArrayEquals(new byte[] {1, (byte) 0xac, 2, 4, 5}, bytes);
        assertEquals(300, Varint.decode(bytes, 1));
    }

    @Test
    void whatIsDecodedEncodesToTheSameBytes() {
        List<byte[]> valid = valid().map(c -> c.bytes("bytes")).toList();
        new Fuzz("varint").run(5_000, valid, input -> {
            long value = Varint.decode(input, 0);
            byte[] again = Varint.encode(value);
            assertArrayEquals(Arrays.copyOf(input, again.length), again);
        });
    }
}
