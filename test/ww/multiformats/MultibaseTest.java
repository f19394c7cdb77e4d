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

class MultibaseTest {
    static Stream<Vectors.Case> valid() {
        return Vectors.read("multiformats/multibase.txt").stream().filter(c -> c.has("bytes"));
    }

    static Stream<Vectors.Case> malformed() {
        return Vectors.read("multiformats/multibase.txt").stream().filter(c -> c.has("error"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void theFirstCharacterNamesTheBase(Vectors.Case vector) throws IOException {
        assertArrayEquals(vector.bytes("bytes"), Multibase.decode(vector.text("text")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anythingElseIsRefused(Vectors.Case vector) {
        IOException refused = assertThrows(IOException.class, () -> Multibase.decode(vector.text("text")));
        assertTrue(refused.getMessage().contains(vector.text("error")), refused.getMessage());
    }

    @Test
    void whatIsEncodedComesBack() {
        List<byte[]> valid = valid().map(c -> c.bytes("bytes")).toList();
        new Fuzz("multibase").run(5_000, valid, input -> {
            assertArrayEquals(input, Multibase.decode(Multibase.encodeBase32(input)));
            assertArrayEquals(input, Multibase.decode(Multibase.encodeBase64Url(input)));
        });
    }

    @Test
    void base32TextHasOneForm() {
        List<byte[]> valid = valid().map(c -> c.text("text").getBytes(StandardCharsets.ISO_8859_1)).toList();
        new Fuzz("multibase text").run(5_000, valid, input -> {
            String text = new String(input, StandardCharsets.ISO_8859_1);
            byte[] bytes = Multibase.decode(text);
            if (text.startsWith("b")) {
                assertEquals(text, Multibase.encodeBase32(bytes));
            }
        });
    }
}
