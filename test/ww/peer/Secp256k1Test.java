package ww.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Vectors;

class Secp256k1Test {
    static Stream<Vectors.Case> signatures() {
        return Vectors.read("peer/secp256k1.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void everySignatureIsJudgedAsItShould(Vectors.Case vector) throws IOException {
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        byte[] message = vector.text("message").getBytes(StandardCharsets.UTF_8);
        assertEquals(vector.text("valid").equals("yes"), key.verify(message, vector.bytes("signature")));
    }

    @Test
    void everyTruncationAndEveryFlippedBitIsRefused() throws IOException {
        Vectors.Case vector = signatures().findFirst().orElseThrow();
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        byte[] message = vector.text("message").getBytes(StandardCharsets.UTF_8);
        byte[] signature = vector.bytes("signature");
        assertTrue(key.verify(message, signature));
        for (int length = 0; length < signature.length; length++) {
            assertFalse(key.verify(message, Arrays.copyOf(signature, length)), "length " + length);
        }
        for (int bit = 0; bit < signature.length * 8; bit += 11) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(key.verify(message, changed), "bit " + bit);
        }
    }
}
