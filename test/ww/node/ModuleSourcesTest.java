package ww.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.sched.ModuleRef;
import ww.sched.Modules;
import ww.sched.Scheduler;
import ww.sched.SchedulerSettings;
import ww.schema.WorkerSchema.ModuleSource;

@Timeout(30)
class ModuleSourcesTest {
    private final Lobby lobby = new Lobby();
    private final RemoteWorkers nobody = new RemoteWorkers(lobby);
    private Scheduler scheduler;
    private ModuleSources sources;

    @BeforeEach
    void openStore() {
        scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), nobody);
        sources = new ModuleSources(scheduler.modules());
    }

    @AfterEach
    void closeAll() {
        sources.close();
        scheduler.close();
        nobody.close();
    }

    private Modules.Pinned put(byte[] module) throws IOException {
        return scheduler.modules().put(new ByteArrayInputStream(module), Long.MAX_VALUE);
    }

    private static byte[] read(ModuleSource.Client source, long offset, int bytes) throws Exception {
        try (Answer<ModuleSource.ReadResults.Reader> answer = source.read(params -> {
            params.setOffset(offset);
            params.setBytes(bytes);
        })) {
            return answer.join().getData().toBytes();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    @Test
    void everyRangeWithinTheModuleIsGiven() throws Exception {
        byte[] module = bytes(10_000);
        try (Modules.Pinned pinned = put(module); ModuleSource.Client source = sources.of(pinned.module())) {
            assertArrayEquals(module, read(source, 0, 10_000));
            assertArrayEquals(Arrays.copyOfRange(module, 17, 18), read(source, 17, 1));
            assertArrayEquals(new byte[0], read(source, 17, 0));
        }
    }

    @Test
    void atTheEndThereIsLessAndBehindItNothing() throws Exception {
        byte[] module = bytes(10_000);
        try (Modules.Pinned pinned = put(module); ModuleSource.Client source = sources.of(pinned.module())) {
            assertArrayEquals(Arrays.copyOfRange(module, 9_999, 10_000), read(source, 9_999, 4_096));
            assertArrayEquals(new byte[0], read(source, 10_000, 4_096));
            for (long offset : new long[] {10_001, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
                CallException refused = assertThrows(CallException.class, () -> read(source, offset, 1));
                assertEquals(CallException.Type.FAILED, refused.type());
                assertTrue(refused.getMessage().contains(Long.toUnsignedString(offset)), refused.getMessage());
            }
        }
    }

    @Test
    void noPieceIsLargerThanAMebibyteHoweverMuchIsAskedFor() throws Exception {
        byte[] module = bytes((1 << 20) + 5);
        try (Modules.Pinned pinned = put(module); ModuleSource.Client source = sources.of(pinned.module())) {
            assertEquals(1 << 20, read(source, 0, -1).length);
            assertEquals(1 << 20, read(source, 3, Integer.MAX_VALUE).length);
            assertEquals(4, read(source, (1 << 20) + 1, Integer.MAX_VALUE).length);
        }
    }

    @Test
    void aModuleThatIsNotInTheStoreFailsWhenItIsRead() throws Exception {
        ModuleRef unknown = new ModuleRef("ab".repeat(32), 5);
        try (ModuleSource.Client source = sources.of(unknown)) {
            CallException refused = assertThrows(CallException.class, () -> read(source, 0, 1));
            assertTrue(refused.getMessage().contains("ab".repeat(32)), refused.getMessage());
        }
        assertThrows(IOException.class, () -> sources.bytes(unknown));
    }

    @Test
    void aReferenceOutlivesBeingReplacedByOthers() throws Exception {
        byte[] module = bytes(100);
        try (Modules.Pinned pinned = put(module); ModuleSource.Client source = sources.of(pinned.module())) {
            for (int i = 0; i < 300; i++) {
                sources.of(new ModuleRef(String.format("%064x", i), 1)).close();
            }
            assertArrayEquals(module, read(source, 0, 100));
            try (ModuleSource.Client again = sources.of(pinned.module())) {
                assertArrayEquals(module, read(again, 0, 100));
            }
        }
    }

    @Test
    void afterClosingNothingIsGivenOut() {
        sources.close();
        sources.close();
        assertEquals(CallException.Type.DISCONNECTED, assertThrows(CallException.class,
                () -> sources.of(new ModuleRef("ab".repeat(32), 5))).type());
    }
}
