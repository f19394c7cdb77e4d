package ww.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultipartReaderTest {
    /** A part as text, bytes as characters, so that differences can be read. */
    private record Read(String name, String fileName, String content) { }

    static Stream<Vectors.Case> valid() throws IOException {
        return Vectors.read("multipart/valid.txt").stream();
    }

    static Stream<Vectors.Case> refused() throws IOException {
        return Vectors.read("multipart/refused.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validBodiesGiveTheirParts(Vectors.Case vector) throws IOException {
        List<Read> expected = expected(vector);
        byte[] body = vector.bytes("body");
        assertEquals(expected, read(vector.text("type"), new ByteArrayInputStream(body)));
        assertEquals(expected, read(vector.text("type"), new Dripping(body, new Random(1), 1)), "a byte at a time");
        assertEquals(expected, read(vector.text("type"), new Dripping(body, new Random(2), 40)), "in odd pieces");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void everyBeginningOfAValidBodyIsRefused(Vectors.Case vector) throws IOException {
        byte[] body = vector.bytes("body");
        int end = endOfClosingBoundary(vector, body);
        int step = Math.max(1, end / 500);
        for (int length = 0; length < end; length += step) {
            byte[] beginning = Arrays.copyOf(body, length);
            MultipartException refused = assertThrows(MultipartException.class,
                    () -> read(vector.text("type"), new ByteArrayInputStream(beginning)), "of " + length + " bytes");
            assertFalse(refused.isLimit(), refused.getMessage());
            assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void brokenBodiesAreRefusedWithASentence(Vectors.Case vector) throws IOException {
        boolean limit = vector.text("limit") != null;
        byte[] body = vector.bytes("body");
        for (InputStream in : List.of(new ByteArrayInputStream(body), new Dripping(body, new Random(3), 7))) {
            MultipartException refused = assertThrows(MultipartException.class, () -> read(vector.text("type"), in));
            String words = vector.text(limit ? "limit" : "malformed");
            assertTrue(refused.getMessage().contains(words), refused.getMessage() + " does not say: " + words);
            assertEquals(limit, refused.isLimit(), refused.getMessage());
        }
    }

    @Test
    void aPartThatIsNotReadIsSkipped() throws IOException {
        MultipartReader reader = reader("b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nlong value\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\n2\r\n--b--\r\n");
        MultipartReader.Part first = reader.next();
        assertEquals('l', first.content().read());
        MultipartReader.Part second = reader.next();
        assertEquals("c", second.name());
        assertEquals(-1, first.content().read(), "the first part is over");
        assertEquals("2", second.text(10));
        assertNull(reader.next());
        assertNull(reader.next(), "asking again changes nothing");
    }

    @Test
    void aTextBeyondItsLimitNamesTheField() throws IOException {
        MultipartReader.Part part = reader("b",
                "--b\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n0123456789\r\n--b--\r\n").next();
        MultipartException refused = assertThrows(MultipartException.class, () -> part.text(9));
        assertEquals("The field 'id' is longer than 9 bytes.", refused.getMessage());
        assertTrue(refused.isLimit());
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() throws IOException {
        byte[] body = Vectors.unescape(
                "--b\\r\\nContent-Disposition: form-data; name=\"id\"\\r\\n\\r\\n\\xc3\\r\\n--b--");
        MultipartReader.Part part = new MultipartReader(new ByteArrayInputStream(body), "b", MultipartLimits.DEFAULT)
                .next();
        MultipartException refused = assertThrows(MultipartException.class, () -> part.text(9));
        assertTrue(refused.getMessage().contains("'id' is not UTF-8"), refused.getMessage());
    }

    @Test
    void bodiesMadeOfNearBoundariesTakeNoLongerThanOthers() {
        int bytes = 8 << 20;
        byte[] hostile = new byte[bytes];
        byte[] almost = ("\r\n--" + "-".repeat(69) + "\r").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes; i++) {
            hostile[i] = almost[i % almost.length];
        }
        byte[] head = "Content-Disposition: form-data; name=\"a\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        String boundary = "-".repeat(70);
        byte[] open = ("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] close = ("\r\n--" + boundary + "--").getBytes(StandardCharsets.US_ASCII);
        InputStream in = new ByteArrayInputStream(join(open, head, hostile, close));
        // 8 MiB at the pace of a quadratic search would take minutes; a linear one takes some hundredths of a second.
        long[] count = new long[1];
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            MultipartReader reader = new MultipartReader(in, boundary, MultipartLimits.DEFAULT);
            count[0] = reader.next().content().transferTo(new ByteArrayOutputStream());
            assertNull(reader.next());
        });
        assertEquals(bytes, count[0]);
    }

    @Test
    void randomBodiesComeBackAsTheyWereWritten() throws IOException {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        int rounds = 200 * Integer.getInteger("ww.test.scale", 1);
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            String boundary = "-".repeat(random.nextInt(5)) + "b".repeat(1 + random.nextInt(20));
            byte[] value = nearBoundaries(random, boundary, random.nextInt(40_000));
            byte[] body = join(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII), value, ("\r\n--" + boundary + "--")
                    .getBytes(StandardCharsets.US_ASCII));
            MultipartReader reader = new MultipartReader(new Dripping(body, random, 5_000), boundary,
                    MultipartLimits.DEFAULT);
            assertArrayEquals(value, reader.next().content().readAllBytes(), "seed " + seed + ", round " + round);
            assertNull(reader.next());
        }
    }

    @Test
    void mutatedBodiesEndInPartsOrInASentence() throws IOException {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Vectors.Case> vectors = Vectors.read("multipart/valid.txt");
        for (int round = 0; round < 3000 * Integer.getInteger("ww.test.scale", 1); round++) {
            Vectors.Case vector = vectors.get(random.nextInt(vectors.size()));
            byte[] body = vector.bytes("body");
            if (body.length > 4000) {
                continue;
            }
            for (int n = random.nextInt(4); n >= 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                read(vector.text("type"), new ByteArrayInputStream(body));
            } catch (MultipartException e) {
                assertTrue(e.getMessage().endsWith("."), "seed " + seed + ": " + e.getMessage());
            }
        }
    }

    /** Bytes that are often the boundary's, but never a delimiter. */
    private static byte[] nearBoundaries(Random random, String boundary, int length) {
        byte[] alphabet = ("\r\n-" + boundary).getBytes(StandardCharsets.US_ASCII);
        byte[] value = new byte[length];
        for (int i = 0; i < length; i++) {
            value[i] = alphabet[random.nextInt(alphabet.length)];
        }
        String text = new String(value, StandardCharsets.ISO_8859_1);
        return text.replace("\n--" + boundary, "\n-x" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<Read> expected(Vectors.Case vector) {
        List<Read> parts = new ArrayList<>();
        for (String line : vector.all("part")) {
            String[] words = line.split("\\|", 3);
            parts.add(new Read(utf8(words[0]), words[1].equals("-") ? null : utf8(words[1]),
                    new String(Vectors.unescape(words[2]), StandardCharsets.ISO_8859_1)));
        }
        return parts;
    }

    private static String utf8(String text) {
        return new String(Vectors.unescape(text), StandardCharsets.UTF_8);
    }

    private static int endOfClosingBoundary(Vectors.Case vector, byte[] body) throws IOException {
        String boundary = MediaType.parse("type", vector.text("type")).parameter("boundary");
        String closing = "--" + boundary + "--";
        return new String(body, StandardCharsets.ISO_8859_1).lastIndexOf(closing) + closing.length();
    }

    private static List<Read> read(String contentType, InputStream in) throws IOException {
        MediaType type = MediaType.parse("Content-Type", contentType);
        assertEquals("multipart/form-data", type.value());
        MultipartReader reader = new MultipartReader(in, type.parameter("boundary"), MultipartLimits.DEFAULT);
        List<Read> parts = new ArrayList<>();
        for (MultipartReader.Part part = reader.next(); part != null; part = reader.next()) {
            parts.add(new Read(part.name(), part.fileName(),
                    new String(part.content().readAllBytes(), StandardCharsets.ISO_8859_1)));
        }
        return parts;
    }

    private static MultipartReader reader(String boundary, String body) throws IOException {
        return new MultipartReader(new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)), boundary,
                MultipartLimits.DEFAULT);
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** Gives few bytes at each read, as a slow network does. */
    private static final class Dripping extends InputStream {
        private final ByteArrayInputStream in;
        private final Random random;
        private final int bytesMax;

        Dripping(byte[] bytes, Random random, int bytesMax) {
            in = new ByteArrayInputStream(bytes);
            this.random = random;
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return in.read(into, offset, Math.min(length, 1 + random.nextInt(bytesMax)));
        }
    }
}
