package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What living in somebody else's process comes down to: nothing is left behind, and little is needed. */
@Timeout(120)
class EmbeddingTest {
    private static final Pattern THREAD = Pattern.compile("\"tid\": \"?(\\d+)\"?.*?\"name\": \"([^\"]*)\"",
            Pattern.DOTALL);

    /** The platform's own, which start when they are first needed and stay. */
    private static final Pattern PLATFORMS = Pattern.compile("(ForkJoinPool|VirtualThread-unpark"
            + "|Common-Cleaner|Cleaner|Read-Poller|Write-Poller|MasterPoller|SubPoller|C[12] |Attach|Notification"
            + "|Signal|JVMCI|junit|Keep-Alive|G1 |idle-timeout|process reaper).*");

    /** What {@code ww.http} says it sets. */
    private static final Set<String> DOCUMENTED = Set.of("sun.net.httpserver.nodelay", "jdk.httpserver.maxConnections",
            "sun.net.httpserver.maxIdleConnections", "sun.net.httpserver.maxReqHeaderSize",
            "sun.net.httpserver.maxReqHeaders");

    private static void runOnce(String id) throws Exception {
        try (Cluster cluster = new Cluster()) {
            Gateway gateway = cluster.gateway();
            cluster.worker(gateway);
            cluster.worker(cluster.workerSettings());
            Cluster.awaitWorkers(gateway, 2);
            Cluster.submit(gateway, id, Guests.echo(), 8, 0);
            assertEquals("8", Cluster.result(gateway, id));
        }
    }

    @Test
    void closingEndsEveryThreadThatWasStarted(@TempDir Path folder) throws Exception {
        Set<String> before = threads(folder.resolve("before"));
        runOnce("first");
        int[] looks = {0};
        Set<String> more = new TreeSet<>();
        try {
            Until.holds("all threads ended", () -> {
                more.clear();
                more.addAll(threads(folder.resolve("after" + looks[0]++)));
                more.removeAll(before);
                return more.isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError("left behind: " + more, e);
        }
    }

    /** Number and name of all threads, the virtual ones as well, but for the platform's. */
    private static Set<String> threads(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(file.toAbsolutePath().toString(),
                HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        Set<String> threads = new TreeSet<>();
        Matcher thread = THREAD.matcher(Files.readString(file));
        while (thread.find()) {
            if (!PLATFORMS.matcher(thread.group(2)).matches()) {
                threads.add(thread.group(1) + " " + thread.group(2));
            }
        }
        assertTrue(threads.stream().anyMatch(name -> name.endsWith(" main")), "the dump was not understood");
        return threads;
    }

    @Test
    void noSystemPropertyChangesButThoseThatAreDocumented() throws Exception {
        Properties before = (Properties) System.getProperties().clone();
        runOnce("only");
        Set<Object> changed = new TreeSet<>();
        System.getProperties().forEach((name, value) -> {
            if (!value.equals(before.get(name)) && !DOCUMENTED.contains(name)) {
                changed.add(name);
            }
        });
        assertEquals(Set.of(), changed);
        assertTrue(System.getProperties().keySet().containsAll(before.keySet()));
    }

    @Test
    void portsAreFreeAfterwards() throws Exception {
        int port;
        try (Cluster cluster = new Cluster()) {
            Gateway gateway = cluster.gateway();
            port = gateway.http().getPort();
            new Socket("127.0.0.1", port).close();
        }
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress("127.0.0.1", port));
        }
    }

    /** The main of the process with the small heap: a gateway and a worker, one run, then the end. */
    public static final class Small {
        private Small() { }

        public static void main(String[] arguments) throws Exception {
            runOnce("small");
        }
    }

    @Test
    void gatewayAndWorkersLiveInSixtyFourMebibytesOfHeap(@TempDir Path folder) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assumeTrue(Files.isExecutable(java), "this run-time has no launcher of its own");
        Path said = folder.resolve("said");
        Process child = new ProcessBuilder(List.of(java.toString(), "-Xmx64m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Small.class.getName()))
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertTrue(child.waitFor(100, TimeUnit.SECONDS), () -> "it still runs: " + read(said));
            assertEquals(0, child.exitValue(), () -> read(said));
        } finally {
            child.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
