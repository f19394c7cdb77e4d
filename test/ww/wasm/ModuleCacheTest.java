package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.types;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ModuleCacheTest {
    private static final ModuleShape SHAPE =
            new ModuleShape(List.of(), Map.of(), 0, 0, 0, 0, List.of(), new byte[0]);

    private static ModuleHash hash(int number) {
        return ModuleHash.of(new byte[] {(byte) number, (byte) (number >> 8)});
    }

    private static Prepared prepared(int number, int classBytes) {
        return new Prepared(hash(number), 0, SHAPE,
                new GuestCode(null, null, new GuestClasses(Map.of("c", new byte[classBytes])), 0), List.of(),
                Duration.ZERO);
    }

    @Test
    void theSecondToAskGetsWhatTheFirstMade() throws Exception {
        ModuleCache cache = new ModuleCache(4, Long.MAX_VALUE);
        Prepared made = prepared(1, 0);
        assertEquals(new ModuleCache.Found(made, false), cache.obtain(hash(1), () -> made));
        assertEquals(new ModuleCache.Found(made, true), cache.obtain(hash(1), () -> {
            throw new AssertionError("prepared twice");
        }));
        assertSame(made, cache.find(hash(1)).orElseThrow());
        assertTrue(cache.find(hash(2)).isEmpty());
    }

    @Test
    void theLeastRecentlyUsedGoesFirst() throws Exception {
        ModuleCache cache = new ModuleCache(2, Long.MAX_VALUE);
        cache.obtain(hash(1), () -> prepared(1, 0));
        cache.obtain(hash(2), () -> prepared(2, 0));
        cache.find(hash(1));
        cache.obtain(hash(3), () -> prepared(3, 0));
        assertTrue(cache.find(hash(1)).isPresent());
        assertTrue(cache.find(hash(2)).isEmpty());
        assertEquals(1, cache.evictions());
    }

    @Test
    void bytesBoundTheCacheTooAndTheNewestStays() throws Exception {
        long one = prepared(1, 100_000).retainedBytes();
        ModuleCache cache = new ModuleCache(100, 2 * one);
        for (int i = 0; i < 5; i++) {
            int number = i;
            cache.obtain(hash(i), () -> prepared(number, 100_000));
        }
        assertEquals(2, cache.size());
        assertEquals(2 * one, cache.bytes());
        cache.obtain(hash(9), () -> prepared(9, 100_000_000));
        assertEquals(1, cache.size());
        assertTrue(cache.find(hash(9)).isPresent());
    }

    @Test
    void aRefusalIsRememberedAndNotRepeated() {
        ModuleCache cache = new ModuleCache(4, Long.MAX_VALUE);
        AtomicInteger times = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThrows(ModuleRefusedException.class, () -> cache.obtain(hash(1), () -> {
                times.incrementAndGet();
                throw ModuleRefusedException.invalid("no");
            }));
        }
        assertEquals(1, times.get());
        assertTrue(cache.find(hash(1)).isEmpty());
    }

    @Test
    void whenTheFirstIsStoppedAnotherTakesOver() throws Exception {
        ModuleCache cache = new ModuleCache(4, Long.MAX_VALUE);
        CountDownLatch preparing = new CountDownLatch(1);
        CountDownLatch stop = new CountDownLatch(1);
        Thread first = Thread.ofVirtual().start(() -> {
            try {
                cache.obtain(hash(1), () -> {
                    preparing.countDown();
                    awaitQuietly(stop);
                    throw new IllegalStateException("stopped");
                });
            } catch (IllegalStateException | ModuleRefusedException | InterruptedException e) {
                // What the first had to expect.
            }
        });
        preparing.await();
        AtomicReference<ModuleCache.Found> found = new AtomicReference<>();
        Thread second = Thread.ofVirtual().start(() -> {
            try {
                found.set(cache.obtain(hash(1), () -> prepared(1, 0)));
            } catch (ModuleRefusedException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        stop.countDown();
        first.join();
        second.join();
        assertEquals(hash(1), found.get().prepared().hash());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hammerOnFewHashesFromManyThreads() throws Exception {
        ModuleCache cache = new ModuleCache(3, Long.MAX_VALUE);
        AtomicInteger[] preparing = new AtomicInteger[8];
        for (int i = 0; i < preparing.length; i++) {
            preparing[i] = new AtomicInteger();
        }
        AtomicReference<Throwable> fault = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Random random = new Random(t);
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < 3_000; i++) {
                        obtain(cache, random.nextInt(preparing.length), random.nextInt(20) == 0, preparing);
                    }
                } catch (Throwable e) {
                    fault.set(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(null, fault.get());
        assertTrue(cache.size() <= 3);
        assertEquals(cache.size() * prepared(0, 0).retainedBytes(), cache.bytes());
        assertTrue(cache.hits() > 0 && cache.evictions() > 0);
    }

    /** Obtains one; now and then the preparation fails. Never are two preparations of one hash under way at once. */
    private static void obtain(ModuleCache cache, int number, boolean fail, AtomicInteger[] preparing)
            throws ModuleRefusedException, InterruptedException {
        try {
            ModuleCache.Found found = cache.obtain(hash(number), () -> {
                if (preparing[number].incrementAndGet() != 1) {
                    throw new AssertionError("two at once");
                }
                Thread.yield();
                preparing[number].decrementAndGet();
                if (fail) {
                    throw new IllegalStateException("stopped");
                }
                return prepared(number, 0);
            });
            assertEquals(hash(number), found.prepared().hash());
        } catch (IllegalStateException e) {
            assertTrue(fail);
        }
    }

    @Test
    void hammerOnAnEngineGivesEveryRunItsOwnAnswer() throws Exception {
        List<byte[]> modules = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ModuleBuilder module = new ModuleBuilder().memory(1);
            modules.add(module.export("run", module.function(types(I32), types(I32), 0x20, 0, i32(i), 0x6a)).build());
        }
        AtomicReference<String> wrong = new AtomicReference<>();
        try (Engine engine = new Engine(EngineSettings.of(3, Limits.DEFAULT).withWarmUp(false)
                .withCache(3, Long.MAX_VALUE))) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 6; t++) {
                Random random = new Random(t);
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 60; i++) {
                        int which = random.nextInt(modules.size());
                        int argument = random.nextInt(1_000);
                        Outcome outcome = engine.run(modules.get(which),
                                new Call.Function("run", List.of(Integer.toString(argument))), Limits.DEFAULT);
                        if (!outcome.message().equals("returned [" + (argument + which) + "]")) {
                            wrong.set(outcome.message());
                        }
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(null, wrong.get());
            assertEquals(360, engine.metrics().outcomes().get("Returned"));
            assertTrue(engine.metrics().cachedModules() <= 3);
        }
    }
}
