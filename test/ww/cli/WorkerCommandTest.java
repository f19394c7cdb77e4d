package ww.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerCommandTest {
    private final WorkerCommand command = new WorkerCommand();

    @Test
    void slotsAreNoLimitSinceTheHeapCountsThemOut() {
        assertEquals("--limit has no engine.slots; --slots is held to what the heap bears",
                refusal("--limit", "engine.slots=1000"));
        assertFalse(String.join("\n", command.notes()).contains("engine.slots"));
        assertTrue(String.join("\n", command.notes()).contains("engine.stack-bytes"));
    }

    @Test
    void moreSlotsThanTheHeapBearsAreRefused() {
        String refusal = refusal("--slots", "1024", "--memory", "2047");
        assertTrue(refusal.startsWith("a heap of ") && refusal.contains("ask for less"), refusal);
    }

    @Test
    void aLimitThatDoesNotExistIsRefusedWithItsNeighbour() {
        assertEquals("there is no limit engine.stack-byte; did you mean engine.stack-bytes?",
                refusal("--limit", "engine.stack-byte=1000000"));
    }

    /** Nothing is started: the settings are refused before. */
    private String refusal(String... flags) {
        return assertThrows(UsageException.class,
                () -> command.run(Arguments.parse(command.options(), List.of(flags), Map.of()), null)).getMessage();
    }
}
