package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ww.e2e.Json;
import ww.e2e.NodeProcess;
import ww.e2e.RestClient;

/** A process that does not get to run for four seconds has not died: nobody loses a worker, a run or a gateway. */
class PauseTest {
    private static final Duration SOON = Nodes.SOON;

    /** The pause that has to be outlived. What a machine adds by being busy is not taken off. */
    private static final Duration PAUSE = Duration.ofSeconds(4);

    private static final String ENDLESS = "12";

    /** Nobody releases it: waiting for it is letting time pass, which is what a pause is. */
    private final Semaphore never = new Semaphore(0);
    private Nodes nodes;
    private NodeProcess gateway;
    private NodeProcess worker;
    private RestClient rest;

    @BeforeEach
    void open() throws Exception {
        nodes = new Nodes();
        gateway = nodes.gateway();
        worker = nodes.joined("worker", "--slots", "2");
        rest = new RestClient(gateway.http());
        rest.submit(RestClient.form("id", "endless", "input", "0", "difficulty", ENDLESS), RestClient.puzzle());
        rest.inState("endless", "running", SOON);
    }

    @AfterEach
    void close() throws IOException {
        rest.close();
        nodes.close();
    }

    private void pause(NodeProcess node) throws Exception {
        node.signal("STOP");
        never.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        node.signal("CONT");
    }

    /** The run of before goes on, on the connection of before, and new ones are taken. */
    private void assertNothingWasLost(String id) throws Exception {
        rest.submit(RestClient.form("id", id, "input", "0", "difficulty", "3"), RestClient.puzzle());
        assertEquals(List.of("2832"), RestClient.results(rest.ended(id, SOON)), nodes.transcripts());
        Map<String, Object> endless = rest.task("endless");
        assertEquals("running", endless.get("state"), () -> endless + nodes.transcripts());
        assertEquals(1L, RestClient.runs(endless).getFirst().get("attempt_count"), endless.toString());
        Map<String, Object> there = Json.objects(rest.get("/workers").body()).getFirst();
        assertEquals("ready", there.get("health"), there.toString());
        for (NodeProcess node : List.of(gateway, worker)) {
            assertTrue(node.talk().stream().noneMatch(line -> line.contains("lost gateway")
                    || line.contains("given up") || line.contains(" left: ")), nodes::transcripts);
        }
    }

    @Test
    void aWorkerThatPausesIsNotGivenUp() throws Exception {
        for (int round = 1; round <= 3; round++) {
            pause(worker);
            assertNothingWasLost("round" + round);
        }
    }

    @Test
    void aGatewayThatPausesLosesNobody() throws Exception {
        for (int round = 1; round <= 3; round++) {
            pause(gateway);
            assertNothingWasLost("round" + round);
        }
    }

    @Test
    void bothPauseOneAfterTheOther() throws Exception {
        pause(worker);
        pause(gateway);
        assertNothingWasLost("after");
    }
}
