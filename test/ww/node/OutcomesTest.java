package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import ww.sched.RunOutcome;
import ww.sched.RunStatistics;
import ww.schema.WorkerSchema;
import ww.wasm.Captured;
import ww.wasm.Outcome;
import ww.wasm.RunStats;
import ww.wasm.Trap;
import ww.wasm.Value;

/** Every outcome of the engine through a real message, and whom the gateway blames for it. */
class OutcomesTest {
    private static final Duration LIMIT = Duration.ofSeconds(9);
    private static final RunStats STATS = new RunStats(Duration.ofNanos(5), Duration.ofNanos(4), Duration.ofNanos(3),
            Duration.ofNanos(2), 65_536, true, captured("out", false), captured("err", true));

    private static Captured captured(String text, boolean truncated) {
        return new Captured(text.getBytes(StandardCharsets.UTF_8), truncated);
    }

    private static RunOutcome received(Outcome outcome) throws Exception {
        return received(outcome, LIMIT);
    }

    private static RunOutcome received(Outcome outcome, Duration limit) throws Exception {
        return Outcomes.read(Wire.through(WorkerSchema.Outcome.factory, wire -> Outcomes.write(wire, outcome)), limit);
    }

    private static void isTasksFault(String kind, String word, Outcome outcome) throws Exception {
        RunOutcome.TaskFault fault = assertInstanceOf(RunOutcome.TaskFault.class, received(outcome));
        assertEquals(kind, fault.kind());
        assertTrue(fault.message().contains(word), fault.message());
        assertEquals("out", fault.evidence().stdout().text());
    }

    private static void isWorkersFault(String kind, String word, Outcome outcome) throws Exception {
        RunOutcome.WorkerFault fault = assertInstanceOf(RunOutcome.WorkerFault.class, received(outcome));
        assertEquals(kind, fault.kind());
        assertTrue(fault.message().contains(word), fault.message());
    }

    @Test
    void valuesOfEachTypeArriveAsUnsignedDecimalText() throws Exception {
        RunOutcome.Succeeded succeeded = assertInstanceOf(RunOutcome.Succeeded.class, received(new Outcome.Returned(
                List.of(new Value.I32(-1), new Value.I64(-1), new Value.F32(1.5f), new Value.F64(Double.NaN)), STATS)));
        assertEquals(List.of("4294967295", "18446744073709551615", "1.5", "nan"), succeeded.values());
        assertEquals(0, succeeded.exitCode());
    }

    @Test
    void aFunctionWithoutResultsSucceedsWithNone() throws Exception {
        assertEquals(List.of(), assertInstanceOf(RunOutcome.Succeeded.class,
                received(new Outcome.Returned(List.of(), STATS))).values());
    }

    @Test
    void moreValuesThanCanBeRecordedAreTheTasksFault() throws Exception {
        List<Value> values = Collections.nCopies(RunOutcome.VALUES_MAX + 1, new Value.I32(1));
        isTasksFault("output-limit", "1001", new Outcome.Returned(values, STATS));
        assertInstanceOf(RunOutcome.Succeeded.class, received(new Outcome.Returned(values.subList(1, 1_001), STATS)));
    }

    @Test
    void evidenceArrivesWhole() throws Exception {
        RunOutcome outcome = received(new Outcome.Exited(0, STATS));
        assertEquals("out", outcome.evidence().stdout().text());
        assertEquals("err", outcome.evidence().stderr().text());
        assertEquals(false, outcome.evidence().stdout().truncated());
        assertEquals(true, outcome.evidence().stderr().truncated());
        assertEquals(new RunStatistics(5, 4, 3, 65_536, true), outcome.evidence().statistics());
    }

    @Test
    void exitCodeZeroIsSuccessAndEveryOtherTheTasksFault() throws Exception {
        assertInstanceOf(RunOutcome.Succeeded.class, received(new Outcome.Exited(0, STATS)));
        isTasksFault("exit-code", "code 1", new Outcome.Exited(1, STATS));
        isTasksFault("exit-code", "code 4294967295", new Outcome.Exited(-1, STATS));
    }

