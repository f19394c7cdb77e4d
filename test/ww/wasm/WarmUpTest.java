package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final byte[] MODULE = Base64.getDecoder().decode(WarmUp.MODULE);

    @Test
    void itsModuleIsTheOneInTheFolderOfGuests() throws Exception {
        assertArrayEquals(Files.readAllBytes(Path.of("wasm", "warmup.wasm")), MODULE);
    }

    @Test
    void itsModuleRunsAndFailsAsItMust() {
        try (Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false))) {
            Outcome run = engine.run(MODULE, new Call.Function("run", List.of("10")), Limits.DEFAULT);
            assertTrue(run instanceof Outcome.Returned, run.message());
            assertEquals(" ", run.stats().stdout().text());
            assertEquals("trap: unreachable instruction (Trapped on unreachable instruction)",
                    engine.run(MODULE, new Call.Function("trap", List.of()), Limits.DEFAULT).message());
            assertEquals("trap: out of bounds memory access",
                    engine.run(MODULE, new Call.Function("outside", List.of()), Limits.DEFAULT).message());
            assertEquals("trap: call stack exhausted (the limit is " + Limits.DEFAULT.stackBytes() + " bytes)",
                    engine.run(MODULE, new Call.Function("deep", List.of()), Limits.DEFAULT).message());
        }
    }

    @Test
    void theEngineIsWarmInTheEndAndKeepsNothingOfIt() {
        try (Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT))) {
            while (!engine.metrics().warm()) {
                Thread.onSpinWait();
            }
            assertEquals(0, engine.metrics().cachedModules());
            assertEquals(0, engine.metrics().compiles());
        }
    }

    @Test
    void closingAtOnceDoesNotWaitForIt() {
        new Engine(EngineSettings.of(1, Limits.DEFAULT)).close();
    }
}
