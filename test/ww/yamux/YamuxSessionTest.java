package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class YamuxSessionTest {
    @Test
    void bytesComeBackFromAnEcho() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            byte[] sent = new byte[3_000_000];
            new Random(1).nextBytes(sent);
            FutureTask<Long> echo = Tasks.start(() -> {
                try (YamuxStream stream = pair.listenerInbox.next()) {
                    return stream.in().transferTo(stream.out());
                }
            });
            YamuxStream stream = pair.dialer.open();
            FutureTask<Boolean> write = Tasks.start(() -> {
                stream.out().write(sent);
                stream.out().close();
                return true;
            });
            byte[] back = stream.in().readAllBytes();
            write.get();
            echo.get();
            assertArrayEquals(sent, back);
            assertEquals(0, pair.dialer.streams());
        }
    }
}
