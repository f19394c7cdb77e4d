package ww.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ww.wasm.AdmissionLimits;
import ww.wasm.Limits;

class RecordLimitsTest {
    @Test
    void eachNumberAndTimeOfARecordCanBeGiven() throws UsageException {
        RecordLimits limits = new RecordLimits(List.of("run.stdin-bytes=7", "run.wall=1.5", "module.functions=9"));
        Limits run = limits.applyTo("run", Limits.DEFAULT);
        assertEquals(7, run.stdinBytes());
        assertEquals(Duration.ofMillis(1_500), run.wall());
        assertEquals(Limits.DEFAULT.stdoutBytes(), run.stdoutBytes());
        assertEquals(9, limits.applyTo("module", AdmissionLimits.DEFAULT).functions());
        limits.requireNoneLeft(List.of());
    }

    @Test
    void aRecordThatNothingIsGivenForStaysItself() throws UsageException {
        assertSame(Limits.DEFAULT, new RecordLimits(List.of()).applyTo("run", Limits.DEFAULT));
    }

    @Test
    void wrongLimitsAreOneSentence() throws UsageException {
        assertRefused("must look like", "run.stdin-bytes");
        assertRefused("given twice", "run.wall=1", "run.wall=2");
        assertRefused("needs a number", "run.stdin-bytes=many");
        assertRefused("needs a number", "run.stdin-bytes=99999999999");
        assertRefused("stdinBytes is -1", "run.stdin-bytes=-1");
        assertRefused("did you mean run.stdin-bytes", "run.stdin-byte=1");
        assertRefused("there is no limit fuel", "fuel=1");
    }

    private static void assertRefused(String part, String... words) {
        String message = assertThrows(UsageException.class, () -> {
            RecordLimits limits = new RecordLimits(List.of(words));
            limits.applyTo("run", Limits.DEFAULT);
            limits.requireNoneLeft(RecordLimits.names("run", Limits.DEFAULT));
        }).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void theHelpNamesEachWithItsDefault() {
        assertTrue(RecordLimits.describe("run", Limits.DEFAULT).contains("run.wall=60.0s"));
        assertTrue(RecordLimits.describe("module", AdmissionLimits.DEFAULT).contains("module.functions=20000"));
    }
}
