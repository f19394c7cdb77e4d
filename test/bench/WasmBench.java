package bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import ww.wasm.Call;
import ww.wasm.Engine;
import ww.wasm.EngineSettings;
import ww.wasm.Limits;
import ww.wasm.Outcome;
import ww.wasm.Prepared;
import ww.wasm.RunHandle;

/**
 * The engine beside V8 (node), wazero and wasmtime on the guests under {@code wasm/}, each in processes of its own, one
 * after the other: nanoseconds for each unit of work in the steady state (best of many, in processor time, which other
 * work on the machine disturbs least), for the first run of a module, and for a new instance with a small call. Of V8
 * and of us on a warm worker the medians of three processes count, which run by turns. Prints a table and then lines
 * {@code figure NAME VALUE UNIT PEER RATIO}, a ratio below 1 meaning that we are faster; and, without a peer, how long
 * a computing guest goes on after it was told to stop, in 99 of 100 cases.
 *
 * <p>Our first run is taken three times: on a worker that has warmed up ({@code first}), on one just started
 * ({@code first-cold}), and on one just started that finds the classes on disk ({@code first-disk}). The peers' first
 * runs are all in a process just started.
 *
 * <p>{@code WasmBench [GUEST...]}; {@code WasmBench --own MODE GUEST} is what it starts as our side. Peers that are not
 * there are left out: {@code node}; {@code out/interop/wasm-wazero} and {@code wasm-wazero-1.0}, one program of
 * {@code test/interop/wasm-wazero} with the newest version of the library and with the last 1.0;
 * {@code python3} with the package {@code wasmtime}, also from {@code out/interop/python}.
 */
public final class WasmBench {
    private static final int CALLS = 3_000;

    /** Of a method that is called once for a run HotSpot makes its best only after thousands of calls. */
    private static final int CALLS_BEFORE = 20_000;

    private static final int STOPS = 1_000;

    /** The ways in which outside.wat leaves its memory, and how often each: beyond what makes HotSpot compile it. */
    private static final int WAYS_OUTSIDE = 8;
    private static final int TIMES_OUTSIDE = 500;

    /** After this a guest is in its loop. */
    private static final long IN_LOOP_NANOS = 5_000_000;

    /** The JIT compiler takes seconds for a large function, and does it again where it guessed wrong. */
    private static final long STEADY_NANOS = 10_000_000_000L;

    /**
     * Processes of which the median counts, where a compiler goes by what it has seen of the running guest: what it
     * makes of one differs between processes by up to a factor of two. The others compile ahead, always the same.
     */
    private static final int PROCESSES = 3;

    /**
     * A guest and its workloads.
     *
     * @param endless arguments with which it computes for minutes
     * @param units what the steady workload counts as
     */
    private record Guest(String name, String first, String steady, String call, String endless, long units) {
        Path file() {
            return Path.of("wasm", name + ".wasm");
        }
    }

    private static final List<Guest> GUESTS = List.of(
            new Guest("puzzle", "0,3", "0,4", "0,1", "0,64", 69_732),
            new Guest("puzzle-as", "0,3", "0,4", "0,1", "0,64", 69_732),
            new Guest("puzzle-rs", "0,3", "0,4", "0,1", "0,64", 69_732),
            new Guest("mandelbrot", "50,200", "300,1000", "2,2", "30000,100000", 23_234_134),
            new Guest("primes", "100000", "5000000", "100", "50000000", 5_000_000));

    /** What one side of one guest measured, in nanoseconds for the whole workload. */
    private record Measures(Map<String, Long> nanos) {
        long of(String name) {
            return nanos.getOrDefault(name, 0L);
        }
    }

