package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ww.io.Fuzz;

class ChunksTest {
    @Test
    void bytesComeOutAsTheyWentIn() {
        Random random = new Fuzz("chunks").random();
        Chunks chunks = new Chunks();
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 5_000; i++) {
            if (random.nextBoolean()) {
                byte[] piece = new byte[random.nextInt(random.nextBoolean() ? 5_000 : 20)];
                random.nextBytes(piece);
                in.writeBytes(piece);
                if (piece.length >= Chunks.PACKED_BELOW_BYTES) {
                    chunks.adopt(piece);
                } else {
                    byte[] larger = Arrays.copyOf(piece, piece.length + random.nextInt(9));
                    chunks.pack(larger, piece.length);
                    Arrays.fill(larger, (byte) 0);
                }
            } else {
                byte[] into = new byte[random.nextInt(6_000) + 3];
                int taken = chunks.take(into, 3, into.length - 3);
                out.write(into, 3, taken);
            }
            assertEquals(in.size() - out.size(), chunks.size());
        }
        byte[] rest = new byte[chunks.size()];
        chunks.take(rest, 0, rest.length);
        out.writeBytes(rest);
        assertArrayEquals(in.toByteArray(), out.toByteArray());
    }

    @Test
    void whatIsClearedIsGone() {
        Chunks chunks = new Chunks();
        chunks.pack(new byte[10], 10);
        chunks.adopt(new byte[3_000]);
        assertEquals(3_010, chunks.clear());
        assertEquals(0, chunks.size());
        assertEquals(0, chunks.take(new byte[1], 0, 1));
    }
}
