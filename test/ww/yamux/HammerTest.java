package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.io.Fuzz;

/** Many streams of both sides at once: echoed to the last byte, half-closed, reset, closed in the middle. */
@Timeout(60)
class HammerTest {
    private static final int WORKERS = 24;

    @Test
    void noByteIsLostAndNothingIsLeft() throws Exception {
        Fuzz fuzz = new Fuzz("yamux hammer");
        long seed = fuzz.random().nextLong();
        int rounds = 8 * Integer.getInteger("ww.test.scale", 1);
        try (YamuxPair pair = new YamuxPair()) {
            serve(pair.listenerInbox);
            serve(pair.dialerInbox);
            List<FutureTask<Boolean>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                YamuxSession session = i % 2 == 0 ? pair.dialer : pair.listener;
                Random random = new Random(seed + i);
                workers.add(Tasks.start(() -> {
                    for (int n = 0; n < rounds; n++) {
                        useStream(session, random);
                    }
                    return true;
                }));
            }
            for (FutureTask<Boolean> worker : workers) {
                worker.get(50, TimeUnit.SECONDS);
            }
            while (pair.dialer.streams() + pair.listener.streams() > 0) {
                Thread.onSpinWait();
            }
            for (YamuxSession session : List.of(pair.dialer, pair.listener)) {
                assertEquals(0, session.budget().grownBytes());
                assertEquals(0, session.budget().unreadBytes());
            }
        }
    }

    private static void useStream(YamuxSession session, Random random) throws Exception {
        YamuxStream stream = session.open();
        byte[] sent = new byte[random.nextInt(5) == 0 ? random.nextInt(600_000) : random.nextInt(2_000)];
        random.nextBytes(sent);
        int fate = random.nextInt(8);
        if (fate == 0) {
            // No more than the windows hold: nobody reads what comes back.
            stream.out().write(sent, 0, Math.min(sent.length, 200_000));
            stream.reset();
        } else if (fate == 1) {
            stream.out().write(sent, 0, Math.min(sent.length, 1_000));
            stream.out().flush();
            stream.in().read();
            stream.close();
        } else {
            echo(stream, sent, random.nextInt(5_000) + 1);
        }
    }

    private static void echo(YamuxStream stream, byte[] sent, int stepBytes) throws Exception {
        try (stream) {
            FutureTask<byte[]> back = Tasks.start(() -> stream.in().readAllBytes());
            for (int at = 0; at < sent.length; at += stepBytes) {
                stream.out().write(sent, at, Math.min(stepBytes, sent.length - at));
                if (at % 3 == 0) {
                    stream.out().flush();
                }
            }
            stream.out().close();
            assertArrayEquals(sent, back.get(50, TimeUnit.SECONDS));
        }
    }

    private static void serve(YamuxPair.Inbox inbox) {
        Tasks.start(() -> {
            while (!inbox.ended.isDone()) {
                YamuxStream stream = inbox.next();
                Tasks.start(() -> answer(stream));
            }
            return true;
        });
    }

    private static boolean answer(YamuxStream stream) {
        try (stream) {
            byte[] buffer = new byte[10_000];
            for (int read = stream.in().read(buffer); read >= 0; read = stream.in().read(buffer)) {
                stream.out().write(buffer, 0, read);
                stream.out().flush();
            }
            stream.out().close();
            return true;
        } catch (IOException reset) {
            stream.reset();
            return false;
        }
    }
}