    private WasmBench() {
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3 && arguments[0].equals("--own")) {
            switch (arguments[1]) {
                case "stop" -> stop(guest(arguments[2]));
                case "neighbour" -> neighbour(guest(arguments[2]));
                default -> own(arguments[1], guest(arguments[2]));
            }
            return;
        }
        List<Guest> guests = arguments.length == 0 ? GUESTS : Arrays.stream(arguments).map(WasmBench::guest).toList();
        Path classes = Files.createTempDirectory("wasm-bench");
        List<String> figures = new ArrayList<>();
        System.out.printf("%-11s %-17s %14s %12s %12s%n", "guest", "engine", "steady ns/unit", "first ms", "call us");
        for (Guest guest : guests) {
            Map<String, List<String>> peers = peers(guest);
            List<Measures> alternating = alternating(ownCommand("warm", guest), peers.remove("V8"));
            Measures ours = ours(guest, classes, alternating.getFirst());
            row(guest, "ww", ours);
            System.out.printf(Locale.ROOT, "%-11s %-17s %14s %12.1f%n", guest.name, "ww, just started", "",
                    ours.of("first-cold") / 1e6);
            System.out.printf(Locale.ROOT, "%-11s %-17s %14s %12.1f%n", guest.name, "ww, with classes", "",
                    ours.of("first-disk") / 1e6);
            Map<String, Measures> all = new LinkedHashMap<>();
            all.put("V8", alternating.getLast());
            for (Map.Entry<String, List<String>> peer : peers.entrySet()) {
                all.put(peer.getKey(), measure(peer.getValue()));
            }
            all.forEach((peer, theirs) -> {
                if (theirs != null) {
                    row(guest, peer, theirs);
                    figures(figures, guest, ours, peer, theirs);
                }
            });
        }
        Measures stop = measure(ownCommand("stop", guests.getFirst()));
        if (stop != null) {
            figures.add(String.format(Locale.ROOT, "figure stop-p99 %.2f ms", stop.of("stop-p99") / 1e6));
        }
        Measures neighbour = alternating(ownCommand("neighbour", guests.getFirst())).getFirst();
        if (neighbour != null) {
            figures.add(String.format(Locale.ROOT, "figure neighbour-%s %.2f times", guests.getFirst().name,
                    neighbour.of("after") / (double) neighbour.of("before")));
        }
        figures.forEach(System.out::println);
    }

    private static Guest guest(String name) {
        return GUESTS.stream().filter(guest -> guest.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no guest " + name));
    }

    private static void row(Guest guest, String engine, Measures measures) {
        System.out.printf(Locale.ROOT, "%-11s %-17s %14.2f %12.1f %12.1f%n", guest.name, engine,
                measures.of("steady") / (double) guest.units, measures.of("first") / 1e6, measures.of("call") / 1e3);
    }

    private static void figures(List<String> figures, Guest guest, Measures ours, String peer, Measures theirs) {
        figure(figures, "steady-" + guest.name, ours.of("steady") / (double) guest.units, "ns", peer,
                ours.of("steady"), theirs.of("steady"));
        for (String first : List.of("first", "first-cold", "first-disk")) {
            figure(figures, first + "-" + guest.name, ours.of(first) / 1e6, "ms", peer, ours.of(first),
                    theirs.of("first"));
        }
        figure(figures, "call-" + guest.name, ours.of("call") / 1e3, "us", peer, ours.of("call"), theirs.of("call"));
    }

    private static void figure(List<String> figures, String name, double value, String unit, String peer, long ours,
            long theirs) {
        figures.add(String.format(Locale.ROOT, "figure %s %.2f %s %s %.2f", name, value, unit, peer,
                ours / (double) theirs));
    }

    /** What was measured on a warm worker, and the first runs on workers just started. */
    private static Measures ours(Guest guest, Path classes, Measures warm) throws IOException, InterruptedException {
        Map<String, Long> all = new LinkedHashMap<>(found(guest, "warm", warm).nanos);
        for (String mode : List.of("cold", "fill=" + classes, "disk=" + classes)) {
            all.putAll(found(guest, mode, measure(ownCommand(mode, guest))).nanos);
        }
        return new Measures(all);
    }

    private static Measures found(Guest guest, String mode, Measures measures) throws IOException {
        if (measures == null) {
            throw new IOException("our side of " + guest.name + " failed in mode " + mode);
        }
        return measures;
    }

    /** The command of our own side in a process of its own. */
    private static List<String> ownCommand(String mode, Guest guest) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // Whatever flags this process was given are the ones to measure.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WasmBench.class.getName(), "--own", mode,
                guest.name));
        return command;
    }

    /** The commands of the peers, in the order of the table. */
    private static Map<String, List<String>> peers(Guest guest) {
        Map<String, List<String>> peers = new LinkedHashMap<>();
        List<String> arguments = List.of(guest.file().toString(), guest.first, guest.steady, guest.call);
        peers.put("V8", with(List.of("node", "test/interop/wasm-node/bench.mjs"), arguments));
        peers.put("wasmtime", with(List.of("python3", "test/interop/wasm-wasmtime/bench.py"), arguments));
        peers.put("wazero", with(List.of("out/interop/wasm-wazero"), arguments));
        peers.put("wazero-1.0", with(List.of("out/interop/wasm-wazero-1.0"), arguments));
        peers.put("wazero-stoppable", with(with(List.of("out/interop/wasm-wazero"), arguments),
                List.of("stoppable")));
        return peers;
    }

    private static List<String> with(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /**
     * Runs the sides by turns, so that all have the same share of the machine's good and bad moments, and answers the
     * medians of the measures of each; null for one that cannot be run.
     */
    @SafeVarargs
    private static List<Measures> alternating(List<String>... commands) throws InterruptedException {
        List<List<Measures>> runs = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            List<Measures> round = new ArrayList<>();
            for (List<String> command : commands) {
                round.add(measure(command));
            }
            runs.add(round);
        }
        List<Measures> medians = new ArrayList<>();
        for (int side = 0; side < commands.length; side++) {
            int of = side;
            medians.add(median(runs.stream().map(round -> round.get(of)).toList()));
        }
        return medians;
    }

    private static Measures median(List<Measures> runs) {
        if (runs.stream().anyMatch(Objects::isNull)) {
            return null;
        }
        Map<String, Long> medians = new LinkedHashMap<>();
        for (String name : runs.getFirst().nanos.keySet()) {
            medians.put(name, runs.stream().map(run -> run.of(name)).sorted().toList().get(runs.size() / 2));
        }
        return new Measures(medians);
    }

    /** Runs a side and reads its lines {@code NAME NANOS}; null if it cannot be run. */
    private static Measures measure(List<String> command) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PYTHONPATH", "out/interop/python");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                return null;
            }
            Map<String, Long> nanos = new LinkedHashMap<>();
            output.lines().map(line -> line.split(" ")).filter(words -> words.length == 2)
                    .forEach(words -> nanos.put(words[0], Long.parseLong(words[1])));
            return new Measures(nanos);
        } catch (IOException e) {
            return null;
        }
    }

    /** Our side: prints what the peers print, or the first run alone. */
    private static void own(String mode, Guest guest) throws Exception {
        byte[] module = Files.readAllBytes(guest.file());
        boolean warm = mode.equals("warm");
        EngineSettings settings = EngineSettings.of(1, Limits.DEFAULT).withWarmUp(warm);
        if (mode.contains("=")) {
            settings = settings.withClassCache(Path.of(mode.substring(mode.indexOf('=') + 1), "classes"));
        }
        try (Engine engine = new Engine(settings)) {
            while (!engine.metrics().warm()) {
                Thread.onSpinWait();
            }
            long begun = System.nanoTime();
            check(engine.run(module, call(guest.first), Limits.DEFAULT));
            long first = System.nanoTime() - begun;
            System.out.println((warm ? "first " : mode.equals("cold") ? "first-cold " : "first-disk ") + first);
            if (warm) {
                steadyAndCalls(engine, guest, engine.prepare(module));
            }
        }
    }

    /** How long a guest that computes for ever goes on after it was cancelled, from the call to its outcome. */
    private static void stop(Guest guest) throws Exception {
        byte[] module = Files.readAllBytes(guest.file());
        try (Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT))) {
            Prepared prepared = engine.prepare(module);
            for (int i = 0; i < 5; i++) {
                check(engine.run(prepared, call(guest.steady), Limits.DEFAULT));
            }
            long[] stops = new long[STOPS];
            for (int i = 0; i < STOPS; i++) {
                RunHandle run = engine.start(prepared, call(guest.endless), Limits.DEFAULT);
                long inLoop = System.nanoTime() + IN_LOOP_NANOS;
                while (System.nanoTime() < inLoop) {
                    Thread.onSpinWait();
                }
                long begun = System.nanoTime();
                run.cancel();
                if (!(run.await() instanceof Outcome.Cancelled)) {
                    throw new IllegalStateException(run.await().message());
                }
                stops[i] = System.nanoTime() - begun;
            }
            Arrays.sort(stops);
            System.out.println("stop-p99 " + stops[STOPS * 99 / 100]);
        }
    }

    /**
     * The steady state of a guest, and of the same guest under another hash, which is compiled after a neighbour has
     * gone out of its memory often enough for the JIT compiler to have seen it.
     */
    private static void neighbour(Guest guest) throws Exception {
        byte[] module = Files.readAllBytes(guest.file());
        try (Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT))) {
            while (!engine.metrics().warm()) {
                Thread.onSpinWait();
            }
            System.out.println("before " + steady(engine, guest, engine.prepare(module)));
            Prepared outside = engine.prepare(Files.readAllBytes(Path.of("wasm", "outside.wasm")));
            for (int i = 0; i < WAYS_OUTSIDE * TIMES_OUTSIDE; i++) {
                Outcome outcome = engine.run(outside, call(Integer.toString(i % WAYS_OUTSIDE)), Limits.DEFAULT);
                if (!(outcome instanceof Outcome.Trapped)) {
                    throw new IllegalStateException(outcome.message());
                }
            }
            // An empty section of no meaning makes another module of it.
            byte[] other = Arrays.copyOf(module, module.length + 3);
            other[module.length + 1] = 1;
            System.out.println("after " + steady(engine, guest, engine.prepare(other)));
        }
    }

    private static void steadyAndCalls(Engine engine, Guest guest, Prepared prepared) {
        System.out.println("steady " + steady(engine, guest, prepared));
        long[] calls = new long[CALLS];
        for (int i = 0; i < CALLS_BEFORE + CALLS; i++) {
            long begun = System.nanoTime();
            check(engine.run(prepared, call(guest.call), Limits.DEFAULT));
            calls[i % CALLS] = System.nanoTime() - begun;
        }
        Arrays.sort(calls);
        System.out.println("call " + calls[CALLS / 2]);
    }

    private static long steady(Engine engine, Guest guest, Prepared prepared) {
        long best = Long.MAX_VALUE;
        long end = System.nanoTime() + STEADY_NANOS;
        // The JIT compiler needs more rounds than the peers' compilers, and is given them.
        for (int i = 0; i < 25 || i < 100 && System.nanoTime() < end; i++) {
            Outcome outcome = engine.run(prepared, call(guest.steady), Limits.DEFAULT);
            check(outcome);
            best = Math.min(best, outcome.stats().cpu().toNanos());
        }
        return best;
    }

    private static Call call(String arguments) {
        return new Call.Function("run", List.of(arguments.split(",")));
    }

    private static void check(Outcome outcome) {
        if (!(outcome instanceof Outcome.Returned)) {
            throw new IllegalStateException(outcome.message());
        }
    }
}
