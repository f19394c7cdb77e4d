package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import ww.journal.BlobStore;
import ww.journal.DiskBlobs;
import ww.journal.FakeDisk;
import ww.journal.FakeDisk.Fault;
import ww.journal.MemoryBlobs;
import ww.sched.SchedulerOnDisk;

/** What clients see of a gateway whose disk is full or fails. */
class DiskTest {
    private static final String KEY = "Idempotency-Key: before";
    private static final String WAIT = "Prefer: wait=20";

    /** So large that a segment is full after a dozen. */
    private static final String DESCRIPTION = "x".repeat(4_000);

    private final FakeDisk disk = new FakeDisk();

    private static TestGateway open(FakeDisk disk, BlobStore modules) throws IOException {
        return new TestGateway(HttpLimits.DEFAULT, List.of(),
                runner -> SchedulerOnDisk.open(disk, modules, runner));
    }

    /** Submits until the gateway refuses; the ids of what it took. */
    private static List<String> fill(TestGateway.Client client) throws IOException {
        List<String> accepted = new ArrayList<>();
        while (true) {
            RawHttp.Answer answer = client.submit(TestForm.of("description", DESCRIPTION, "start", "1000"));
            if (answer.status() != 201) {
                assertEquals(507, answer.status(), answer.text());
                assertEquals("storage-full", answer.problem());
                return accepted;
            }
            accepted.add((String) answer.json().get("id"));
            assertTrue(accepted.size() < 200, "the disk does not get full");
        }
    }

    @Test
    void aFullDiskRefusesTasksAndKeepsRunningWhatItHas() throws IOException {
        BlobStore modules = new MemoryBlobs();
        List<String> accepted;
        try (TestGateway gateway = open(disk, modules); TestGateway.Client client = gateway.connect()) {
            gateway.join("w1");
            client.accepted(TestForm.of("id", "under-way", "export", "hang"));
            client.accepted(TestForm.of("id", "waiting", "require", "zone=moon"));
            assertEquals(200, client.get("/readyz").status());
            disk.capacity(disk.used());
            accepted = fill(client);
            assertTrue(accepted.size() > 5, accepted.toString());
            RawHttp.Answer unready = client.get("/readyz");
            assertEquals(503, unready.status());
            assertTrue(unready.detail().contains("the disk is full"), unready.detail());
            assertEquals(200, client.get("/healthz").status());
            // What it has goes on: outcomes, commands and answers.
            gateway.runner.finish();
            assertEquals("late\n", client.get("/tasks/under-way/runs/1/result", WAIT).text());
            assertEquals("cancelled", client.delete("/tasks/waiting").json().get("state"));
            assertEquals("scheduled", client.get("/tasks/" + accepted.getLast()).json().get("state"));
            disk.capacity(Long.MAX_VALUE);
            RawHttp.Answer ready = client.get("/readyz");
            for (int i = 0; i < 10_000 && ready.status() != 200; i++) {
                ready = client.get("/readyz");
            }
            assertEquals(200, ready.status(), "there is room again");
            client.accepted(TestForm.of("id", "later", "start", "1000"));
        }
        // Everything that was answered with 201 is on the disk, and nothing else.
        try (TestGateway gateway = open(disk.copy(), modules); TestGateway.Client client = gateway.connect()) {
            for (String id : accepted) {
                assertEquals("scheduled", client.get("/tasks/" + id).json().get("state"), id);
            }
            assertEquals("succeeded", client.get("/tasks/under-way").json().get("state"));
            assertEquals("cancelled", client.get("/tasks/waiting").json().get("state"));
            assertEquals(accepted.size() + 3, ((List<?>) JsonReader.read(client.get("/tasks").text())).size());
        }
    }

