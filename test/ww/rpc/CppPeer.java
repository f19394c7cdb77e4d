package ww.rpc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The C++ peer under {@code test/interop/capnp-cpp}, built into {@code out/interop/capnp-cpp} when its sources are
 * newer. Needs Debian's capnproto, libcapnp-dev, g++ and pkg-config; without them {@link #build} skips the test that
 * asks.
 */
public final class CppPeer {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", "."));
    private static final Path SOURCES = ROOT.resolve("test/interop/capnp-cpp");
    private static final Path OUT = ROOT.resolve("out/interop/capnp-cpp");

    private CppPeer() { }

    /** The program, built if need be. */
    public static synchronized Path build() throws IOException, InterruptedException {
        Optional<String> missing = missing();
        assumeTrue(missing.isEmpty(), () -> "not tested against C++: " + missing.orElse(""));
        Path program = OUT.resolve("peer");
        if (!Files.exists(program) || Files.getLastModifiedTime(program).compareTo(newestSource()) < 0) {
            Files.createDirectories(OUT);
            require(run(SOURCES, "capnp", "compile", "-oc++:" + OUT.toAbsolutePath(), "peer.capnp"));
            require(run(OUT, "sh", "-c", "g++ -std=c++17 -O2 -I. -I" + SOURCES.toAbsolutePath()
                    + " -o peer.new peer.capnp.c++ " + SOURCES.toAbsolutePath()
                    + "/*.c++ $(pkg-config --cflags --libs capnp-rpc) && mv peer.new peer"));
        }
        return program;
    }

    /** Why the program cannot be built here, if it cannot. */
    public static Optional<String> missing() throws IOException, InterruptedException {
        for (String tool : List.of("capnp", "g++", "pkg-config")) {
            if (!isThere(tool)) {
                return Optional.of(tool + " is not installed");
            }
        }
        return run(ROOT, "pkg-config", "--exists", "capnp-rpc") == 0 ? Optional.empty()
                : Optional.of("libcapnp-dev is not installed");
    }

    private static void require(int exitCode) {
        if (exitCode != 0) {
            throw new AssertionError("the C++ peer cannot be built");
        }
    }

    private static FileTime newestSource() throws IOException {
        try (Stream<Path> sources = Files.list(SOURCES)) {
            FileTime newest = FileTime.fromMillis(0);
            for (Path source : sources.toList()) {
                FileTime modified = Files.getLastModifiedTime(source);
                newest = modified.compareTo(newest) > 0 ? modified : newest;
            }
            return newest;
        }
    }

    private static boolean isThere(String tool) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(dir -> Files.isExecutable(Path.of(dir, tool)));
    }

    private static int run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    /** A process that serves until closed. */
    public record Serving(Process process, int port) implements AutoCloseable {
        public static Serving start(List<String> command) throws IOException {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            BufferedReader reader = process.inputReader();
            return new Serving(process, Integer.parseInt(reader.readLine()));
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                if (!process.waitFor(2, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    public static Serving serve() throws IOException, InterruptedException {
        return Serving.start(List.of(build().toAbsolutePath().toString(), "serve"));
    }

    /** The lines of its checks of the object at a port. */
    public static List<String> check(int port) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(build().toAbsolutePath().toString(), "check", "127.0.0.1",
                String.valueOf(port)).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        process.inputReader().lines().forEach(lines::add);
        process.waitFor();
        return lines;
    }
}
