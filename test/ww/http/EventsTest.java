package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ww.sched.SchedulerSettings;

class EventsTest {
    /** One block of a stream: an event, or a comment without one. */
    private record Block(String id, String event, String data) {
        @SuppressWarnings("unchecked")
        Map<String, Object> json() {
            return (Map<String, Object>) JsonReader.read(data);
        }
    }

    /** A stream of events as a browser would read it. */
    private static final class Stream implements AutoCloseable {
        private final RawHttp http;
        private String text = "";

        Stream(TestGateway gateway, String query, String... headers) throws IOException {
            http = new RawHttp(gateway.gateway.address());
            http.send("GET /events" + query + " HTTP/1.1\r\nHost: localhost\r\n"
                    + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n");
            assertEquals(200, http.status());
            assertEquals("retry: 2000", next());
        }

        /** The next block as it stands. */
        private String next() throws IOException {
            while (!text.contains("\n\n")) {
                byte[] chunk = http.chunk();
                if (chunk.length == 0) {
                    return null;
                }
                text += new String(chunk, StandardCharsets.UTF_8);
            }
            String block = text.substring(0, text.indexOf("\n\n"));
            text = text.substring(block.length() + 2);
            return block;
        }

        /** The next event, comments skipped; null at the end. */
        Block event() throws IOException {
            String block = next();
            while (block != null && block.startsWith(":")) {
                block = next();
            }
            if (block == null) {
                return null;
            }
            String[] lines = block.split("\n");
            assertEquals(3, lines.length, block);
            return new Block(after("id: ", lines[0]), after("event: ", lines[1]), after("data: ", lines[2]));
        }

        /** Events up to one of this name. */
        List<Block> until(String name) throws IOException {
            List<Block> events = new ArrayList<>();
            do {
                events.add(event());
            } while (!events.getLast().event.equals(name));
            return events;
        }

        private static String after(String prefix, String line) {
            assertTrue(line.startsWith(prefix), line);
            return line.substring(prefix.length());
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }

    @Test
    void aTasksLifeIsTold() throws IOException {
        try (TestGateway gateway = TestGateway.working(); Stream stream = new Stream(gateway, "");
                TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "<a>"));
            List<Block> events = stream.until("task-ended");
            assertEquals(List.of("task-accepted", "run-due", "attempt-started", "attempt-ended", "run-ended",
                    "task-ended"),
                    events.stream().map(Block::event).toList());
            long last = 0;
            for (Block event : events) {
                Map<String, Object> json = event.json();
                assertEquals("<a>", json.get("task"));
                assertEquals(event.event, json.get("event"));
                assertEquals(Long.parseLong(event.id), json.get("sequence"));
                assertTrue(Long.parseLong(event.id) > last);
                last = Long.parseLong(event.id);
            }
            assertEquals("succeeded", events.get(3).json().get("outcome"));
            assertEquals("w1", events.get(2).json().get("worker"));
        }
    }

