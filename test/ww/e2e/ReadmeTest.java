package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says to type works when it is pasted as it stands. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", "."));
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final int DEFAULT_PORT = 8080;

    private static String curlLines() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        return SHELL_BLOCK.matcher(readme).results().map(MatchResult::group).map(block -> block
                .substring("```sh\n".length(), block.length() - "```".length()))
                .filter(block -> block.startsWith("curl")).findFirst().orElseThrow();
    }

    @Test
    void theCurlLinesWorkAsTheyStand() throws Exception {
        assumeTrue(isFree(DEFAULT_PORT), "port " + DEFAULT_PORT + " of 127.0.0.1 is taken by something else");
        assumeTrue(hasCurl(), "curl is not installed");
        String namespace = "readme-" + Long.toHexString(System.nanoTime());
        try (NodeProcess gateway = NodeProcess.start("gateway", "gateway", "--ephemeral", "--ns", namespace);
                NodeProcess worker = NodeProcess.start("worker", "worker", "--ns", namespace)) {
            assertEquals("http://127.0.0.1:8080", gateway.http());
            worker.awaitTalk("joined gateway", Duration.ofSeconds(60));
            Process shell = new ProcessBuilder("sh", "-e", "-c", curlLines()).directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answers = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, shell.waitFor(), answers);
            assertTrue(answers.contains("\"id\":\"hash\""), answers);
            try (RestClient rest = new RestClient(gateway.http())) {
                Map<String, Object> task = rest.ended("hash", Duration.ofSeconds(60));
                assertEquals(List.of("2832", "2832", "2832"), RestClient.results(task));
            }
        }
    }

    @Test
    void everyFileThatTheReadmeNamesIsThere() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Pattern path = Pattern.compile("(?:wasm|src|test|schema)/[\\w./-]+\\w");
        try (Stream<MatchResult> names = path.matcher(readme).results()) {
            for (String name : names.map(MatchResult::group).distinct().toList()) {
                assertTrue(Files.exists(ROOT.resolve(name)), "README.md names " + name + ", which is not there");
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean hasCurl() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
