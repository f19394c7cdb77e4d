package ww.multiformats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Fuzz;
import ww.io.Vectors;

class Base58Test {
    static Stream<Vectors.Case> valid() {
        return Vectors.read("multiformats/base58.txt").stream().filter(c -> c.has("bytes"));
    }

    static Stream<Vectors.Case> malformed() {
        return Vectors.read("multiformats/base58.txt").stream().filter(c -> c.has("error"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void bytesAndTextStandForEachOther(Vectors.Case vector) throws IOException {
        assertEquals(vector.text("text"), Base58.encode(vector.bytes("bytes")));
        assertArrayEquals(vector.bytes("bytes"), Base58.decode(vector.text("text")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void textInAnotherAlphabetIsRefused(Vectors.Case vector) {
        IOException refused = assertThrows(IOException.class, () -> Base58.decode(vector.text("text")));
        assertTrue(refused.getMessage().contains(vector.text("error")), refused.getMessage());
    }

    @Test
    void encodingDoesNotChangeItsInput() {
        byte[] bytes = {0, 1, 2, 3};
        Base58.encode(bytes);
        assertArrayEquals(new byte[] {0, 1, 2, 3}, bytes);
    }

    @Test
    void whatIsDecodedEncodesToTheSameText() {
        List<byte[]> valid = valid().map(c -> c.text("text").getBytes(StandardCharsets.ISO_8859_1)).toList();
        new Fuzz("base58").run(5_000, valid, input -> {
            String text = new String(input, StandardCharsets.ISO_8859_1);
            assertEquals(text, Base58.encode(Base58.decode(text)));
        });
    }

    @Test
    void whateverIsEncodedDecodesToTheSameBytes() {
        List<byte[]> valid = valid().map(c -> c.bytes("bytes")).toList();
        new Fuzz("base58 bytes").run(5_000, valid, input -> {
            String text = Base58.encode(input);
            if (text.length() <= Radix.TEXT_CHARS_MAX) {
                assertArrayEquals(input, Base58.decode(text));
            }
        });
    }
}
