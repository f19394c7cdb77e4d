package ww.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void readsExactlyWhatWasAskedFor() throws IOException {
        for (int count : new int[] {0, 1, 4095, 4096, 4097, 8192, 100_000}) {
            byte[] source = random(count + 1);
            InputStream in = new Dribble(source);
            assertArrayEquals(Arrays.copyOf(source, count), Bytes.readExactly(in, count, count, "test"));
            assertEquals(source[count] & 0xff, in.read());
        }
    }

    @Test
    void aCountAboveTheLimitIsRefusedBeforeAnythingIsRead() {
        InputStream in = new ByteArrayInputStream(new byte[10]);
        IOException refused =
                assertThrows(MalformedException.class, () -> Bytes.readExactly(in, 6, 5, "identify message"));
        assertEquals("identify message: 6 bytes announced, at most 5 accepted", refused.getMessage());
        assertThrows(MalformedException.class, () -> Bytes.readExactly(in, Long.MAX_VALUE, 5, "x"));
        assertThrows(MalformedException.class, () -> Bytes.readExactly(in, -1, 5, "x"));
        assertDoesNotMove(in, 10);
    }

    @Test
    void everyEarlyEndIsAnError() {
        byte[] source = random(9000);
        for (int length : new int[] {0, 1, 4095, 4096, 4097, 8191, 8192, 8999}) {
            InputStream in = new ByteArrayInputStream(source, 0, length);
            IOException ended = assertThrows(EOFException.class, () -> Bytes.readExactly(in, 9000, 9000, "x"));
            assertTrue(ended.getMessage().startsWith("x: the stream ends"), ended.getMessage());
        }
    }

    @Test
    void memoryGrowsWithTheBytesThatCome() {
        // Were the array made at once, the announcement of 2 GiB would fail with an OutOfMemoryError.
        InputStream in = new ByteArrayInputStream(new byte[5000]);
        assertThrows(EOFException.class, () -> Bytes.readExactly(in, Integer.MAX_VALUE, Integer.MAX_VALUE, "x"));
    }

    @Test
    void prefixedBytesComeBack() throws IOException {
        for (int length : new int[] {0, 1, 127, 128, 20_000}) {
            byte[] bytes = random(length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Bytes.writePrefixed(out, bytes);
            assertArrayEquals(Bytes.prefixed(bytes), out.toByteArray());
            InputStream in = new Dribble(out.toByteArray());
            assertArrayEquals(bytes, Bytes.readPrefixed(in, length, "x"));
            assertEquals(-1, in.read());
        }
    }

    @Test
    void everyPrefixOfPrefixedBytesIsAnEarlyEnd() {
        byte[] whole = Bytes.prefixed(random(200));
        for (int length = 0; length < whole.length; length++) {
            InputStream in = new ByteArrayInputStream(whole, 0, length);
            assertThrows(EOFException.class, () -> Bytes.readPrefixed(in, 200, "x"));
        }
    }

    @Test
    void fillNamesHowMuchIsMissing() {
        InputStream in = new ByteArrayInputStream(new byte[3]);
        IOException ended = assertThrows(EOFException.class, () -> Bytes.fill(in, new byte[10], 2, 5, "header"));
        assertEquals("header: the stream ends 2 bytes early", ended.getMessage());
    }

    private static void assertDoesNotMove(InputStream in, int available) {
        try {
            assertEquals(available, in.available());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Gives one byte at a time, as a slow network does. */
    private static final class Dribble extends InputStream {
        private final ByteArrayInputStream source;

        Dribble(byte[] source) {
            this.source = new ByteArrayInputStream(source);
        }

        @Override
        public int read() {
            return source.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return source.read(into, offset, Math.min(1, length));
        }
    }
}
