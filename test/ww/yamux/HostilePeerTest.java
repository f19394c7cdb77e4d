package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.io.Fuzz;
import ww.io.MemoryDuplex;

@Timeout(30)
class HostilePeerTest {
    private final YamuxPair.Inbox inbox = new YamuxPair.Inbox();
    private final ManualTime time = new ManualTime();
    private YamuxSession session;
    private RawPeer peer;

    private void start(int wireBytes, boolean peerReads) {
        MemoryDuplex.Pair wire = MemoryDuplex.pair(wireBytes);
        session = new YamuxSession(wire.left(), YamuxSession.Role.LISTENER, YamuxSettings.defaults(), "peer", inbox,
                null, time);
        peer = new RawPeer(wire.right(), peerReads);
        session.start();
    }

    @AfterEach
    void close() {
        peer.close();
        session.close();
    }

    @Test
    void pingsOfAPeerThatTakesNoAnswersAreReadOnAndNotHoarded() throws Exception {
        start(256, false);
        for (int i = 0; i < 20_000; i++) {
            peer.send("PING 0 SYN " + i);
        }
        peer.send("DATA 1 SYN * alive");
        assertEquals("alive", new String(inbox.next().in().readNBytes(5)));
        assertTrue(session.isOpen());
    }

    @Test
    void aPeerThatMakesUsResetStreamsAndTakesNoResetsIsLeft() throws Exception {
        start(256, false);
        inbox.refuse = true;
        assertThrows(IOException.class, () -> {
            for (int id = 1; id < 100_000; id += 2) {
                peer.send("DATA " + id + " SYN 0");
            }
        });
        assertTrue(inbox.end().contains("answers untaken"), inbox::toString);
    }

    @Test
    void aPeerThatOpensThousandsOfStreamsGetsATenthOfThem() throws Exception {
        start(1 << 20, true);
        for (int id = 1; id < 2 * 10_000; id += 2) {
            peer.send("DATA " + id + " SYN 0");
            if (id % 64 == 1) {
                peer.send("PING 0 SYN " + id); // an honest pace: waits for the answers now and then
                String answer = peer.next();
                while (!answer.equals("PING 0 ACK " + id)) {
                    answer = peer.next();
                }
            }
        }
        assertEquals(1000, session.streams());
        assertTrue(session.isOpen());
    }

    @Test
    void aSilentPeerIsAskedEverySecondAndLeftAfterEight() throws Exception {
        start(1 << 16, true);
        for (int second = 1; second < 8; second++) {
            time.advance(Duration.ofSeconds(1));
            assertTrue(peer.next().startsWith("PING 0 SYN"));
            if (second == 1) {
                assertTrue(peer.next().startsWith("PING 0 SYN")); // the first had waited for company
            }
        }
        assertTrue(session.isOpen());
        time.advance(Duration.ofSeconds(1));
        assertTrue(inbox.end().contains("silent for 8000 ms"), inbox::toString);
        assertEquals("end", peer.next());
    }

    @Test
    void anAnswerNowAndThenKeepsASessionAlive() throws Exception {
        start(1 << 16, true);
        for (int second = 1; second < 40; second++) {
            time.advance(Duration.ofSeconds(1));
            if (second % 5 == 0) {
                peer.send("PING 0 SYN 1");
                String answer = peer.next();
                while (!answer.equals("PING 0 ACK 1")) {
                    answer = peer.next();
                }
            }
        }
        assertTrue(session.isOpen());
    }

    @Test
    void aMinuteInWhichWeStoodStillOurselvesEndsNothing() throws Exception {
        start(1 << 16, true);
        time.advance(Duration.ofSeconds(60));
        assertTrue(peer.next().startsWith("PING 0 SYN"));
        peer.send("DATA 1 SYN * alive");
        assertEquals("alive", new String(inbox.next().in().readNBytes(5)));
    }

    @Test
    void aPeerThatTakesNothingBlocksAWriterForTenSecondsAtMost() throws Exception {
        start(256, false);
        peer.send("WINDOW 1 SYN 0");
        YamuxStream stream = inbox.next();
        FutureTask<Boolean> writer = Tasks.start(() -> {
            stream.out().write(new byte[1_000_000]);
            stream.out().flush();
            return true;
        });
        while (session.writer().blockedNanos() == Long.MAX_VALUE) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 12 && session.isOpen(); i++) {
            peer.send("PING 0 SYN 1"); // it speaks, so it is not silent
            peer.send("DATA 1 - * x");
            while (stream.in().available() <= i) {
                Thread.onSpinWait();
            }
            time.advance(Duration.ofSeconds(1));
        }
        assertTrue(inbox.end().contains("taken no bytes"), inbox::toString);
        assertThrows(Exception.class, () -> writer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aStreamThatWeClosedAndThePeerKeepsOpenIsResetAfterAWhile() throws Exception {
        start(1 << 16, true);
        peer.send("WINDOW 1 SYN 0");
        inbox.next().close();
        assertEquals("DATA 1 ACK|FIN 0", peer.nextOfStreams());
        assertEquals(1, session.streams());
        for (int second = 0; second < 11; second++) {
            peer.send("PING 0 SYN 1");
            time.advance(Duration.ofSeconds(1));
        }
        String frame = peer.nextOfStreams();
        assertEquals("WINDOW 1 RST 0", frame);
        assertEquals(0, session.streams());
    }

    @Test
    void randomFramesEndTheSessionOrLeaveItWhole() throws Exception {
        Fuzz fuzz = new Fuzz("yamux frames");
        Random random = fuzz.random();
        int sessions = 40 * Integer.getInteger("ww.test.scale", 1);
        for (int i = 0; i < sessions; i++) {
            start(1 << 20, true);
            try {
                for (int n = 0; n < 200 && session.isOpen(); n++) {
                    peer.send(randomFrame(random));
                    YamuxStream stream = inbox.streams.poll();
                    if (stream != null && random.nextBoolean()) {
                        stream.close();
                    }
                }
            } catch (IOException ended) {
                assertTrue(!session.isOpen(), ended::toString);
            }
            close();
            assertEquals(0, session.streams());
            assertEquals(0, session.budget().grownBytes());
            inbox.streams.clear();
        }
    }

    private static byte[] randomFrame(Random random) {
        int length = random.nextInt(20) == 0 ? random.nextInt() : random.nextInt(40);
        int type = random.nextInt(60) == 0 ? random.nextInt(256) : random.nextInt(8) == 0 ? 2 : random.nextInt(2);
        int payload = type == Frame.DATA ? Math.min(Math.max(0, length), 40) : 0;
        byte[] bytes = new byte[Frame.HEADER_BYTES + payload];
        random.nextBytes(bytes);
        int id = 1 + 2 * random.nextInt(12) + (random.nextInt(30) == 0 ? 1 : 0);
        int flags = random.nextInt(3) == 0 ? random.nextInt(16) : 0;
        new Frame(type, flags, id, Integer.toUnsignedLong(length)).encode(bytes, 0);
        return bytes;
    }
}