    @Test
    void whatSaysSomethingAboutTheModuleIsTheTasksFault() throws Exception {
        isTasksFault("trap", "unreachable", new Outcome.Trapped(Trap.UNREACHABLE, "", STATS));
        isTasksFault("out-of-memory", "pages", new Outcome.OutOfMemory("too many pages", STATS));
        isTasksFault("missing-export", "walk", new Outcome.MissingExport("walk", STATS));
        isTasksFault("missing-import", "env.f", new Outcome.MissingImport("env", "f", "unknown", STATS));
        isTasksFault("bad-arguments", "two", new Outcome.BadCall("needs two arguments", STATS));
        isTasksFault("output-limit", "stdout", new Outcome.OutputLimit("stdout", 5, STATS));
        isTasksFault("invalid-module", "magic", new Outcome.InvalidModule(Outcome.InvalidModule.Reason.INVALID,
                "no magic", STATS));
        isTasksFault("invalid-module", "large", new Outcome.InvalidModule(Outcome.InvalidModule.Reason.OVER_LIMIT,
                "too large", STATS));
        isTasksFault("unsupported", "SIMD", new Outcome.InvalidModule(Outcome.InvalidModule.Reason.UNSUPPORTED,
                "SIMD", STATS));
    }

    @Test
    void whatSaysSomethingAboutTheWorkerIsTheWorkersFault() throws Exception {
        isWorkersFault("internal", "broken", new Outcome.Internal("broken", STATS));
        isWorkersFault("internal", "closed", new Outcome.NotStarted("the engine is closed", STATS));
    }

    @Test
    void aCancelledRunIsNobodysFault() throws Exception {
        assertInstanceOf(RunOutcome.Cancelled.class, received(new Outcome.Cancelled(STATS)));
    }

    @Test
    void timeUsedUpIsTheLimitThatWasMet() throws Exception {
        assertEquals(Duration.ofSeconds(9), limit(Duration.ofSeconds(10), LIMIT), "its own");
        assertEquals(Duration.ofSeconds(4), limit(Duration.ofSeconds(4), LIMIT), "the worker's lower one");
        assertEquals(Duration.ofSeconds(4), limit(Duration.ofSeconds(4), Duration.ZERO), "not known any more");
        assertEquals(LIMIT, limit(Duration.ZERO, LIMIT), "the worker does not say");
        assertEquals(LIMIT, limit(Duration.ofNanos(-1), LIMIT), "the worker says nonsense");
    }

    private static Duration limit(Duration wall, Duration given) throws Exception {
        RunStats stats = new RunStats(wall, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, false, Captured.EMPTY,
                Captured.EMPTY);
        return assertInstanceOf(RunOutcome.TimedOut.class, received(
                new Outcome.TimedOut(Outcome.TimedOut.Clock.WALL, Duration.ofSeconds(1), stats), given)).limit();
    }

    @Test
    void anOutcomeOfANewerKindIsTheWorkersFault() throws Exception {
        byte[] unknown = Wire.unknownMember(
                Wire.bytes(WorkerSchema.Outcome.factory, WorkerSchema.Outcome.Builder::setCancelled),
                Wire.bytes(WorkerSchema.Outcome.factory, outcome -> outcome.setExitCode(0)));
        RunOutcome.WorkerFault fault = assertInstanceOf(RunOutcome.WorkerFault.class,
                Outcomes.read(Wire.read(WorkerSchema.Outcome.factory, unknown), LIMIT));
        assertEquals("outcome", fault.kind());
    }

    @Test
    void aValueOfANewerTypeIsShownAsUnknown() throws Exception {
        byte[] unknown = Wire.unknownMember(
                Wire.bytes(WorkerSchema.Outcome.factory, outcome -> outcome.initValues(1).get(0).setI32(0)),
                Wire.bytes(WorkerSchema.Outcome.factory, outcome -> outcome.initValues(1).get(0).setI64(0)));
        assertEquals(List.of("?"), assertInstanceOf(RunOutcome.Succeeded.class,
                Outcomes.read(Wire.read(WorkerSchema.Outcome.factory, unknown), LIMIT)).values());
    }

    @Test
    void textAndOutputBeyondWhatIsRecordedIsCut() throws Exception {
        RunStats loud = new RunStats(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, false,
                new Captured(new byte[3 << 20], false), Captured.EMPTY);
        RunOutcome.TaskFault fault = assertInstanceOf(RunOutcome.TaskFault.class,
                received(new Outcome.BadCall("x".repeat(1 << 20), loud)));
        assertEquals(RunOutcome.MESSAGE_CHARS_MAX, fault.message().length());
        assertEquals(1 << 20, fault.evidence().stdout().length());
        assertTrue(fault.evidence().stdout().truncated());
    }

    @Test
    void anEmptyMessageIsAnOutcomeOfNothing() throws Exception {
        assertEquals(List.of(), assertInstanceOf(RunOutcome.Succeeded.class,
                Outcomes.read(Wire.through(WorkerSchema.Outcome.factory, _ -> { }), LIMIT)).values());
    }
}
