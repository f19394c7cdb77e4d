package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * <p>Lines {@code figure NAME-CORES VALUE UNIT} are ours, the median of the rounds; {@code NAME-cpp-CORES} is C++;
 * {@code NAME-ratio-CORES} says how many times better ours is (for latencies too: above 1 is faster). Also measured:
 * our client with the C++ server ({@code NAME-tocpp}). Arguments: {@code [SECONDS [ROUNDS]]} (1 and 3), where a figure
 * is measured for so long after as long a warm-up; our client also warms up for some seconds before the first.
 *
 * <p>{@code serve} and {@code client HOST PORT SECONDS} are the two processes.
 */
public final class RpcBench {
    private RpcBench() { }

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length > 0 ? arguments[0] : "") {
            case "serve" -> serve();
            case "client" -> client(arguments[1], Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
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

    private static void client(String host, int port, double seconds) throws Exception {
        try (RpcConnection connection = connect(new Socket(host, port), null)) {
            Thread thread = Thread.ofVirtual().name("bench client").unstarted(
                    () -> new RpcBenchClient(connection, seconds, RpcBench::print).all());
            thread.start();
            thread.join();
        }
    }

    private static void print(String name, double value, String unit) {
        say(String.format(Locale.ROOT, "%s %.1f %s", name, value, unit));
    }

    private static void say(String line) {
        System.out.println(line);
    }

    // --- both beside each other ---

    private record Figure(List<Double> values, String unit) {
        double median() {
            double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        /** How many times better than the other. */
        double over(Figure other) {
            return unit.equals("us") ? other.median() / median() : median() / other.median();
        }
    }

    private static void compare(String seconds, int rounds) throws Exception {
        String program = CppPeer.build().toAbsolutePath().toString();
        for (int cores = 1; cores <= Math.min(2, Runtime.getRuntime().availableProcessors()); cores++) {
            List<String> pin = pin(cores);
            if (pin != null) {
                compare(program, pin, cores + "core", seconds, rounds);
            }
        }
    }

    /** The command that keeps a process on so many cores; null if there is none. */
    private static List<String> pin(int cores) {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "taskset")));
        return there ? List.of("taskset", "-c", cores == 1 ? "1" : "0,1") : cores == 2 ? List.of() : null;
    }

    private static void compare(String program, List<String> pin, String suffix, String seconds, int rounds)
            throws Exception {
        Map<String, Figure> ours = new LinkedHashMap<>();
        Map<String, Figure> cpp = new LinkedHashMap<>();
        Map<String, Figure> mixed = new LinkedHashMap<>();
        try (CppPeer.Serving cppServer = CppPeer.Serving.start(join(pin, List.of(program, "serve")));
                CppPeer.Serving ourServer = CppPeer.Serving.start(join(pin, java("serve")))) {
            for (int i = 0; i < rounds; i++) {
                run(join(pin, List.of(program, "bench", "127.0.0.1", port(cppServer), seconds)), cpp);
                run(join(pin, java("client", "127.0.0.1", port(ourServer), seconds)), ours);
            }
            run(join(pin, java("client", "127.0.0.1", port(cppServer), seconds)), mixed);
        }
        ours.forEach((name, figure) -> {
            report(name + "-" + suffix, figure.median(), figure.unit);
            report(name + "-cpp-" + suffix, cpp.get(name).median(), figure.unit);
            report(name + "-ratio-" + suffix, figure.over(cpp.get(name)), "x");
            report(name + "-tocpp-" + suffix, mixed.get(name).median(), figure.unit);
        });
    }

    private static void report(String name, double value, String unit) {
        say(String.format(Locale.ROOT, "figure %s %.2f %s", name, value, unit));
    }

    private static String port(CppPeer.Serving server) {
        return String.valueOf(server.port());
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

    private static void run(List<String> command, Map<String, Figure> figures) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.inputReader().lines().map(line -> line.split(" ")).forEach(words -> figures
                .computeIfAbsent(words[0], name -> new Figure(new ArrayList<>(), words[2])).values
                .add(Double.parseDouble(words[1])));
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }
}
