package ww.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ww.multiformats.Multiaddr;
import ww.node.Worker;
import ww.node.WorkerSettings;
import ww.peer.PeerId;
import ww.wasm.EngineSettings;
import ww.wasm.EngineSizing;
import ww.wasm.Limits;

/** {@code ww-sched worker}: a worker in the foreground. */
final class WorkerCommand implements Command {
    private static final int MEBIBYTE = 1 << 20;
    private static final int PAGES_A_MEBIBYTE = MEBIBYTE / Limits.PAGE_BYTES;

    /** A day: what a gateway gives a run is up to it, this only ends what everybody has forgotten. */
    private static final Duration TIME_LIMIT = Duration.ofDays(1);

    /** What the flags start from; the heap decides about slots and memory. */
    private static final EngineSettings BASE = EngineSettings.of(1, Limits.DEFAULT.withTime(TIME_LIMIT)
            .withStackBytes(EngineSettings.STACK_CEILING_BYTES_DEFAULT));

    /** A component of the engine's settings that is no limit here: slots are counted out by the heap. */
    private static final String SLOTS = "engine.slots";

    @Override
    public String name() {
        return "worker";
    }

    @Override
    public String summary() {
        return "find a gateway and run its tasks in a sandbox";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                Option.value("--dial", "ID", "join this gateway only (default: the first of the namespace found)"),
                Option.value("--slots", "N", "runs at the same time (default: the processors, within what the heap "
                        + "bears)"),
                Option.value("--memory", "MIB", "the most memory of a guest (default 64, within what the heap bears)"),
                Option.value("--guest-stack", "MIB", "the most call stack of a guest whose task asks for more than "
                        + "the usual " + BASE.stackBytes() / MEBIBYTE + " (default "
                        + BASE.ceiling().stackBytes() / MEBIBYTE + ")"),
                Option.value("--time-limit", "SECONDS", "the most time of a run, whatever its task says (default "
                        + TIME_LIMIT.toSeconds() + ")"),
                Option.value("--limit", "NAME=VALUE", "any other limit, by the names below").many(),
                Option.value("--class-cache", "DIR", "keep compiled modules here across restarts"),
                Option.value("--grace", "SECONDS", "how long a stopping worker lets its runs finish (default 5)")));
        options.addAll(NetworkFlags.OPTIONS);
        return options;
    }

    @Override
    public List<String> notes() {
        List<String> limits = new ArrayList<>(RecordLimits.describe("run", BASE.ceiling()));
        limits.addAll(RecordLimits.describe("module", BASE.admission()));
        limits.addAll(RecordLimits.describe("engine", BASE));
        limits.removeIf(limit -> limit.startsWith(SLOTS + "="));
        return List.of("The peer id is printed on standard output; everything else is talk on standard error. "
                + "SIGINT and SIGTERM let runs under way finish within the grace time; the others go to other workers.",
                "", "Limits and their defaults: " + String.join(", ", limits) + ".");
    }

    @Override
    public ExitCode run(Arguments arguments, Terminal terminal) throws Exception {
        WorkerSettings settings = settings(arguments);
        try (Worker worker = Worker.join(settings)) {
            UntilStopped.closeOnStop(worker, terminal);
            terminal.print(worker.id().toString());
            for (Multiaddr address : worker.addresses()) {
                terminal.say("listening on " + address);
            }
            EngineSettings engine = settings.engine();
            terminal.say("namespace " + settings.network().namespace() + ", " + new EngineSizing(engine.slots(),
                    engine.ceiling().memoryPages(), Runtime.getRuntime().maxMemory()).describe());
            terminal.say("a guest's call stack has " + engine.stackBytes() / 1024 + " KiB, up to "
                    + engine.ceiling().stackBytes() / 1024 + " KiB where its task asks for it");
            UntilStopped.await();
        }
        return ExitCode.OK;
    }

    private static WorkerSettings settings(Arguments arguments) throws UsageException {
        WorkerSettings settings = WorkerSettings.defaults().on(NetworkFlags.read(arguments, Optional.empty()))
                .running(engine(arguments))
                .stoppingWithin(Duration.ofSeconds(arguments.number("--grace", 5, 0, 86_400)));
        try {
            settings = settings.labelled(WorkerSettings.labels(arguments.all("--meta")));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--meta: " + e.getMessage());
        }
        if (arguments.one("--dial").isEmpty()) {
            return settings;
        }
        try {
            return settings.joining(PeerId.parse(arguments.one("--dial").get()));
        } catch (IOException e) {
            throw new UsageException("--dial: " + e.getMessage());
        }
    }

    private static EngineSettings engine(Arguments arguments) throws UsageException {
        Runtime runtime = Runtime.getRuntime();
        RecordLimits given = new RecordLimits(arguments.all("--limit"));
        if (given.has(SLOTS)) {
            throw new UsageException("--limit has no " + SLOTS + "; --slots is held to what the heap bears");
        }
        int slots = (int) arguments.number("--slots", runtime.availableProcessors(), 1, 1024);
        int mebibytes = (int) arguments.number("--memory", 64, 1, 2047);
        int stack = (int) arguments.number("--guest-stack", BASE.ceiling().stackBytes() / MEBIBYTE, 1,
                Limits.STACK_BYTES_MAX / MEBIBYTE);
        Limits limits = given.applyTo("run", BASE.ceiling().withMemoryPages(mebibytes * PAGES_A_MEBIBYTE)
                .withStackBytes(stack * MEBIBYTE)
                .withTime(Duration.ofSeconds(arguments.number("--time-limit", TIME_LIMIT.toSeconds(), 1,
                        31_536_000))));
        EngineSizing sizing = EngineSizing.of(runtime.maxMemory(), slots, limits);
        // What was asked for in so many words is not cut down in silence.
        if (arguments.has("--slots") && sizing.slots() < slots || arguments.has("--memory")
                && sizing.memoryPages() < limits.memoryPages()) {
            throw new UsageException("a heap of " + (runtime.maxMemory() >> 20) + " MiB bears " + sizing.describe()
                    + "; give the JVM more (WW_JAVA_OPTIONS=-Xmx2g) or ask for less");
        }
        EngineSettings engine = EngineSettings.of(sizing.slots(), limits.withMemoryPages(sizing.memoryPages()));
        engine = given.applyTo("engine", engine.withAdmission(given.applyTo("module", engine.admission())));
        given.requireNoneLeft(Stream.of(RecordLimits.names("run", BASE.ceiling()),
                RecordLimits.names("module", BASE.admission()), RecordLimits.names("engine", BASE))
                .flatMap(List::stream).toList());
        Optional<Path> cache = arguments.one("--class-cache").map(Path::of);
        return cache.map(engine::withClassCache).orElse(engine);
    }
}
