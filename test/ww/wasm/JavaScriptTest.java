package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A large module that others wrote: QuickJS as {@code wasm/javascript.c} makes a command of it. It is built when the
 * test runs, and the test is skipped where clang, lld, wasi-libc or pip are missing.
 */
class JavaScriptTest {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", ".")).toAbsolutePath();

    private static byte[] module;

    private final Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false));

    @BeforeAll
    static void build() throws Exception {
        for (String tool : List.of("make", "clang", "wasm-ld", "python3")) {
            assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(folder ->
                    Files.isExecutable(Path.of(folder, tool))), () -> "no JavaScript guest: no " + tool);
        }
        Path log = ROOT.resolve("out/guests/javascript.log");
        Files.createDirectories(log.getParent());
        Process make = new ProcessBuilder("make", "-C", "wasm", "javascript").directory(ROOT.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        make.getOutputStream().close();
        int exit = make.waitFor();
        assumeTrue(exit == 0, () -> "no JavaScript guest: it cannot be built, see " + log);
        module = Files.readAllBytes(ROOT.resolve("out/guests/javascript.wasm"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Outcome script(String text, Limits limits, String... arguments) throws IOException {
        List<String> words = Stream.concat(Stream.of("javascript"), Stream.of(arguments)).toList();
        return engine.run(module, new Call.Command(words, Map.of(), text.getBytes(StandardCharsets.UTF_8)), limits);
    }

    private static void assertExited(int code, String stdout, String stderr, Outcome outcome) {
        Outcome.Exited exited = assertInstanceOf(Outcome.Exited.class, outcome, outcome.message());
        assertEquals(stdout, exited.stats().stdout().text());
        assertTrue(exited.stats().stderr().text().startsWith(stderr), exited.stats().stderr()::text);
        assertEquals(code, exited.code());
    }

    @Test
    void scriptsComputeAndPrint() throws Exception {
        assertExited(0, "499999500000 1,2,3 {\"a\":0.30000000000000004} bbb\n", "", script("""
                let sum = 0
                for (let i = 0; i < 1000000; i++) { sum += i }
                print(sum, [3, 1, 2].sort().join(), JSON.stringify({a: 0.1 + 0.2}), /a(b+)/.exec("xabbb")[1])
                """, Limits.DEFAULT));
        assertExited(0, "5 two\n", "", script("print(args.length + 3, args[1])", Limits.DEFAULT, "one", "two"));
        assertExited(0, "", "", script("", Limits.DEFAULT));
    }

    @Test
    void aScriptsOwnFaultsAreItsExitCodeAndItsWords() throws Exception {
        assertExited(1, "", "SyntaxError:", script("let = = 3", Limits.DEFAULT));
        assertExited(1, "before\n", "ReferenceError:", script("print('before'); missing()", Limits.DEFAULT));
        Outcome deep = script("function deep() { return 1 + deep() } deep()", Limits.DEFAULT);
        assertInstanceOf(Outcome.Trapped.class, deep, deep.message());
    }

    @Test
    void aScriptThatDoesNotEndOrEatsMemoryIsStopped() throws Exception {
        script("", Limits.DEFAULT); // compiles it, which takes of the time of the run that needs it
        Outcome endless = script("for (;;) {}", Limits.DEFAULT.withTime(Duration.ofMillis(500)));
        assertInstanceOf(Outcome.TimedOut.class, endless, endless.message());
        assertExited(1, "", "InternalError: out of memory", script("""
                let all = []
                for (;;) { all.push(new ArrayBuffer(1 << 16)) }
                """, Limits.DEFAULT.withMemoryPages(256)));
    }
}
