package ww.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Fuzz;
import ww.io.Vectors;

class PublicKeyTest {
    static Stream<Vectors.Case> keys() {
        return Vectors.read("peer/keys.txt").stream();
    }

    static Stream<Vectors.Case> malformed() {
        return Vectors.read("peer/bad-keys.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyIsReadAndWrittenTheSame(Vectors.Case vector) throws IOException {
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        assertEquals(KeyType.valueOf(vector.text("type")), key.type());
        assertArrayEquals(vector.bytes("public"), key.encode());
        assertEquals(key, PublicKey.of(key.type(), key.data()));
        assertEquals(key.hashCode(), PublicKey.of(key.type(), key.data()).hashCode());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSignatureFitsItsMessage(Vectors.Case vector) throws IOException {
        assertTrue(PublicKey.decode(vector.bytes("public")).verify(message(vector), vector.bytes("signature")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSignatureFitsNoOtherMessage(Vectors.Case vector) throws IOException {
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        byte[] message = message(vector);
        message[0] ^= 1;
        assertFalse(key.verify(message, vector.bytes("signature")));
        assertFalse(key.verify(new byte[0], vector.bytes("signature")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSignatureWithAnyByteChangedDoesNotFit(Vectors.Case vector) throws IOException {
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        byte[] message = message(vector);
        byte[] signature = vector.bytes("signature");
        int step = Math.max(1, signature.length / 16);
        for (int at = 0; at < signature.length; at += step) {
            byte[] changed = signature.clone();
            changed[at] ^= 1;
            assertFalse(key.verify(message, changed), "byte " + at);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSignatureOfAnotherLengthDoesNotFit(Vectors.Case vector) throws IOException {
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        byte[] message = message(vector);
        byte[] signature = vector.bytes("signature");
        for (int length : new int[] {0, 1, signature.length / 2, signature.length - 1, signature.length + 1}) {
            assertFalse(key.verify(message, Arrays.copyOf(signature, length)), "length " + length);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSignatureIsOfOneKeyOnly(Vectors.Case vector) throws IOException {
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        for (Vectors.Case other : keys().toList()) {
            boolean same = other.name().equals(vector.name());
            assertEquals(same, key.verify(message(vector), other.bytes("signature")), other.name());
        }
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedKeysAreRefused(Vectors.Case vector) {
        IOException refused = assertThrows(IOException.class, () -> PublicKey.decode(vector.bytes("public")));
        assertTrue(refused.getMessage().contains(vector.text("error")), refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyPrefixOfAKeyIsRefused(Vectors.Case vector) {
        byte[] whole = vector.bytes("public");
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> PublicKey.decode(prefix), "prefix of " + length);
        }
    }

    @Test
    void keysOfTheSameDataAndAnotherTypeDiffer() throws IOException {
        List<Vectors.Case> keys = keys().toList();
        PublicKey first = PublicKey.decode(keys.get(0).bytes("public"));
        PublicKey second = PublicKey.decode(keys.get(1).bytes("public"));
        assertNotEquals(first, second);
        assertEquals(first, PublicKey.decode(keys.get(0).bytes("public")));
    }

    @Test
    void theDataGivenInAndOutAreCopies() throws IOException {
        byte[] data = Identity.generate().publicKey().data();
        byte[] given = data.clone();
        PublicKey key = PublicKey.of(KeyType.ED25519, given);
        given[0] ^= 1;
        key.data()[0] ^= 1;
        assertArrayEquals(data, key.data());
    }

    @Test
    void whateverIsReadAsAKeyHasThatEncodingAndCanBeAskedToVerify() {
        List<byte[]> valid = keys().map(c -> c.bytes("public")).toList();
        new Fuzz("public key").run(1_000, valid, input -> {
            PublicKey key = PublicKey.decode(input);
            assertArrayEquals(input, key.encode());
            assertFalse(key.verify(input, new byte[64]));
        });
    }

    @Test
    void noDamagedSignatureFits() throws IOException {
        for (Vectors.Case vector : keys().toList()) {
            PublicKey key = PublicKey.decode(vector.bytes("public"));
            byte[] message = message(vector);
            byte[] signature = vector.bytes("signature");
            new Fuzz("signature of " + vector).run(100, List.of(signature), input ->
                    assertEquals(Arrays.equals(signature, input), key.verify(message, input)));
        }
    }

    private static byte[] message(Vectors.Case vector) {
        return vector.text("message").getBytes(StandardCharsets.UTF_8);
    }
}
