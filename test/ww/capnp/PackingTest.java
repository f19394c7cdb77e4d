package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {
    @Test
    void wordsArePackedAsTheVectorsSay() throws IOException {
        for (String[] vector : Vectors.read("capnp/packing.txt")) {
            byte[] words = Vectors.hex(vector[0]);
            assertEquals(vector[1], HexFormat.of().formatHex(Packing.pack(words)), vector[0]);
            assertArrayEquals(words, unpack(Vectors.hex(vector[1]), 1000), vector[1]);
        }
    }

    @Test
    void anythingPackedComesBackWhateverPiecesItIsReadIn() throws IOException {
        Random random = Seeds.random("packing");
        for (int round = 0; round < Seeds.scaled(300); round++) {
            byte[] words = sparse(random, 8 * random.nextInt(600), random.nextInt(100));
            assertArrayEquals(words, unpack(Packing.pack(words), 1 + random.nextInt(40)));
        }
    }

    @Test
    void longRunsAreCutAtTheirLimit() throws IOException {
        for (int words : new int[] {255, 256, 257, 511, 512, 513, 1000}) {
            byte[] full = new byte[8 * words];
            Arrays.fill(full, (byte) 7);
            assertArrayEquals(full, unpack(Packing.pack(full), 4096));
            assertArrayEquals(new byte[8 * words], unpack(Packing.pack(new byte[8 * words]), 4096));
        }
    }

    @Test
    void bytesThatAreNoWordsAreNotPacked() {
        assertThrows(IllegalArgumentException.class, () -> Packing.pack(new byte[9]));
    }

    @Test
    void everyCutOfPackedBytesEndsInAnErrorOrOnAWord() throws IOException {
        byte[] packed = Packing.pack(sparse(new Random(1), 8 * 50, 60));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                try {
                    assertEquals(0, unpack(cut, 100).length % 8);
                } catch (CapnpException e) {
                    assertEquals("packed bytes end within a word or a run", e.getMessage());
                }
            });
        }
    }

    @Test
    void aTagWithoutItsBytesDoesNotHang() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () ->
                assertThrows(CapnpException.class, () -> unpack(new byte[] {0x10, 0x05, 0x00}, 100)));
    }

    private static byte[] sparse(Random random, int size, int percentZero) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = random.nextInt(100) < percentZero ? 0 : (byte) random.nextInt();
        }
        return bytes;
    }

    /** Unpacks from a source which gives a few bytes at a time. */
    private static byte[] unpack(byte[] packed, int pieceBytes) throws IOException {
        InputStream pieces = new ByteArrayInputStream(packed) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, pieceBytes));
            }
        };
        try (InputStream unpacked = new UnpackingStream(pieces)) {
            return unpacked.readAllBytes();
        }
    }
}
