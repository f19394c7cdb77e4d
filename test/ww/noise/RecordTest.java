package ww.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ww.io.Fuzz;

class RecordTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] NOTHING = new byte[0];
    private static final int FULL = RecordCodec.PLAIN_BYTES_MAX;

    /** What one record has beside its plain bytes. */
    private static final int OVERHEAD = RecordCodec.LENGTH_BYTES + CipherState.TAG_BYTES;

    private final Segments raw = new Segments();
    private final RecordWriter writer = new RecordWriter(raw, new CipherState(KEY), NOTHING);

    @Test
    void smallWritesLeaveInOneRecordAtTheFlush() throws IOException {
        writer.write(1);
        writer.write(new byte[] {2, 3});
        writer.write(new byte[] {9, 4, 9}, 1, 1);
        assertEquals(List.of(), raw.writes);
        writer.flush();
        assertEquals(List.of(4 + OVERHEAD), raw.writes);
        assertEquals(1, raw.flushes);
        assertArrayEquals(new byte[] {1, 2, 3, 4}, reader(raw.bytes()).readAllBytes());
    }

    @Test
    void aFlushOfNothingSendsNothing() throws IOException {
        writer.flush();
        writer.flush();
        assertEquals(List.of(), raw.writes);
        assertEquals(2, raw.flushes);
    }

    @Test
    void fullRecordsLeaveByThemselves() throws IOException {
        writer.write(new byte[FULL]);
        assertEquals(List.of(FULL + OVERHEAD), raw.writes);
        writer.write(new byte[2 * FULL + 1]);
        assertEquals(List.of(FULL + OVERHEAD, FULL + OVERHEAD, FULL + OVERHEAD), raw.writes);
        writer.flush();
        assertEquals(1 + OVERHEAD, raw.writes.getLast());
        assertEquals(3 * FULL + 1, reader(raw.bytes()).readAllBytes().length);
    }

    @Test
    void aRecordFilledByteByByteLeavesWhenItIsFull() throws IOException {
        for (int i = 0; i < FULL; i++) {
            writer.write(i);
        }
        assertEquals(List.of(FULL + OVERHEAD), raw.writes);
    }

    @Test
    void bytesThatAreReadyLeaveWithTheFirstRecord() throws IOException {
        RecordWriter behind = new RecordWriter(raw, new CipherState(KEY), new byte[] {7, 7, 7});
        assertEquals(List.of(), raw.writes);
        behind.write(new byte[10]);
        behind.flush();
        assertEquals(List.of(3 + 10 + OVERHEAD), raw.writes);
        behind.write(1);
        behind.flush();
        assertEquals(1 + OVERHEAD, raw.writes.getLast());
        InputStream in = new ByteArrayInputStream(raw.bytes());
        assertArrayEquals(new byte[] {7, 7, 7}, in.readNBytes(3));
        assertEquals(11, new RecordReader(in, new CipherState(KEY)).readAllBytes().length);
    }

    @Test
    void bytesThatAreReadyLeaveWithAFlushAlone() throws IOException {
        RecordWriter behind = new RecordWriter(raw, new CipherState(KEY), new byte[] {7, 7, 7});
        behind.flush();
        assertArrayEquals(new byte[] {7, 7, 7}, raw.bytes());
        behind.flush();
        assertEquals(List.of(3), raw.writes);
    }

    @Test
    void bytesThatAreReadyLeaveWithAFullRecord() throws IOException {
        RecordWriter behind = new RecordWriter(raw, new CipherState(KEY), new byte[] {7, 7, 7});
        behind.write(new byte[FULL]);
        assertEquals(List.of(3 + FULL + OVERHEAD), raw.writes);
    }

    @Test
    void closingFlushesAndEndsOnce() throws IOException {
        writer.write(5);
        writer.close();
        writer.close();
        assertEquals(List.of(1 + OVERHEAD), raw.writes);
        assertEquals(1, raw.closes);
        assertThrows(IOException.class, () -> writer.write(1));
        assertThrows(IOException.class, () -> writer.write(new byte[3]));
    }

    @Test
    void theCallersArrayIsNotChanged() throws IOException {
        byte[] bytes = new byte[3 * FULL];
        writer.write(bytes);
        assertArrayEquals(new byte[3 * FULL], bytes);
    }

    @Test
    void rangesOutsideOfTheArrayAreOurMistake() {
        assertThrows(IndexOutOfBoundsException.class, () -> writer.write(new byte[3], 2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> reader(NOTHING).read(new byte[3], 2, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 18, 19, 1000, 65535, 65536, 65537, 200_000})
    void whateverPiecesTheRawStreamGivesThePlainBytesAreTheSame(int piece) throws IOException {
        byte[] plain = random(200_000);
        write(plain, new int[] {1, 100, 5000, 60_000, FULL, 1, 66_000});
        RecordReader reader = new RecordReader(new Pieces(raw.bytes(), piece), new CipherState(KEY));
        assertArrayEquals(plain, reader.readAllBytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 4096, 65518, 65519, 65520, 300_000})
    void whateverPiecesTheReaderAsksForThePlainBytesAreTheSame(int piece) throws IOException {
        byte[] plain = random(200_000);
        write(plain, new int[] {1, 100, 5000, 60_000, FULL, 1, 66_000});
        RecordReader reader = reader(raw.bytes());
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        byte[] room = new byte[piece + 2];
        for (int count = reader.read(room, 1, piece); count >= 0; count = reader.read(room, 1, piece)) {
            assertTrue(count > 0);
            got.write(room, 1, count);
        }
        assertArrayEquals(plain, got.toByteArray());
    }

    @Test
    void aReadNeverWritesBeyondWhatItAnswers() throws IOException {
        write(random(100), new int[] {100});
        byte[] room = new byte[300];
        Arrays.fill(room, (byte) 9);
        assertEquals(100, reader(raw.bytes()).read(room, 50, 200));
        for (int i = 150; i < 300; i++) {
            assertEquals(9, room[i]);
        }
        assertEquals(9, room[49]);
    }

    @Test
    void recordsWithoutPlainBytesArePassedOver() throws IOException {
        CipherState cipher = new CipherState(KEY);
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int length : new int[] {0, 0, 3, 0, 2, 0}) {
            records.write(record(cipher, new byte[length]));
        }
        RecordReader reader = reader(records.toByteArray());
        assertEquals(3, reader.read(new byte[10]));
        assertEquals(2, reader.read(new byte[10]));
        assertEquals(-1, reader.read(new byte[10]));
        assertEquals(-1, reader.read());
    }

    @Test
    void askingForNothingAnswersNothingWithoutWaiting() throws IOException {
        assertEquals(0, reader(NOTHING).read(new byte[5], 2, 0));
    }

    @Test
    void availableCountsWhatNeedsNoWaiting() throws IOException {
        write(random(100), new int[] {100});
        RecordReader reader = reader(raw.bytes());
        assertEquals(0, reader.available());
        reader.read();
        assertEquals(99, reader.available());
    }

    @Test
    void theEndInsideARecordIsAnErrorAndStaysOne() throws IOException {
        write(random(30), new int[] {10, 20});
        byte[] whole = raw.bytes();
        List<Integer> borders = List.of(0, 10 + OVERHEAD);
        for (int length = 0; length < whole.length; length++) {
            RecordReader reader = reader(Arrays.copyOf(whole, length));
            if (borders.contains(length)) {
                assertEquals(length == 0 ? 0 : 10, reader.readAllBytes().length);
            } else {
                assertThrows(EOFException.class, reader::readAllBytes, "prefix of " + length);
                assertThrows(IOException.class, reader::read);
            }
        }
    }

    @Test
    void aRecordTooShortForItsTagIsRefused() {
        for (int length = 0; length < CipherState.TAG_BYTES; length++) {
            byte[] tooShort = RecordCodec.framed(new byte[length]);
            assertThrows(NoiseException.class, () -> reader(tooShort).read());
        }
    }

    @Test
    void aForgedRecordFailsThisReadAndEveryLaterOne() throws IOException {
        CipherState cipher = new CipherState(KEY);
        byte[] forged = record(cipher, new byte[10]);
        forged[5] ^= 1;
        byte[] good = record(new CipherState(KEY), new byte[10]);
        byte[] both = Arrays.copyOf(forged, forged.length + good.length);
        System.arraycopy(good, 0, both, forged.length, good.length);
        RecordReader reader = reader(both);
        byte[] room = new byte[50];
        assertThrows(NoiseException.class, () -> reader.read(room));
        assertThrows(IOException.class, () -> reader.read(room));
        assertArrayEquals(new byte[50], room);
    }

    @Test
    void anythingButTheRecordsAsSentIsAPrefixOfThePlainBytes() throws IOException {
        byte[] plain = random(400);
        write(plain, new int[] {10, 0, 100, 1, 50});
        new Fuzz("noise records").run(1_000, List.of(raw.bytes()), input -> {
            RecordReader reader = reader(input);
            int at = 0;
            byte[] room = new byte[60];
            for (int count = reader.read(room); count >= 0; count = reader.read(room)) {
                assertTrue(Arrays.equals(room, 0, count, plain, at, at + count));
                at += count;
            }
        });
    }

    /** Writes all of {@code plain} in pieces of the given lengths, over and over, with a flush behind each. */
    private void write(byte[] plain, int[] lengths) throws IOException {
        int at = 0;
        for (int i = 0; at < plain.length; i++) {
            int length = Math.min(lengths[i % lengths.length], plain.length - at);
            writer.write(plain, at, length);
            writer.flush();
            at += length;
        }
    }

    private static byte[] record(CipherState cipher, byte[] plain) throws NoiseException {
        byte[] sealed = new byte[plain.length + CipherState.TAG_BYTES];
        cipher.encrypt(plain, 0, plain.length, sealed, 0);
        return RecordCodec.framed(sealed);
    }

    private static RecordReader reader(byte[] records) {
        return new RecordReader(new ByteArrayInputStream(records), new CipherState(KEY));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Notes what is written in one call, and flushes and closes. */
    private static final class Segments extends OutputStream {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final List<Integer> writes = new ArrayList<>();
        private int flushes;
        private int closes;

        byte[] bytes() {
            return all.toByteArray();
        }

        @Override
        public void write(int b) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            all.write(from, offset, length);
            writes.add(length);
        }

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public void close() {
            closes++;
        }
    }

    /** Gives at most so many bytes a read, as a network does. */
    private static final class Pieces extends InputStream {
        private final InputStream source;
        private final int piece;

        Pieces(byte[] bytes, int piece) {
            source = new ByteArrayInputStream(bytes);
            this.piece = piece;
        }

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return source.read(into, offset, Math.min(piece, length));
        }
    }
}
