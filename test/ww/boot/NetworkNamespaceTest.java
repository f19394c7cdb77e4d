package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Processes in networks made for the purpose: only loopback, loopback with multicast, two machines on a cable. Needs
 * Linux, root and the {@code ip} tool.
 */
@Timeout(90)
class NetworkNamespaceTest {
    private static final String DEFAULT = DiscoveryAddress.DEFAULT.toString();

    private final String one = "wwt-" + ProcessHandle.current().pid() + "-1";
    private final String two = "wwt-" + ProcessHandle.current().pid() + "-2";
    private final List<String> spaces = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    private static boolean ip(String text) throws IOException, InterruptedException {
        return run(("ip " + text).split(" "));
    }

    @BeforeEach
    void needsRoot() throws Exception {
        boolean possible;
        try {
            possible = ip("netns add " + one);
        } catch (IOException noTool) {
            possible = false;
        }
        assumeTrue(possible, "network namespaces cannot be made here (Linux, root and ip are needed)");
        spaces.add(one);
        assertTrue(ip("-n " + one + " link set lo up"));
    }

    @AfterEach
    void remove() throws Exception {
        for (Probe probe : probes) {
            probe.end();
        }
        for (String space : spaces) {
            ip("netns del " + space);
        }
    }

    /** A {@link DiscoveryProbe} in a namespace. */
    private final class Probe {
        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Thread reader;
        private final String id;

        Probe(String space, String address, boolean hostLocal) throws Exception {
            process = new ProcessBuilder("ip", "netns", "exec", space, System.getProperty("java.home") + "/bin/java",
                    "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    DiscoveryProbe.class.getName(), address, Boolean.toString(hostLocal))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            probes.add(this);
            reader = Thread.ofVirtual().name("probe output").start(this::readLines);
            id = nextAfter("id ");
        }

        private void readLines() {
            try (BufferedReader output = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    lines.add(line);
                }
            } catch (IOException ended) {
                lines.add("ended " + ended.getMessage());
            }
        }

        String nextAfter(String start) throws InterruptedException {
            String line = lines.poll(20, TimeUnit.SECONDS);
            assertNotNull(line, "nothing more came where '" + start + "' was waited for");
            assertTrue(line.startsWith(start), line);
            return line.substring(start.length());
        }

        void finds(Probe other) throws InterruptedException {
            assertEquals(other.id, nextAfter("found "));
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void end() throws Exception {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
            reader.join();
        }
    }

    @Test
    void withOnlyLoopbackProcessesFindEachOther() throws Exception {
        Probe first = new Probe(one, DEFAULT, true);
        Probe second = new Probe(one, DEFAULT, true);
        first.finds(second);
        second.finds(first);
    }

    @Test
    void placeOfAKilledProcessIsTakenByTheNext() throws Exception {
        Probe first = new Probe(one, DEFAULT, true);
        Probe killed = new Probe(one, DEFAULT, true);
        first.finds(killed);
        killed.kill();
        Probe next = new Probe(one, DEFAULT, true);
        next.finds(first);
        first.finds(next);
    }

    @Test
    void loopbackThatSaysMulticastCarriesItWithoutARoute() throws Exception {
        assertTrue(ip("-n " + one + " link set lo multicast on"));
        Probe first = new Probe(one, DEFAULT, false);
        Probe second = new Probe(one, "/ip4/228.8.8.8/udp/8822/multicast/lo", false);
        first.finds(second);
        second.finds(first);
    }

    @Test
    void machinesOnACableFindEachOther() throws Exception {
        assertTrue(ip("netns add " + two));
        spaces.add(two);
        assumeTrue(ip("-n " + one + " link add cable type veth peer name cable netns " + two),
                "virtual cables cannot be made here");
        assertTrue(ip("-n " + one + " addr add 10.73.0.1/24 dev cable"));
        assertTrue(ip("-n " + two + " addr add 10.73.0.2/24 dev cable"));
        Probe first = new Probe(one, DEFAULT, true);
        assertTrue(ip("-n " + one + " link set cable up"));
        assertTrue(ip("-n " + two + " link set cable up"));
        Probe second = new Probe(two, DEFAULT, true);
        second.finds(first);
        first.finds(second);
    }

    @Test
    void hostsOfABlockFindEachOtherWithoutMulticast() throws Exception {
        assertTrue(ip("netns add " + two));
        spaces.add(two);
        assumeTrue(ip("-n " + one + " link add cable type veth peer name cable netns " + two),
                "virtual cables cannot be made here");
        assertTrue(ip("-n " + one + " addr add 10.73.0.1/24 dev cable"));
        assertTrue(ip("-n " + two + " addr add 10.73.0.2/24 dev cable"));
        assertTrue(ip("-n " + one + " link set cable up multicast off"));
        assertTrue(ip("-n " + two + " link set cable up multicast off"));
        Probe first = new Probe(one, "/ip4/10.73.0.0/udp/8822/cidr/24", false);
        Probe second = new Probe(two, "/ip4/10.73.0.1/udp/8822", false);
        second.finds(first);
    }
}
