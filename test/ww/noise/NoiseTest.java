package ww.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import ww.io.MemoryDuplex;
import ww.peer.Identity;

final class NoiseTest {
    @Test
    void bothSidesMeetAndTalk() throws Exception {
        Identity a = Identity.generate();
        Identity b = Identity.generate();
        MemoryDuplex.Pair pair = MemoryDuplex.pair();
        CompletableFuture<SecureDuplex> responder = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                SecureDuplex d = new Noise(b, List.of("/yamux/1.0.0")).respond(pair.right());
                responder.complete(d);
                d.in().transferTo(d.out());
                d.out().close();
            } catch (Exception e) {
                responder.completeExceptionally(e);
            }
        });
        SecureDuplex d = new Noise(a, List.of("/yamux/1.0.0")).initiate(pair.left(), Optional.of(b.id()));
        byte[] data = new byte[300_000];
        new Random(1).nextBytes(data);
        Thread.ofVirtual().start(() -> {
            try {
                d.out().write(data);
                d.out().close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertArrayEquals(data, d.in().readAllBytes());
        assertEquals(a.id(), responder.get().remotePeer());
        assertEquals(Optional.of("/yamux/1.0.0"), d.muxer());
    }
}
