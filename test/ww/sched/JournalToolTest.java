package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ww.journal.CorruptJournalException;

class JournalToolTest {
    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said);

    @BeforeEach
    void aGatewayHasBeenHere() throws IOException {
        try (Scheduler scheduler = open()) {
            for (int i = 0; i < 3; i++) {
                try (Modules.Pinned pinned = scheduler.modules().put(new ByteArrayInputStream(new byte[9]), 10)) {
                    scheduler.submit(TaskSpec.of("say \"" + i + "\"", Schedule.Interval.once(),
                            Invocation.demo(pinned.module(), 0, 1)));
                }
            }
        }
    }

    private Scheduler open() throws IOException {
        return Scheduler.open(data, SchedulerSettings.defaults(), new ThreadRunner(_ -> new RunOutcome.Cancelled()));
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(Storage.JOURNAL))) {
            return files.filter(file -> file.toString().endsWith(".segment")).findFirst().orElseThrow();
        }
    }

    private void damageTheFirstRecord() throws IOException {
        byte[] bytes = Files.readAllBytes(segment());
        bytes[64 + 32 + 5] ^= 1;
        Files.write(segment(), bytes);
    }

    @Test
    void checkSaysWhatIsThere() throws IOException {
        assertTrue(JournalTool.check(data, out));
        assertTrue(said.toString().contains("3 records"), said.toString());
        assertTrue(said.toString().contains("can be opened"), said.toString());
    }

    @Test
    void exportWritesEveryChangeAsALineOfJson() throws IOException {
        JournalTool.export(data, out);
        List<String> lines = said.toString().lines().toList();
        assertEquals(6, lines.size());
        assertTrue(lines.getFirst().startsWith("{\"kind\":\"TaskAccepted\",\"sequence\":1,\"record\":1,\"at\":\"20"),
                lines.getFirst());
        assertTrue(lines.getFirst().contains("\"id\":\"say \\\"0\\\"\""), lines.getFirst());
        assertTrue(lines.getFirst().contains("\"nextDueMillis\":1"), lines.getFirst());
        assertTrue(lines.get(1).contains("\"nextDueMillis\":null"), lines.get(1));
    }

    @Test
    void aDamagedJournalIsRefusedFoundAndRepaired() throws IOException {
        damageTheFirstRecord();
        assertThrows(CorruptJournalException.class, this::open);
        assertThrows(CorruptJournalException.class, () -> JournalTool.export(data, out));
        assertFalse(JournalTool.check(data, out));
        assertTrue(said.toString().contains("damaged at byte 64"), said.toString());
        JournalTool.repair(data, out);
        assertTrue(JournalTool.check(data, out));
        open().close();
    }

    @Test
    void aRunningGatewayKeepsItsJournalToItself() throws IOException {
        try (Scheduler running = open()) {
            assertTrue(running.unready().isEmpty());
            assertThrows(IOException.class, () -> JournalTool.repair(data, out));
        }
    }

    @Test
    void aDirectoryWithoutAJournalIsSaidToBeOne() {
        IOException refused = assertThrows(IOException.class, () -> JournalTool.check(data.resolve("no"), out));
        assertTrue(refused.getMessage().startsWith("no journal in"), refused.getMessage());
    }
}
