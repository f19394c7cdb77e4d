package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of a gateway as its keeper meets it: {@code journal check|export|repair}, exit codes and sentences. */
class JournalProcessTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Into the first record behind the segment's header and the record's own. */
    private static final int DAMAGED_BYTE = 64 + 32 + 5;

    @TempDir
    Path folder;

    private Path data;

    private NodeProcess gateway() throws IOException {
        return NodeProcess.start("gateway", "gateway", "--ns", "journal-" + System.nanoTime(), "--http",
                "127.0.0.1:0", "--data", data.toString());
    }

    /** Three tasks, then SIGKILL. */
    @BeforeEach
    void aGatewayWasKilled() throws Exception {
        data = folder.resolve("data");
        try (NodeProcess gateway = gateway(); RestClient rest = new RestClient(gateway.http())) {
            for (String id : List.of("a", "b", "c")) {
                rest.submit(RestClient.form("id", id, "start", "3600"), RestClient.puzzle());
            }
            gateway.kill();
        }
    }

    /** What it said on standard output, or on standard error where it failed. */
    private List<String> journal(int exitCode, String word) throws Exception {
        try (NodeProcess tool = NodeProcess.start("journal", "journal", word, "--data", data.toString())) {
            assertEquals(exitCode, tool.exitCode(SOON), tool.transcript());
            return tool.data().isEmpty() ? tool.talk() : tool.data();
        }
    }

    private void damage() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal"))) {
            Path segment = files.filter(file -> file.toString().endsWith(".segment")).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[DAMAGED_BYTE] ^= 1;
            Files.write(segment, bytes);
        }
    }

    @Test
    void aWholeJournalIsSaidToBeWholeAndWrittenOut() throws Exception {
        assertEquals("the journal can be opened", journal(0, "check").getLast());
        List<String> lines = journal(0, "export");
        for (String id : List.of("a", "b", "c")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains("\"TaskAccepted\"")
                    && line.contains("\"id\":\"" + id + "\"")), id + " is not in " + lines);
        }
        lines.forEach(Json::object);
    }

    @Test
    void damageStopsTheGatewayUntilItIsRepairedAndNothingIsDeleted() throws Exception {
        damage();
        try (NodeProcess refused = gateway()) {
            assertEquals(1, refused.exitCode(SOON), refused.transcript());
            assertEquals(1, refused.talk().size(), refused.transcript());
            assertTrue(refused.talk().getFirst().contains("journal repair"), refused.transcript());
        }
        assertTrue(journal(1, "check").getLast().contains("damaged"));
        assertEquals(1, journal(1, "export").size());
        List<String> repaired = journal(0, "repair");
        assertTrue(repaired.size() > 1, repaired.toString());
        assertEquals("the journal can be opened", journal(0, "check").getLast());
        try (NodeProcess gateway = gateway(); RestClient rest = new RestClient(gateway.http())) {
            assertEquals(200, rest.get("/readyz").statusCode());
        }
    }

    @Test
    void theDataIsPrivateAndAGatewayThatRunsKeepsItToItself() throws Exception {
        for (Path folder : List.of(data, data.resolve("journal"), data.resolve("modules"))) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)),
                    folder.toString());
        }
        try (NodeProcess gateway = gateway(); RestClient rest = new RestClient(gateway.http())) {
            for (String word : List.of("check", "export", "repair")) {
                List<String> refused = journal(1, word);
                assertEquals(1, refused.size(), refused.toString());
                assertTrue(refused.getFirst().contains("is in use by another gateway"), refused.toString());
            }
            try (NodeProcess second = gateway()) {
                assertEquals(1, second.exitCode(SOON), second.transcript());
                assertTrue(second.talk().getFirst().contains("is in use by another gateway"), second.transcript());
            }
            assertEquals(200, rest.get("/readyz").statusCode(), "the first is not disturbed");
        }
    }

    @Test
    void aFolderWithoutAJournalAndAWordThatIsNoneAreRefused() throws Exception {
        data = folder.resolve("nothing");
        assertTrue(journal(1, "check").getFirst().contains("no journal in"));
        assertTrue(journal(2, "mend").getFirst().contains("journal has no 'mend'"));
    }
}
