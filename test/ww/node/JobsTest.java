package ww.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ww.capnp.CallException;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.Call;
import ww.sched.GuestLimits;
import ww.sched.Invocation;
import ww.sched.ModuleRef;
import ww.sched.TaskLimits;
import ww.schema.WorkerSchema;
import ww.schema.WorkerSchema.Job;
import ww.schema.WorkerSchema.RunKey;
import ww.wasm.EngineSettings;
import ww.wasm.Limits;
import ww.wasm.ModuleHash;

class JobsTest {
    private static final EngineSettings DEFAULTS = EngineSettings.of(1, Limits.DEFAULT);
    private static final AttemptId ATTEMPT = new AttemptId("täglich/1", 1L << 40, 3, Long.MAX_VALUE);
    private static final ModuleRef MODULE = new ModuleRef("0123456789abcdef".repeat(4), 4_711);

    private static Assignment assignment(Call call, GuestLimits limits, Duration time) {
        return new Assignment("worker", ATTEMPT, Invocation.of(MODULE, call), limits, time);
    }

    private static Job.Reader job(Call call) throws Exception {
        return job(call, GuestLimits.DEFAULTS, Duration.ofSeconds(5));
    }

    private static Job.Reader job(Call call, GuestLimits limits, Duration time) throws Exception {
        return Wire.through(Job.factory, job -> Jobs.write(job, assignment(call, limits, time)));
    }

    @Test
    void aFunctionArrivesAsItWasSent() throws Exception {
        Job.Reader job = job(new Call.Function("größter", List.of("-1", "18446744073709551615", "nan")));
        assertEquals(new ww.wasm.Call.Function("größter", List.of("-1", "18446744073709551615", "nan")),
                Jobs.call(job, ATTEMPT));
        assertEquals(MODULE.sha256(), Jobs.hash(job.getModule()).hex());
        assertEquals(MODULE.bytes(), job.getModule().getBytes());
        assertEquals(ATTEMPT, RunKeys.read(job.getRun()));
    }

    @Test
    void aFunctionWithoutArgumentsHasNone() throws Exception {
        assertEquals(new ww.wasm.Call.Function("f", List.of()), Jobs.call(job(new Call.Function("f", List.of())),
                ATTEMPT));
    }

    @Test
    void aCommandArrivesWithTheProgramsNameAndTheAttemptsOwnVariables() throws Exception {
        byte[] stdin = {0, 1, (byte) 0xff};
        Call.Command sent = new Call.Command(List.of("-v", ""), Map.of("LANG", "C", "EMPTY", "", "E", "a=b"), stdin);
        ww.wasm.Call.Command call = assertInstanceOf(ww.wasm.Call.Command.class, Jobs.call(job(sent), ATTEMPT));
        assertEquals(List.of("task", "-v", ""), call.arguments());
        assertArrayEquals(stdin, call.stdin());
        assertEquals(new TreeMap<>(Map.of("LANG", "C", "EMPTY", "", "E", "a=b", "WW_TASK", "täglich/1",
                "WW_RUN", Long.toString(1L << 40), "WW_ATTEMPT", "3")), new TreeMap<>(call.environment()));
    }

    @Test
    void aVariableWithoutAnEqualsSignIsAnEmptyOne() throws Exception {
        Job.Reader job = Wire.through(Job.factory, builder ->
                builder.initCall().initCommand().setEnv(List.of("BARE", "=odd")));
        ww.wasm.Call.Command call = assertInstanceOf(ww.wasm.Call.Command.class, Jobs.call(job, ATTEMPT));
        assertEquals("", call.environment().get("BARE"));
        assertEquals("odd", call.environment().get(""));
    }

    @Test
    void aNewerKindOfCallIsUnimplemented() throws Exception {
        byte[] unknown = Wire.unknownMember(
                Wire.bytes(Job.factory, job -> job.initCall().initFunction()),
                Wire.bytes(Job.factory, job -> job.initCall().initCommand()));
        CallException refused = assertThrows(CallException.class,
                () -> Jobs.call(Wire.read(Job.factory, unknown), ATTEMPT));
        assertEquals(CallException.Type.UNIMPLEMENTED, refused.type());
    }

    @Test
    void aHashOfAnotherLengthIsRefusedNamingTheLength() throws Exception {
        for (int length : new int[] {0, 1, 31, 33, 64}) {
            WorkerSchema.Module.Reader module = Wire.through(WorkerSchema.Module.factory,
                    builder -> builder.setSha256(new byte[length]));
            CallException refused = assertThrows(CallException.class, () -> Jobs.hash(module));
            assertEquals(CallException.Type.FAILED, refused.type());
            assertTrue(refused.getMessage().contains(" " + length + " bytes"), refused.getMessage());
        }
    }

