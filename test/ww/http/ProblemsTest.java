package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ww.journal.DiskBlobs;
import ww.journal.FakeDisk;
import ww.journal.MemoryBlobs;
import ww.sched.SchedulerOnDisk;
import ww.sched.SchedulerSettings;

/** Every kind of problem that is documented does come, and none comes that is not. */
class ProblemsTest {
    private static final String SECRET = "0123456789abcdef";

    /** What {@code /problems} lists, by type. */
    private final Map<Object, Map<?, ?>> documented = new HashMap<>();
    private final Set<ProblemType> seen = EnumSet.noneOf(ProblemType.class);

    /** An answer that must be a problem as it is documented. */
    private void hold(RawHttp.Answer answer) {
        String word = answer.problem();
        Map<?, ?> kind = documented.get(answer.json().get("type"));
        assertTrue(kind != null, word + " is not documented");
        assertEquals(kind.get("status"), (long) answer.status(), word);
        assertEquals(kind.get("status"), answer.json().get("status"), word);
        assertEquals(kind.get("title"), answer.json().get("title"), word);
        assertTrue(answer.detail().endsWith("."), answer.detail());
        seen.add(ProblemType.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT)));
    }

    @Test
    void everyKindOfProblemThatIsDocumentedComesAsItIsDocumented() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            for (Object kind : (List<?>) JsonReader.read(client.get("/problems").text())) {
                Map<?, ?> map = (Map<?, ?>) kind;
                assertEquals(Set.of("type", "status", "title", "meaning"), map.keySet());
                documented.put(map.get("type"), map);
            }
        }
        submissions();
        requests();
        roles();
        limits();
        disks();
        faults();
        assertEquals(EnumSet.allOf(ProblemType.class), seen);
        assertEquals(seen.size(), documented.size());
    }

    private void submissions() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            hold(client.submit(new TestForm().field("id", "a")));
            hold(client.submit(TestForm.of("name", "a")));
            hold(client.submit(TestForm.of("repeats", "three")));
            hold(client.submit(TestForm.of("repeats", "-1")));
            client.accepted(TestForm.of("id", "a"), "Idempotency-Key: k");
            hold(client.submit(TestForm.of("id", "a")));
            hold(client.submit(TestForm.of("id", "b"), "Idempotency-Key: k"));
            hold(client.send("POST", "/tasks", "text/plain", "a".getBytes()));
        }
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            hold(client.send("POST", "/tasks", TestForm.type(), "no form".getBytes()));
        }
    }

    private void requests() throws IOException {
        String[] heads = {"GET /nothing HTTP/1.1\r\nHost: localhost\r\n", "PUT /tasks HTTP/1.1\r\nHost: localhost\r\n",
            "GET /tasks HTTP/1.1\r\n", "GET /tasks HTTP/9.9\r\nHost: localhost\r\n",
            "GET /tasks HTTP/1.1\r\nHost: evil.example\r\n",
            "POST /gateway/pause HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n",
            "GET /tasks HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\n"};
        try (TestGateway gateway = new TestGateway()) {
            for (String head : heads) {
                try (TestGateway.Client client = gateway.connect()) {
                    hold(client.http().send(head + "\r\n").read());
                }
            }
        }
    }

    private void roles() throws IOException {
        List<Token> tokens = List.of(Token.of("reader", Role.READ, SECRET));
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, tokens);
                TestGateway.Client client = gateway.connect()) {
            hold(client.get("/tasks"));
            hold(client.post("/gateway/pause", "Authorization: Bearer " + SECRET));
        }
    }

    private void limits() throws IOException {
        HttpLimits limits = HttpLimits.DEFAULT.withModuleBytes(1_000).withTimes(Duration.ofSeconds(5),
                Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(5));
        try (TestGateway gateway = new TestGateway(limits, List.of(), SchedulerSettings.defaults().withTasks(1, 10));
                TestGateway.Client client = gateway.connect(); TestGateway.Client slow = gateway.connect()) {
            hold(client.submit(new TestForm().file("wasm", TestForm.module(1_001))));
            client.accepted(TestForm.of());
            hold(client.submit(TestForm.of()));
            hold(slow.http().send("POST /tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + TestForm.type()
                    + "\r\nContent-Length: 1000\r\n\r\n").read());
        }
    }

    private void disks() throws IOException {
        FakeDisk disk = new FakeDisk();
        FakeDisk full = new FakeDisk();
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, List.of(),
                runner -> SchedulerOnDisk.open(disk, new MemoryBlobs(), runner));
                TestGateway.Client client = gateway.connect()) {
            disk.failAt(disk.operations(), FakeDisk.Fault.IO_ERROR);
            hold(client.submit(TestForm.of()));
        }
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, List.of(),
                runner -> SchedulerOnDisk.open(new FakeDisk(), new DiskBlobs(full), runner));
                TestGateway.Client client = gateway.connect()) {
            full.capacity(0);
            hold(client.submit(TestForm.of()));
            gateway.scheduler.close();
            hold(client.get("/readyz"));
        }
    }

    private void faults() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            hold(client.get("/throws"));
        }
    }
}
