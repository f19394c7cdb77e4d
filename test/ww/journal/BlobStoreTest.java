package ww.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ww.journal.FakeDisk.Fault;

class BlobStoreTest {
    private enum Kind { MEMORY, DISK }

    private static BlobStore store(Kind kind) throws IOException {
        return kind == Kind.MEMORY ? new MemoryBlobs() : new DiskBlobs(new FakeDisk());
    }

    private static InputStream bytes(int length, int fill) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return new ByteArrayInputStream(bytes);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theNameIsTheHashOfTheContent(Kind kind) throws IOException {
        BlobStore store = store(kind);
        try (BlobStore.Pin pin = store.put(new ByteArrayInputStream("abc".getBytes()), 3)) {
            assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", pin.sha256());
            assertEquals(3, pin.bytes());
            try (InputStream in = store.open(pin.sha256()).orElseThrow()) {
                assertArrayEquals("abc".getBytes(), in.readAllBytes());
            }
        }
        assertTrue(store.open("00".repeat(32)).isEmpty());
        assertTrue(store.pin("00".repeat(32)).isEmpty());
        assertTrue(store.pin("../ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015").isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneByteTooManyIsRefusedAndNothingIsKept(Kind kind) throws IOException {
        BlobStore store = store(kind);
        assertThrows(BlobTooLargeException.class, () -> store.put(bytes(100_001, 1), 100_000));
        assertEquals(0, store.retain(Set::of));
        store.put(bytes(100_000, 1), 100_000).close();
        assertEquals(1, store.retain(Set::of));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsPinnedOrReferredToStays(Kind kind) throws IOException {
        BlobStore store = store(kind);
        BlobStore.Pin pinned = store.put(bytes(10, 1), 10);
        BlobStore.Pin again = store.put(bytes(10, 1), 10);
        BlobStore.Pin referred = store.put(bytes(10, 2), 10);
        store.put(bytes(10, 3), 10).close();
        referred.close();
        again.close();
        again.close();
        assertEquals(1, store.retain(() -> Set.of(referred.sha256())));
        assertTrue(store.open(pinned.sha256()).isPresent());
        assertTrue(store.open(referred.sha256()).isPresent());
        pinned.close();
        assertEquals(2, store.retain(Set::of));
        assertEquals(Optional.empty(), store.open(pinned.sha256()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPinTakenWhileOthersAreRemovedHolds(Kind kind) throws Exception {
        hammer(store(kind));
    }

    /** Some put, refer and unpin; one removes all the time; what is referred to must always be there. */
    private static void hammer(BlobStore store) throws Exception {
        Set<String> referred = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger missing = new AtomicInteger();
        // Not a virtual thread: it never blocks, and with one carrier the others would never get their turn.
        Thread remover = Thread.ofPlatform().name("remover").start(() -> {
            while (!over.get()) {
                try {
                    store.retain(() -> Set.copyOf(referred));
                } catch (IOException | RuntimeException e) {
                    missing.incrementAndGet();
                }
            }
        });
        List<Thread> putters = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int mine = t;
            putters.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 100; i++) {
                    try (BlobStore.Pin pin = store.put(bytes(50, mine * 20 + i % 20), 100)) {
                        referred.add(pin.sha256());
                    } catch (IOException | RuntimeException e) {
                        missing.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread putter : putters) {
            putter.join();
        }
        over.set(true);
        remover.join();
        for (String sha256 : referred) {
            assertTrue(store.open(sha256).isPresent());
        }
        assertEquals(0, missing.get());
    }

    @Test
    void powerLossAtEveryOperationLosesNothingPut() throws IOException {
        for (long at = 0; at < 12; at++) {
            FakeDisk disk = new FakeDisk();
            List<String> put = new ArrayList<>();
            disk.failAt(at, Fault.POWER_OFF);
            try {
                DiskBlobs store = new DiskBlobs(disk);
                for (int i = 0; i < 3; i++) {
                    try (BlobStore.Pin pin = store.put(bytes(2_000, i + 1), 2_000)) {
                        put.add(pin.sha256());
                    }
                }
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("power") || e.getMessage().contains("injected"));
            }
            disk.crash(new SplittableRandom(at));
            DiskBlobs store = new DiskBlobs(disk);
            for (String sha256 : put) {
                try (InputStream in = store.open(sha256).orElseThrow()) {
                    assertEquals(sha256, HexFormat.of().formatHex(
                            DiskBlobs.sha256().digest(in.readAllBytes())));
                }
            }
            assertTrue(disk.list().stream().noneMatch(name -> name.endsWith(".tmp")));
        }
    }

    @Test
    void aFullDiskTakesWhatItHas() throws IOException {
        FakeDisk disk = new FakeDisk();
        // One and several writes of a file, and both also after a restart, which remembers nothing.
        for (int bytes : new int[] {1_000, 200_000}) {
            byte[] content = new byte[bytes];
            disk.capacity(Long.MAX_VALUE);
            String name;
            try (BlobStore.Pin pin = new DiskBlobs(disk).put(new ByteArrayInputStream(content), bytes)) {
                name = pin.sha256();
            }
            DiskBlobs store = new DiskBlobs(disk);
            for (long room : new long[] {0, 500, 100_000}) {
                disk.capacity(disk.used() + room);
                try (BlobStore.Pin pin = store.put(new ByteArrayInputStream(content), bytes)) {
                    assertEquals(name, pin.sha256());
                    assertEquals(bytes, pin.bytes());
                }
            }
            disk.capacity(disk.used());
            content[bytes - 1] = 1;
            assertThrows(NoSpaceException.class, () -> store.put(new ByteArrayInputStream(content), bytes));
            assertThrows(BlobTooLargeException.class,
                    () -> store.put(new ByteArrayInputStream(new byte[bytes + 1]), bytes));
        }
        assertEquals(2, disk.list().size());
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing() throws IOException {
        FakeDisk disk = new FakeDisk();
        disk.capacity(1_000);
        DiskBlobs store = new DiskBlobs(disk);
        assertThrows(NoSpaceException.class, () -> store.put(bytes(2_000, 1), 5_000));
        assertEquals(List.of(), disk.list());
    }
}