    @Test
    void whoComesBackMissesNothing() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a"), "Prefer: wait=20");
            List<Block> first;
            try (Stream stream = new Stream(gateway, "?after=0")) {
                first = stream.until("task-ended");
            }
            client.accepted(TestForm.of("id", "b"), "Prefer: wait=20");
            try (Stream stream = new Stream(gateway, "", "Last-Event-ID: " + first.get(2).id)) {
                assertEquals(first.get(3), stream.event());
                stream.until("task-ended");
                assertEquals("b", stream.event().json().get("task"));
            }
        }
    }

    @Test
    void whatIsNoLongerKeptIsSaid() throws IOException {
        SchedulerSettings all = SchedulerSettings.defaults();
        SchedulerSettings few = new SchedulerSettings(all.tasksMax(), all.tasksKept(), all.taskAge(),
                all.resultBytesMax(), all.runsKept(), all.openRunsMax(), all.timeLimit(), all.timeLimitGrace(),
                all.cancelGrace(), all.adoptionGrace(), all.suspectAfter(), all.lostAfter(), all.misfireAfter(),
                all.queueMax(), 4, all.snapshotBytes(), all.seed());
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, List.of(), few);
                TestGateway.Client client = gateway.connect()) {
            gateway.join("w1");
            client.accepted(TestForm.of("repeats", "5"), "Prefer: wait=20");
            try (Stream stream = new Stream(gateway, "?after=1")) {
                Block gap = stream.event();
                assertEquals("gap", gap.event);
                assertEquals(2L, gap.json().get("from"));
                assertEquals(Long.parseLong(gap.id), gap.json().get("to"));
                assertEquals(Long.parseLong(gap.id) + 1, Long.parseLong(stream.event().id));
            }
        }
    }

    @Test
    void oneTaskCanBeFollowedAlone() throws IOException {
        try (TestGateway gateway = TestGateway.working(); Stream stream = new Stream(gateway, "?task=b");
                TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a"), "Prefer: wait=20");
            client.accepted(TestForm.of("id", "b"), "Prefer: wait=20");
            assertEquals("b", stream.event().json().get("task"));
        }
    }

    @Test
    void workersAreTold() throws IOException {
        try (TestGateway gateway = new TestGateway(); Stream stream = new Stream(gateway, "");
                TestGateway.Client client = gateway.connect()) {
            gateway.join("w1");
            Block joined = stream.event();
            assertEquals("worker-joined", joined.event);
            assertEquals(4L, joined.json().get("slots"));
            client.post("/workers/w1/drain");
            assertEquals("draining", stream.event().json().get("health"));
            gateway.scheduler.workerLeft("w1", "gone");
            assertEquals("gone", stream.event().json().get("reason"));
        }
    }

    @Test
    void anIdleStreamShowsSignsOfLife() throws IOException {
        HttpLimits all = HttpLimits.DEFAULT;
        HttpLimits quick = new HttpLimits(all.moduleBytes(), all.fieldBytes(), all.inputBytes(), all.requests(),
                all.eventStreams(), all.waiters(), all.headTime(), all.bodyIdleTime(), all.bodyTime(), all.writeTime(),
                all.lingerTime(), all.waitTime(), Duration.ofMillis(50), all.pageItems());
        try (TestGateway gateway = new TestGateway(quick, List.of()); Stream stream = new Stream(gateway, "")) {
            assertTrue(stream.next().startsWith(": "));
            assertTrue(stream.next().startsWith(": "));
        }
    }

    @Test
    void moreStreamsThanTheLimitAreRefusedAndAnEndedOneMakesRoom() throws IOException {
        HttpLimits one = HttpLimits.DEFAULT.withCounts(10, 1, 1);
        try (TestGateway gateway = new TestGateway(one, List.of()); TestGateway.Client client = gateway.connect()) {
            try (Stream stream = new Stream(gateway, "")) {
                RawHttp.Answer refused = client.get("/events");
                assertEquals(503, refused.status());
                assertEquals("2", refused.header("retry-after"));
                assertFalse(stream.http.socket().isClosed());
            }
            // The gateway notices at its next writes that the stream's reader is gone.
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            int status = 503;
            while (status == 503 && System.nanoTime() < until) {
                client.accepted(TestForm.of());
                status = client.send("HEAD", "/events", null, new byte[0]).status();
            }
            assertEquals(200, status);
        }
    }

    @Test
    void aWrongPlaceToBeginIsRefused() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            assertEquals(400, client.get("/events", "Last-Event-ID: x").status());
            assertEquals(400, client.get("/events?after=x").status());
            assertEquals(422, client.get("/events?after=-1").status());
        }
    }

    @Test
    void closingEndsStreamsInOrder() throws IOException {
        TestGateway gateway = new TestGateway();
        try (Stream stream = new Stream(gateway, "")) {
            gateway.close();
            assertEquals(null, stream.event(), "the last chunk is there: the stream has ended, not broken off");
        }
    }
}
