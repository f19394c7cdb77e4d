package ww.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Fuzz;
import ww.io.Vectors;

class PeerIdTest {
    static Stream<Vectors.Case> keys() {
        return Vectors.read("peer/keys.txt").stream();
    }

    static Stream<Vectors.Case> valid() {
        return Vectors.read("peer/peer-ids.txt").stream().filter(c -> c.has("canonical"));
    }

    static Stream<Vectors.Case> malformed() {
        return Vectors.read("peer/peer-ids.txt").stream().filter(c -> c.has("error"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theIdIsTheHashOfTheKey(Vectors.Case vector) throws IOException {
        PeerId id = PeerId.of(PublicKey.decode(vector.bytes("public")));
        assertEquals(vector.text("id"), id.toString());
        assertEquals(id, PeerId.parse(vector.text("id")));
        assertEquals(id, PeerId.decode(id.bytes()));
        assertEquals(id.hashCode(), PeerId.decode(id.bytes()).hashCode());
        if (vector.has("cid32")) {
            assertEquals(id, PeerId.parse(vector.text("cid32")));
            assertEquals(id, PeerId.parse(vector.text("cid36")));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shortKeysAreContainedInTheirIds(Vectors.Case vector) throws IOException {
        PublicKey key = PublicKey.decode(vector.bytes("public"));
        boolean contained = key.type() == KeyType.ED25519 || key.type() == KeyType.SECP256K1;
        assertEquals(contained ? Optional.of(key) : Optional.empty(), PeerId.of(key).publicKey());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void everyTextFormIsPrintedAsBase58(Vectors.Case vector) throws IOException {
        assertEquals(vector.text("canonical"), PeerId.parse(vector.text("text")).toString());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedIdsAreRefused(Vectors.Case vector) {
        IOException refused = assertThrows(IOException.class, () -> {
            if (vector.has("text")) {
                PeerId.parse(vector.text("text"));
            } else {
                PeerId.decode(vector.bytes("bytes"));
            }
        });
        assertTrue(refused.getMessage().contains(vector.text("error")), refused.getMessage());
    }

    @Test
    void everyPrefixOfAnIdIsRefused() {
        byte[] whole = Identity.generate().id().bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> PeerId.decode(prefix), "prefix of " + length);
        }
    }

    @Test
    void veryLongTextIsRefusedAtOnce() {
        assertThrows(IOException.class, () -> PeerId.parse("1".repeat(1_000_000)));
        assertThrows(IOException.class, () -> PeerId.parse("b" + "a".repeat(1_000_000)));
    }

    @Test
    void anIdMayContainWhatIsNoKey() throws IOException {
        PeerId id = PeerId.decode(new byte[] {0, 3, 1, 2, 3});
        assertThrows(IOException.class, id::publicKey);
    }

    @Test
    void idsAreOrderedByTheirBytes() throws IOException {
        List<PeerId> ids = new ArrayList<>();
        for (int last : new int[] {0xff, 0x00, 0x80, 0x7f}) {
            byte[] bytes = new byte[34];
            bytes[0] = 0x12;
            bytes[1] = 0x20;
            bytes[33] = (byte) last;
            ids.add(PeerId.decode(bytes));
        }
        PeerId largest = ids.getFirst();
        ids.sort(null);
        assertEquals(largest, ids.getLast());
        assertEquals(0, ids.getFirst().bytes()[33]);
        assertEquals(0x7f, ids.get(1).bytes()[33]);
        assertNotEquals(ids.get(0), ids.get(1));
    }

    @Test
    void theBytesGivenOutAreACopy() {
        PeerId id = Identity.generate().id();
        byte[] before = id.bytes();
        id.bytes()[5] ^= 1;
        assertArrayEquals(before, id.bytes());
    }

    @Test
    void whateverIsReadAsAnIdReadsTheSameInEveryForm() {
        List<byte[]> valid = keys().map(c -> bytesOf(c.text("id"))).toList();
        new Fuzz("peer id").run(5_000, valid, input -> {
            PeerId id = PeerId.decode(input);
            assertArrayEquals(input, id.bytes());
            assertEquals(id, PeerId.parse(id.toString()));
        });
        List<byte[]> texts = keys().map(c -> c.text("id").getBytes(StandardCharsets.US_ASCII)).toList();
        new Fuzz("peer id text").run(5_000, texts, input -> {
            PeerId id = PeerId.parse(new String(input, StandardCharsets.ISO_8859_1));
            assertEquals(id, PeerId.parse(id.toString()));
        });
    }

    private static byte[] bytesOf(String id) {
        try {
            return PeerId.parse(id).bytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
