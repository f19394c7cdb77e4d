package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The linked image runs both roles on a machine that has no Java. */
class ImageTest {
    private static final Path IMAGE = Path.of(System.getProperty("ww.root", ".")).toAbsolutePath().resolve("out/image");

    /** What the product promises to small machines. */
    private static final long IMAGE_BYTES_MAX = 64L << 20;

    /** The programs that a shell script starts with; no java among them. */
    private static final List<String> TOOLS = List.of("sh", "dirname", "readlink");

    @TempDir
    private Path bare;

    private NodeProcess start(String name, String... line) throws IOException {
        for (String tool : TOOLS) {
            Path link = bare.resolve(tool);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, Stream.of("/bin/", "/usr/bin/").map(folder -> Path.of(folder + tool))
                        .filter(Files::exists).findFirst().orElseThrow());
            }
        }
        Map<String, String> environment = new HashMap<>(Map.of("PATH", bare.toString(), "JAVA_HOME", ""));
        return NodeProcess.start(name, IMAGE.resolve("bin/ww-sched"), environment, line);
    }

    @Test
    void theImageRunsGatewayAndWorkerWithoutAJdk() throws Exception {
        String namespace = "image-" + Long.toHexString(System.nanoTime());
        try (NodeProcess gateway = start("gateway", "gateway", "--ephemeral", "--ns", namespace, "--http",
                "127.0.0.1:0");
                NodeProcess worker = start("worker", "worker", "--ns", namespace);
                RestClient rest = new RestClient(gateway.http())) {
            worker.awaitTalk("joined gateway", Duration.ofSeconds(60));
            rest.submit(RestClient.form("id", "a", "input", "0", "difficulty", "3"), RestClient.puzzle());
            assertEquals(List.of("2832"), RestClient.results(rest.ended("a", Duration.ofSeconds(60))));
            assertEquals(0, worker.terminate(Duration.ofSeconds(15)));
            assertEquals(0, gateway.terminate(Duration.ofSeconds(15)));
        }
    }

    @Test
    void theImageIsSmall() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(IMAGE)) {
            for (Path file : files.filter(ImageTest::isPartOfIt).toList()) {
                bytes += Files.size(file);
            }
        }
        assertTrue(bytes <= IMAGE_BYTES_MAX, "the image has " + (bytes >> 20) + " MiB, the limit is "
                + (IMAGE_BYTES_MAX >> 20));
    }

    /** All but the class cache, which is asked for by itself. */
    private static boolean isPartOfIt(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("ww.aot");
    }

    @Test
    void theLauncherWorksThroughALinkFromAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(bare.resolve("scheduler"), IMAGE.resolve("bin/ww-sched"));
        Process version = new ProcessBuilder(link.toString(), "version").directory(bare.toFile()).start();
        String said = new String(version.getInputStream().readAllBytes());
        assertEquals(0, version.waitFor());
        assertTrue(said.startsWith("ww-sched "), said);
    }
}
