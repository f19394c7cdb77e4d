package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guests under {@code wasm/} as they are committed: do they run, and are their answers right? */
class GuestsTest {
    private final Engine engine = new Engine(EngineSettings.of(2, Limits.DEFAULT).withWarmUp(false));

    @AfterEach
    void close() {
        engine.close();
    }

    private static byte[] guest(String name) throws IOException {
        return Files.readAllBytes(Path.of("wasm", name + ".wasm"));
    }

    private String puzzle(String guest, String input, String difficulty) throws IOException {
        Outcome outcome = engine.run(guest(guest), new Call.Function("run", List.of(input, difficulty)),
                Limits.DEFAULT);
        return assertInstanceOf(Outcome.Returned.class, outcome, outcome.message()).values().getFirst().unsigned();
    }

    @Test
    void thePuzzleFindsTheSmallestCounterInEveryLanguage() throws IOException {
        for (String language : List.of("puzzle", "puzzle-as", "puzzle-rs")) {
            assertEquals("3", puzzle(language, "0", "1"), language);
            assertEquals("2832", puzzle(language, "0", "3"), language);
            assertEquals("1", puzzle(language, "-1", "0"), language);
        }
        assertEquals("69732", puzzle("puzzle", "0", "4"));
        assertEquals("610536", puzzle("puzzle", "0", "5"));
    }

    @Test
    void primesAreCountedInAMemoryThatGrows() throws IOException {
        assertEquals("returned [168]", engine.run(guest("primes"), new Call.Function("run", List.of("1000")),
                Limits.DEFAULT).message());
        Outcome large = engine.run(guest("primes"), new Call.Function("run", List.of("1000000")), Limits.DEFAULT);
        assertEquals("returned [78498]", large.message());
        assertEquals(16 * 65_536, large.stats().memoryPeakBytes());
        Outcome tooLarge = engine.run(guest("primes"), new Call.Function("run", List.of("1000000")),
                Limits.DEFAULT.withMemoryPages(15));
        assertEquals("-1", ((Outcome.Returned) tooLarge).values().getFirst().signed());
    }

    @Test
    void mandelbrotCountsItsSteps() throws IOException {
        assertEquals("returned [140268]", engine.run(guest("mandelbrot"),
                new Call.Function("run", List.of("50", "200")), Limits.DEFAULT).message());
    }

    @Test
    void wordcountReadsItsInputAndPrintsCounts() throws IOException {
        Outcome outcome = engine.run(guest("wordcount"), new Call.Command(List.of("wordcount", "2"), Map.of(),
                "the cat and the dog\nand the bird\n".getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT);
        Outcome.Exited exited = assertInstanceOf(Outcome.Exited.class, outcome, outcome.message());
        assertEquals("2 8 33\n3 the\n2 and\n", exited.stats().stdout().text());
        assertEquals(0, exited.code());
    }

    @Test
    void wordcountOfNothingExitsWithItsOwnCode() throws IOException {
        Outcome outcome = engine.run(guest("wordcount"), new Call.Command(List.of("wordcount"), Map.of(), new byte[0]),
                Limits.DEFAULT);
        assertEquals(1, assertInstanceOf(Outcome.Exited.class, outcome, outcome.message()).code());
    }

    @Test
    void theSecondRunOfAModuleCompilesNothing() throws IOException {
        puzzle("puzzle", "0", "1");
        Outcome first = engine.run(guest("puzzle"), new Call.Function("run", List.of("7", "1")), Limits.DEFAULT);
        assertTrue(first.stats().cacheHit());
        assertTrue(first.stats().compile().isZero());
        assertEquals(1, engine.metrics().compiles());
        Outcome other = engine.run(guest("wordcount"), new Call.Command(List.of(), Map.of(), new byte[0]),
                Limits.DEFAULT);
        assertFalse(other.stats().cacheHit());
        assertEquals(2, engine.metrics().compiles());
    }
}
