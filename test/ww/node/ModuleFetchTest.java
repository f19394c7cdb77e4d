package ww.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.CallException;
import ww.schema.WorkerSchema.ModuleSource;
import ww.wasm.ModuleHash;

@Timeout(60)
class ModuleFetchTest {
    private static final int PIECE = 256 << 10;

    private final ModuleFetch fetch = new ModuleFetch(4 << 20);

    private static byte[] module(int bytes) {
        byte[] module = new byte[bytes];
        new Random(bytes).nextBytes(module);
        return module;
    }

    private byte[] fetched(FakeSource source, byte[] wanted) throws Exception {
        return fetched(source, ModuleHash.of(wanted), wanted.length);
    }

    private byte[] fetched(FakeSource source, ModuleHash hash, long bytes) throws Exception {
        try (ModuleSource.Client client = source.client()) {
            return fetch.fetch(hash, bytes, client);
        }
    }

    private CompletableFuture<byte[]> begun(FakeSource source, byte[] wanted) {
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("fetch").start(() -> {
            try {
                result.complete(fetched(source, wanted));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        result.whenComplete((_, cancelled) -> {
            if (result.isCancelled()) {
                thread.interrupt();
            }
        });
        return result;
    }

    private CallException refused(FakeSource source, byte[] wanted) {
        return assertThrows(CallException.class, () -> fetched(source, wanted));
    }

    @Test
    void modulesOfEverySizeAroundAPieceArriveWhole() throws Exception {
        for (int bytes : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 4 * PIECE, 4 * PIECE + 1, 9 * PIECE - 5}) {
            byte[] module = module(bytes);
            FakeSource source = new FakeSource(module);
            assertArrayEquals(module, fetched(source, module));
            assertEquals((bytes + PIECE - 1) / PIECE, source.reads.get(), bytes + " bytes");
        }
    }

    @Test
    void aSourceMayGiveLessThanIsAskedFor() throws Exception {
        byte[] module = module(3 * PIECE + 7);
        for (int most : new int[] {1 << 10, 4_000, PIECE - 1}) {
            FakeSource source = new FakeSource(module);
            source.giving = (asked, left) -> Math.min(most, Math.min(asked, left));
            assertArrayEquals(module, new ModuleFetch(4 << 20).fetch(ModuleHash.of(module), module.length,
                    source.client()));
        }
    }

    @Test
    void aSourceThatGivesNextToNothingIsRefused() {
        for (int most : new int[] {0, 1, 1_023}) {
            FakeSource source = new FakeSource(module(3 * PIECE));
            source.giving = (asked, _) -> Math.min(most, asked);
            CallException refused = refused(source, module(3 * PIECE));
            assertEquals(CallException.Type.FAILED, refused.type());
            assertTrue(refused.getMessage().contains("gave " + most + " bytes at 0"), refused.getMessage());
        }
    }

    @Test
    void aPieceLongerThanAskedForIsRefused() {
        FakeSource source = new FakeSource(module(2 * PIECE));
        source.giving = (asked, _) -> asked + 1;
        assertTrue(refused(source, module(PIECE)).getMessage().contains("gave " + (PIECE + 1)));
    }

    @Test
    void aModuleShorterThanItIsSaidToBeIsRefused() {
        byte[] module = module(PIECE + 10);
        assertThrows(CallException.class,
                () -> fetched(new FakeSource(module), ModuleHash.of(module), module.length + 1));
    }

    @Test
    void otherBytesThanTheHashSaysAreRefusedAndCanBeTriedAgain() throws Exception {
        byte[] module = module(PIECE + 3);
        byte[] other = module.clone();
        other[PIECE]++;
        CallException refused = refused(new FakeSource(other), module);
        assertTrue(refused.getMessage().contains(ModuleHash.of(module).hex()), refused.getMessage());
        assertArrayEquals(module, fetched(new FakeSource(module), module));
    }

    @Test
    void aModuleThatIsTooLargeIsRefusedBeforeItIsRead() {
        FakeSource source = new FakeSource(module(10));
        for (long bytes : new long[] {(4 << 20) + 1, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            CallException refused = assertThrows(CallException.class,
                    () -> fetched(source, ModuleHash.of(module(10)), bytes));
            assertTrue(refused.getMessage().contains(Long.toUnsignedString(bytes)), refused.getMessage());
            assertTrue(refused.getMessage().contains("4194304"), refused.getMessage());
        }
        assertEquals(0, source.reads.get());
    }

    @Test
    void runsThatNeedItAtTheSameTimeShareOneTransfer() throws Exception {
        byte[] module = module(5 * PIECE);
        FakeSource source = new FakeSource(module);
        source.goOn = new CountDownLatch(1);
        List<CompletableFuture<byte[]>> fetches = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            fetches.add(begun(source, module));
        }
        Until.holds("it is asked", () -> source.reads.get() > 0);
        source.goOn.countDown();
        byte[] first = fetches.getFirst().get(20, TimeUnit.SECONDS);
        assertArrayEquals(module, first);
        for (CompletableFuture<byte[]> each : fetches) {
            assertSame(first, each.get(20, TimeUnit.SECONDS));
        }
        assertEquals(5, source.reads.get());
        assertSame(first, fetched(source, module), "whoever comes while it is in memory does not read it again");
        assertEquals(5, source.reads.get());
    }

    @Test
    void oneThatIsCancelledLeavesTheTransferToTheNext() throws Exception {
        byte[] module = module(PIECE);
        FakeSource silent = new FakeSource(module);
        silent.goOn = new CountDownLatch(1);
        CompletableFuture<byte[]> leader = begun(silent, module);
        Until.holds("it is asked", () -> silent.reads.get() > 0);
        FakeSource ours = new FakeSource(module);
        CompletableFuture<byte[]> follower = begun(ours, module);
        leader.cancel(true);
        assertArrayEquals(module, follower.get(20, TimeUnit.SECONDS));
        assertEquals(1, ours.reads.get());
    }

    @Test
    void aSourceThatIsGoneDoesNotFailThoseWhoHaveAnother() throws Exception {
        byte[] module = module(PIECE);
        FakeSource gone = new FakeSource(module);
        gone.goOn = new CountDownLatch(1);
        gone.failure = CallException.disconnected("the connection is gone");
        CompletableFuture<byte[]> leader = begun(gone, module);
        Until.holds("it is asked", () -> gone.reads.get() > 0);
        CompletableFuture<byte[]> follower = begun(new FakeSource(module), module);
        gone.goOn.countDown();
        assertArrayEquals(module, follower.get(20, TimeUnit.SECONDS));
        ExecutionException failed = assertThrows(ExecutionException.class, () -> leader.get(20, TimeUnit.SECONDS));
        assertEquals(CallException.Type.DISCONNECTED,
                assertInstanceOf(CallException.class, failed.getCause()).type());
    }

    @Test
    void aSourceThatFailsFailsTheRunAndTheNextTriesAgain() throws Exception {
        byte[] module = module(3 * PIECE);
        FakeSource source = new FakeSource(module);
        source.failure = CallException.failed("no such module");
        assertEquals("no such module", refused(source, module).getMessage());
        source.failure = null;
        assertArrayEquals(module, fetched(source, module));
    }

    @Test
    void onlySoManyModulesAreReadAtOnce() throws Exception {
        List<FakeSource> sources = new ArrayList<>();
        List<CompletableFuture<byte[]>> fetches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            byte[] module = module(PIECE + i);
            FakeSource source = new FakeSource(module);
            source.goOn = new CountDownLatch(1);
            sources.add(source);
            fetches.add(begun(source, module));
        }
        Until.holds("four are read", () -> asked(sources) >= 4);
        assertEquals(4, asked(sources));
        sources.forEach(source -> source.goOn.countDown());
        for (CompletableFuture<byte[]> each : fetches) {
            each.get(20, TimeUnit.SECONDS);
        }
    }

    private static long asked(List<FakeSource> sources) {
        return sources.stream().filter(source -> source.reads.get() > 0).count();
    }
}