    @Test
    void aModuleThatFindsNoRoomIsRefusedWith507AndLeavesNothing() throws IOException {
        FakeDisk modules = new FakeDisk();
        try (TestGateway gateway = open(disk, new DiskBlobs(modules)); TestGateway.Client client = gateway.connect()) {
            modules.capacity(10_000);
            RawHttp.Answer refused = client.submit(new TestForm().file("wasm", TestForm.module(20_000)));
            assertEquals(507, refused.status(), refused.text());
            assertEquals("storage-full", refused.problem());
            assertEquals(0, modules.used());
            assertEquals(201, client.submit(new TestForm().file("wasm", TestForm.module(5_000))).status());
        }
    }

    /** The answer to a submission that came before is known, whatever the disk does; to any other it needs the disk. */
    private static void answersWhatItHasAnswered(TestGateway.Client client, String id, byte[] module, String otherwise)
            throws IOException {
        RawHttp.Answer again = client.submit(new TestForm().file("wasm", module), KEY);
        assertEquals(201, again.status(), again.text());
        assertEquals(id, again.json().get("id"));
        assertEquals("true", again.header("idempotency-replayed"));
        RawHttp.Answer changed = client.submit(new TestForm().file("wasm", module).field("input", "1"), KEY);
        assertEquals("idempotency-key-reused", changed.problem(), changed.text());
        assertEquals(otherwise, client.submit(new TestForm().file("wasm", module), "Idempotency-Key: new").problem());
        assertEquals(otherwise, client.submit(new TestForm().file("wasm", module)).problem());
    }

    @Test
    void aFullDiskStillAnswersWhatItHasAnsweredBefore() throws Exception {
        FakeDisk modules = new FakeDisk();
        byte[] module = TestForm.module(200_000);
        try (TestGateway gateway = open(disk, new DiskBlobs(modules)); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "held"));
            String id = (String) client.submit(new TestForm().file("wasm", module), KEY).json().get("id");
            disk.capacity(disk.used());
            fill(client);
            modules.capacity(modules.used());
            answersWhatItHasAnswered(client, id, module, "storage-full");
            AtomicBoolean enough = new AtomicBoolean();
            Thread commands = Thread.ofVirtual().start(() -> useTheReserve(gateway, enough));
            while (!client.get("/readyz").text().contains("cannot grow")) {
                Thread.onSpinWait();
            }
            answersWhatItHasAnswered(client, id, module, "storage-full");
            enough.set(true);
            disk.capacity(Long.MAX_VALUE);
            commands.join();
        }
    }

    /** What was accepted may be written about until the last segment is full; the command that finds it so waits. */
    private static void useTheReserve(TestGateway gateway, AtomicBoolean enough) {
        try (TestGateway.Client client = gateway.connect()) {
            while (!enough.get()) {
                client.post("/tasks/held/pause");
                client.post("/tasks/held/resume");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDiskThatFailedStillAnswersWhatItHasAnsweredBefore() throws IOException {
        try (TestGateway gateway = open(disk, new MemoryBlobs()); TestGateway.Client client = gateway.connect()) {
            String id = client.accepted(TestForm.of(), KEY);
            disk.failAt(disk.operations(), Fault.IO_ERROR);
            assertEquals("storage-failed", client.submit(TestForm.of("id", "new"), "Idempotency-Key: new").problem());
            answersWhatItHasAnswered(client, id, TestForm.MODULE, "storage-failed");
        }
    }

    @Test
    void aDiskThatFailsIsFinalAndSaidWithEveryAnswerThatNeedsIt() throws IOException {
        try (TestGateway gateway = open(disk, new MemoryBlobs()); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "before"));
            disk.failAt(disk.operations(), Fault.IO_ERROR);
            for (int i = 0; i < 3; i++) {
                RawHttp.Answer refused = client.submit(TestForm.of());
                assertEquals(503, refused.status(), refused.text());
                assertEquals("storage-failed", refused.problem());
            }
            assertEquals("storage-failed", client.delete("/tasks/before").problem());
            assertEquals(503, client.get("/readyz").status());
            assertEquals("waiting", client.get("/tasks/before").json().get("state"), "what is stored can be read");
            assertEquals(1, ((List<?>) JsonReader.read(client.get("/tasks").text())).size());
        }
    }
}
