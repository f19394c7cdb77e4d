package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exit codes and streams of the real program. */
class CommandLineProcessTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static void refused(String sentence, String... line) throws Exception {
        try (NodeProcess process = NodeProcess.start("ww-sched", line)) {
            assertEquals(2, process.exitCode(SOON), process.transcript());
            process.awaitTalk("^ww-sched: .*" + sentence, SOON);
            assertEquals(1, process.talk().size(), process.transcript());
            assertEquals(List.of(), process.data());
        }
    }

    @Test
    void wrongLinesGetOneSentenceAndExitCodeTwo() throws Exception {
        refused("there is no flag --htp; did you mean --http\\?", "gateway", "--htp", "127.0.0.1:0");
        refused("needs at least one token.*--tokens", "gateway", "--http", "0.0.0.0:0", "--ephemeral");
        refused("--listen: .*", "worker", "--listen", "/ip4/300.0.0.1/tcp/1");
        refused("does not end in /p2p/ID", "worker", "--addr", "/ip4/127.0.0.1/tcp/1");
        refused("--discover: .*", "worker", "--discover", "/ip4/10.0.0.1/udp/1/multicast");
        refused("--dial: .*", "worker", "--dial", "12D3");
        refused("--slots is 0, but must lie between 1 and 1024", "worker", "--slots", "0");
        refused("--meta: .*name=value", "worker", "--meta", "zone");
    }

    @Test
    void helpIsDataAndNamesEveryFlagOfTheDemo() throws Exception {
        try (NodeProcess process = NodeProcess.start("ww-sched", "worker", "--help")) {
            assertEquals(0, process.exitCode(SOON));
            String help = String.join("\n", process.data());
            for (String flag : List.of("--ns", "--listen, -l", "--addr, -a", "--discover, -d", "--meta", "--dial",
                    "[WW_NS]", "[WW_LISTEN]", "[WW_ADDR]", "[WW_DISCOVER]", "[WW_META]")) {
                assertTrue(help.contains(flag), flag + " is not in\n" + help);
            }
            assertEquals(List.of(), process.talk());
        }
    }

    @Test
    void theGatewayPrintsItsPeerIdAndNothingElseOnStandardOutput() throws Exception {
        try (NodeProcess gateway = NodeProcess.start("gateway", "gateway", "--ephemeral", "--http", "127.0.0.1:0",
                "--ns", "cli-" + System.nanoTime())) {
            gateway.http();
            assertEquals(0, gateway.terminate(Duration.ofSeconds(15)));
            assertEquals(List.of(gateway.peerId()), gateway.data());
        }
    }

    @Test
    void aTakenPortIsOneSentence() throws Exception {
        try (NodeProcess first = NodeProcess.start("gateway", "gateway", "--ephemeral", "--http", "127.0.0.1:0",
                "--ns", "cli-" + System.nanoTime())) {
            String taken = first.http().substring("http://".length());
            try (NodeProcess second = NodeProcess.start("second", "gateway", "--ephemeral", "--http", taken)) {
                assertEquals(1, second.exitCode(SOON));
                assertTrue(second.talk().getLast().contains(taken), second.transcript());
            }
        }
    }

    @Test
    void theDemoEndsWithItsThreeResults() throws Exception {
        try (NodeProcess demo = NodeProcess.start("demo", "demo")) {
            assertEquals(0, demo.exitCode(Duration.ofSeconds(90)), demo.transcript());
            assertEquals(3, demo.data().stream().filter(line -> line.contains("result 2832")).count(),
                    demo.transcript());
        }
    }
}
