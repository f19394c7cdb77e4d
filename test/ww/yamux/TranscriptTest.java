package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.MemoryDuplex;

/** Plays {@code test/vectors/yamux/transcripts.txt}, whose head explains the lines. */
@Timeout(60)
class TranscriptTest {
    private static final Path FILE =
            Path.of(System.getProperty("ww.root", "."), "test", "vectors", "yamux", "transcripts.txt");

    record Transcript(String name, List<String> lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Transcript> transcripts() throws IOException {
        List<Transcript> all = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("[")) {
                all.add(new Transcript(line.substring(1, line.length() - 1), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                all.getLast().lines().add(line);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void isPlayedAsWritten(Transcript transcript) throws Exception {
        try (Stage stage = new Stage(transcript.lines().getFirst())) {
            for (String line : transcript.lines().subList(1, transcript.lines().size())) {
                try {
                    stage.play(line);
                } catch (IOException | AssertionError e) {
                    throw new AssertionError("at \"" + line + "\": " + e.getMessage(), e);
                }
            }
        }
    }

    /** One session under test and its peer. */
    private static final class Stage implements AutoCloseable {
        private final YamuxPair.Inbox inbox = new YamuxPair.Inbox();
        private final YamuxSession session;
        private final RawPeer peer;
        private final Map<Integer, YamuxStream> streams = new HashMap<>();
        private FutureTask<String> waiting;
        private int pings = 1000;

        Stage(String role) {
            MemoryDuplex.Pair wire = MemoryDuplex.pair(1 << 20);
            session = new YamuxSession(wire.left(), YamuxSession.Role.valueOf(role.toUpperCase()),
                    YamuxSettings.defaults(), "peer", inbox, null, new ManualTime());
            peer = new RawPeer(wire.right());
            session.start();
        }

        void play(String line) throws Exception {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "<" -> peer.send(line.substring(2));
                case ">" -> assertEquals(line.substring(2), next());
                case "raw" -> peer.send(HexFormat.of().parseHex(words[1]));
                case "nothing" -> nothing();
                case "open" -> streams.put(Integer.parseInt(words[1]), opened(Integer.parseInt(words[1])));
                case "accept" -> accept(Integer.parseInt(words[1]));
                case "streams" -> YamuxPair.awaitStreams(Integer.parseInt(words[1]), session);
                case "ended" -> assertSays(line.substring(6), inbox.end());
                case "bye" -> session.close();
                case "eof" -> eof(words);
                default -> onStream(words[0], streams.get(Integer.parseInt(words[1])),
                        words.length > 2 ? words[2] : "");
            }
        }

        private String next() throws IOException {
            String frame = peer.next();
            return frame.startsWith("PING 0 SYN") ? next() : frame;
        }

        /** Frames are sent in order, so an answer to a ping that comes next shows that nothing was before it. */
        private void nothing() throws IOException {
            peer.send("PING 0 SYN " + ++pings);
            assertEquals("PING 0 ACK " + pings, next());
        }

        private YamuxStream opened(int id) throws IOException {
            YamuxStream stream = session.open();
            assertEquals(id, stream.id());
            return stream;
        }

        private void accept(int id) throws IOException {
            YamuxStream stream = inbox.next();
            assertEquals(id, stream.id());
            streams.put(id, stream);
        }

        private void eof(String[] words) throws IOException {
            if (words.length == 1) {
                peer.close();
            } else {
                assertEquals(-1, streams.get(Integer.parseInt(words[1])).in().read());
            }
        }

        private void onStream(String verb, YamuxStream stream, String rest) throws Exception {
            byte[] payload = RawPeer.payload(rest);
            switch (verb) {
                case "write" -> stream.out().write(payload);
                case "flush" -> stream.out().flush();
                case "fin" -> stream.out().close();
                case "close" -> stream.close();
                case "reset" -> stream.reset();
                case "read" -> assertEquals(rest, read(stream, payload, rest));
                case "fails" -> assertSays(rest,
                        assertThrows(IOException.class, () -> stream.in().read()).getMessage());
                case "writefails" -> assertSays(rest,
                        assertThrows(IOException.class, () -> stream.out().write(1)).getMessage());
                case "waits" -> waiting = Tasks.start(() -> text(stream.in().readNBytes(4)));
                case "got" -> assertEquals(rest, waiting.get(YamuxPair.PATIENCE_SECONDS, TimeUnit.SECONDS));
                case "writing" -> Tasks.start(() -> {
                    stream.out().write(payload);
                    stream.out().flush();
                    return true;
                });
                default -> throw new AssertionError("unknown line");
            }
        }

        /** Reads what has come: a reader that came first would acknowledge the stream. */
        private static String read(YamuxStream stream, byte[] expected, String shown) throws IOException {
            while (stream.in().available() < expected.length) {
                Thread.onSpinWait();
            }
            byte[] read = stream.in().readNBytes(expected.length);
            return Arrays.equals(expected, read) ? shown : text(read);
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private static void assertSays(String part, String sentence) {
            assertTrue(sentence.contains(part), () -> "\"" + sentence + "\" does not say " + part);
        }

        @Override
        public void close() {
            peer.close();
            session.close();
            assertEquals(0, session.streams());
        }
    }
}