    @Test
    void aHashOfThirtyTwoBytesIsTaken() throws Exception {
        byte[] digest = ModuleHash.of(new byte[] {1, 2, 3}).digest();
        assertEquals(ModuleHash.of(new byte[] {1, 2, 3}), Jobs.hash(Wire.through(WorkerSchema.Module.factory,
                builder -> builder.setSha256(digest))));
    }

    @Test
    void limitsThatAreNotAskedForAreTheWorkers() throws Exception {
        Limits ceiling = Limits.DEFAULT.withTime(Duration.ofSeconds(3));
        EngineSettings settings = EngineSettings.of(1, ceiling.withStackBytes(64 << 20));
        assertEquals(ceiling, Jobs.limits(Wire.through(WorkerSchema.Limits.factory, limits -> { }), settings));
    }

    @Test
    void limitsBelowTheWorkersHold() throws Exception {
        Job.Reader job = job(new Call.Function("f", List.of()), new GuestLimits(Duration.ZERO, 7, 1 << 20, 99),
                Duration.ofMillis(1_500));
        Limits limits = Jobs.limits(job.getLimits(), DEFAULTS);
        assertEquals(7, limits.memoryPages());
        assertEquals(1 << 20, limits.stackBytes());
        assertEquals(99, limits.stdoutBytes());
        assertEquals(99, limits.stderrBytes());
        assertEquals(99, limits.resultBytes());
        assertEquals(Duration.ofMillis(1_500), limits.wall());
        assertEquals(Duration.ofMillis(1_500), limits.cpu());
    }

    @Test
    void limitsAboveTheWorkersAreCutToThem() throws Exception {
        WorkerSchema.Limits.Reader all = Wire.through(WorkerSchema.Limits.factory, limits -> {
            limits.setWallMillis(-1);
            limits.setCpuMillis(-1);
            limits.setMemoryPages(-1);
            limits.setTableElements(-1);
            limits.setStackBytes(-1);
            limits.setStdoutBytes(-1);
            limits.setStderrBytes(Long.MAX_VALUE);
            limits.setResultBytes(-1);
        });
        assertEquals(Limits.DEFAULT, Jobs.limits(all, DEFAULTS));
    }

    @Test
    void aStackBetweenTheSlotsOwnAndTheCeilingIsGiven() throws Exception {
        EngineSettings settings = EngineSettings.of(1, Limits.DEFAULT.withStackBytes(64 << 20));
        assertEquals(20 << 20, stack(20 << 20, settings));
        assertEquals(64 << 20, stack(65 << 20, settings));
        assertEquals(settings.stackBytes(), stack(0, settings));
    }

    @Test
    void aStackBelowTheLeastThereCanBeIsTheLeast() throws Exception {
        assertEquals(Limits.STACK_BYTES_MIN, stack(1, DEFAULTS));
        assertEquals(Limits.STACK_BYTES_MIN, stack(Limits.STACK_BYTES_MIN, DEFAULTS));
    }

    @Test
    void theGatewayTakesEveryStackThatAWorkerCouldGive() {
        assertEquals(Limits.STACK_BYTES_MAX, TaskLimits.STACK_BYTES_MAX);
    }

    private static int stack(int asked, EngineSettings settings) throws Exception {
        return Jobs.limits(Wire.through(WorkerSchema.Limits.factory, limits -> limits.setStackBytes(asked)), settings)
                .stackBytes();
    }

    @Test
    void lessThanAMillisecondIsNotTheWorkersOwnTime() throws Exception {
        Job.Reader job = job(new Call.Function("f", List.of()), GuestLimits.DEFAULTS, Duration.ofNanos(1));
        assertEquals(Duration.ofMillis(1), Jobs.limits(job.getLimits(), DEFAULTS).wall());
    }

    @Test
    void aTaskIdLongerThanAnyIsRefused() throws Exception {
        RunKey.Reader longest = Wire.through(RunKey.factory, key -> key.setTaskId("𝄞".repeat(200)));
        assertEquals("𝄞".repeat(200), RunKeys.read(longest).task());
        RunKey.Reader longer = Wire.through(RunKey.factory, key -> key.setTaskId("x".repeat(801)));
        CallException refused = assertThrows(CallException.class, () -> RunKeys.read(longer));
        assertTrue(refused.getMessage().contains("801"), refused.getMessage());
    }

    @Test
    void theNamesOfAttemptsKeepTheirExtremes() throws Exception {
        for (AttemptId attempt : List.of(new AttemptId("", 0, 0, 0), new AttemptId("x", -1, -1, -1),
                new AttemptId("\0", Long.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE))) {
            assertEquals(attempt, RunKeys.read(Wire.through(RunKey.factory, key -> RunKeys.write(key, attempt))));
        }
    }
}
