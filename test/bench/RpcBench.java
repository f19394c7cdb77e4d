package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import ww.capnp.Client;
import ww.rpc.CppPeer;
import ww.rpc.RpcConnection;
import ww.rpc.RpcSettings;
import ww.rpc.SocketDuplex;
import ww.rpc.TestPeer;

/**
 * Cap'n Proto RPC over loopback TCP, client and server as two processes: ours beside the Cap'n Proto project's C++,
 * round by round in the same run, once with everything on one core and once on two.
 *
 * <p>Every process lives through all rounds. Before them, ours and theirs each do for {@link #WARM_UP_SECONDS} what
 * will be measured, so that compilation is over, as it is in a server that is in use.
 *
 * <p>Prints a table and then lines {@code figure NAME-CORES VALUE UNIT capnp-cpp RATIO}: the median of the rounds, and
 * ours divided by that of C++. Names with {@code tocpp} are those of our client with the C++ server. Without the C++
 * packages ours stand alone. Arguments: {@code [SECONDS [ROUNDS]]} (1 and 3), where a figure is measured for so long.
 *
 * <p>{@code serve} and {@code client HOST} are the two processes.
 */
public final class RpcBench {
    /** On one core the compilers of both processes take most of this for themselves; little is left afterwards. */
    private static final double WARM_UP_SECONDS = 20;

    /** What each figure gets in one pass of the warm-up: short, so that all of them get warm together. */
    private static final double WARM_UP_EACH_SECONDS = 0.25;

    private final String seconds;
    private final int rounds;
    private final Path cppProgram; // null where it cannot be built
    private final RpcFigures figures = new RpcFigures();

    private RpcBench(String seconds, int rounds, Path cppProgram) {
        this.seconds = seconds;
        this.rounds = rounds;
        this.cppProgram = cppProgram;
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length > 0 ? arguments[0] : "") {
            case "serve" -> serve();
            case "client" -> client(arguments[1]);
            default -> compare(arguments.length > 0 ? arguments[0] : "1",
                    arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
        }
    }

    private static void serve() throws IOException {
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        say(String.valueOf(listener.getLocalPort()));
        Thread.ofVirtual().name("bench accept").start(() -> acceptAll(listener));
        System.in.read();
        listener.close();
    }

    private static void acceptAll(ServerSocket listener) {
        try (Client object = Client.of(new TestPeer())) {
            while (true) {
                connect(listener.accept(), object);
            }
        } catch (IOException e) {
            return; // the listener is closed
        }
    }

    private static RpcConnection connect(Socket socket, Client offered) throws IOException {
        return new RpcConnection(new SocketDuplex(socket), RpcSettings.DEFAULT, offered);
    }

    /** For each line PORT SECONDS of the input: a line for each figure, and an empty one. */
    private static void client(String host) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ");
            double each = Double.parseDouble(words[1]);
            try (RpcConnection connection = connect(new Socket(host, Integer.parseInt(words[0])), null);
                    RpcBenchClient client = new RpcBenchClient(connection, RpcBench::print)) {
                Thread.ofVirtual().name("bench client").start(() -> client.all(each)).join();
            }
            say("");
        }
    }

    private static void print(String name, double value, String unit) {
        say(String.format(Locale.ROOT, "%s %.1f %s", name, value, unit));
    }

    private static void say(String line) {
        System.out.println(line);
    }

    // --- both beside each other ---

    private static void compare(String seconds, int rounds) throws Exception {
        Optional<String> missing = CppPeer.missing();
        missing.ifPresent(reason -> System.err.println("no C++ beside: " + reason));
        RpcBench bench = new RpcBench(seconds, rounds, missing.isPresent() ? null : CppPeer.build().toAbsolutePath());
        say("Cap'n Proto RPC over loopback TCP; client and server on the same cores. Median of " + rounds
                + " rounds, " + seconds + " s a figure,");
        say("after a warm-up of " + (int) WARM_UP_SECONDS + " s for each client, ours and C++. Ratio: ours / C++"
                + " (rtt: below 1 is faster; others: above 1).");
        for (int cores = 1; cores <= Math.min(2, Runtime.getRuntime().availableProcessors()); cores++) {
            List<String> pin = pin(cores);
            if (pin != null) {
                bench.measure(pin, cores + "core");
            }
        }
        bench.figures.lines().forEach(RpcBench::say);
    }

    /** The command that keeps a process on so many cores; null if there is none. */
    private static List<String> pin(int cores) {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "taskset")));
        return there ? List.of("taskset", "-c", cores == 1 ? "1" : "0,1") : cores == 2 ? List.of() : null;
    }

    private void measure(List<String> pin, String suffix) throws Exception {
        try (CppPeer.Serving server = CppPeer.Serving.start(join(pin, java("serve")));
                RpcBenchProcess client = new RpcBenchProcess(join(pin, java("client", "127.0.0.1")))) {
            warm(client, server);
            if (cppProgram == null) {
                for (int i = 0; i < rounds; i++) {
                    figures.add("ours", client.measure(server.port(), seconds));
                }
            } else {
                measureBeside(pin, client, server);
            }
        }
        figures.table(suffix).forEach(RpcBench::say);
    }

    private void measureBeside(List<String> pin, RpcBenchProcess ours, CppPeer.Serving ourServer) throws Exception {
        String program = cppProgram.toString();
        try (CppPeer.Serving cppServer = CppPeer.Serving.start(join(pin, List.of(program, "serve")));
                RpcBenchProcess cpp = new RpcBenchProcess(join(pin, List.of(program, "bench", "127.0.0.1")))) {
            warm(cpp, cppServer);
            for (int i = 0; i < rounds; i++) {
                figures.add("cpp", cpp.measure(cppServer.port(), seconds));
                figures.add("ours", ours.measure(ourServer.port(), seconds));
            }
            figures.add("tocpp", ours.measure(cppServer.port(), seconds));
        }
    }

    private static void warm(RpcBenchProcess client, CppPeer.Serving server) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_SECONDS * 1e9) {
            client.measure(server.port(), String.valueOf(WARM_UP_EACH_SECONDS));
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** This program as another process, with this one's options. */
    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RpcBench.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }
}
