package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.boot.GoPeer;

/** Our processes in one cluster with the Go demo's roles, of which each knows the plain {@code assign} only. */
@Tag("interop")
@Timeout(value = 16, unit = TimeUnit.MINUTES) // the first run builds the peer
class GoClusterTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String namespace = "go-" + Long.toHexString(System.nanoTime());

    @BeforeAll
    static void build() throws Exception {
        GoPeer.build();
    }

    @Test
    void aGoWorkerServesOurGatewayBesideOurOwn() throws Exception {
        try (NodeProcess gateway = NodeProcess.start("gateway", "gateway", "--ephemeral", "--ns", namespace, "--http",
                "127.0.0.1:0", "--listen", "/ip4/127.0.0.1/tcp/0");
                GoPeer go = GoPeer.start("worker", namespace, gateway.address());
                RestClient rest = new RestClient(gateway.http())) {
            String id = go.expect("joined");
            rest.submit(RestClient.form("id", "go", "input", "0", "difficulty", "3", "repeats", "2"),
                    RestClient.puzzle());
            Map<String, Object> task = rest.ended("go", SOON);
            assertEquals(List.of("2832", "2832"), RestClient.results(task));
            assertTrue(id.endsWith((String) RestClient.runs(task).getFirst().get("worker")), task.toString());
            go.kill();
            try (NodeProcess worker = NodeProcess.start("worker", "worker", "--ns", namespace)) {
                worker.awaitTalk("joined gateway", SOON);
                rest.submit(RestClient.form("id", "ours", "input", "0", "difficulty", "1"), RestClient.puzzle());
                assertEquals(List.of("3"), RestClient.results(rest.ended("ours", SOON)));
            }
        }
    }

    @Test
    void ourWorkerServesAGoGateway() throws Exception {
        Path puzzle = Path.of(System.getProperty("ww.root", "."), "wasm", "puzzle.wasm").toAbsolutePath();
        try (GoPeer go = GoPeer.start("gateway", namespace, "0", "3", "2", puzzle.toString())) {
            String address = go.expect("listening");
            try (NodeProcess worker = NodeProcess.start("worker", "worker", "--ns", namespace, "--addr", address)) {
                worker.awaitTalk("joined gateway", SOON);
                assertEquals("2832", go.expect("result"));
                assertEquals("2832", go.expect("result"));
            }
        }
    }
}
