package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The peer of Rust's capnp-rpc under {@code test/interop/capnp-rust}, built by cargo into
 * {@code out/interop/capnp-rust}. Needs cargo, the crates which its lock file names, and the capnp tool; without them
 * {@link #build} skips the test that asks.
 */
final class RustPeer {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", ".")).toAbsolutePath();
    private static final Path OUT = ROOT.resolve("out/interop/capnp-rust");

    private RustPeer() { }

    /** The program, built if need be. */
    static synchronized String build() throws IOException, InterruptedException {
        for (String tool : List.of("cargo", "capnp")) {
            assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(folder ->
                    Files.isExecutable(Path.of(folder, tool))), () -> "not tested against Rust: no " + tool);
        }
        assumeTrue(cargo("fetch") == 0, "not tested against Rust: cargo cannot bring the crates");
        assertEquals(0, cargo("build", "--release"), () -> "the Rust peer cannot be built, see " + log());
        return OUT.resolve("release/capnp-rust-peer").toString();
    }

    private static Path log() {
        return OUT.resolve("cargo.log");
    }

    private static int cargo(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(OUT);
        List<String> command = Stream.concat(Stream.of("cargo"), Stream.concat(Stream.of(arguments),
                Stream.of("--locked"))).toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.resolve("test/interop/capnp-rust").toFile())
                .redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().put("CARGO_TARGET_DIR", OUT.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        return process.waitFor();
    }
}
