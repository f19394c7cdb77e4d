package ww.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ww.capnp.StructList;
import ww.sched.Evidence;
import ww.sched.Output;
import ww.sched.RunOutcome;
import ww.sched.RunStatistics;
import ww.schema.WorkerSchema;
import ww.wasm.Outcome;
import ww.wasm.RunStats;
import ww.wasm.Value;

/**
 * How a run ended: written from the engine's {@link Outcome} on the worker, read into the scheduler's
 * {@link RunOutcome} on the gateway. Here it is decided who is to blame: what says something about the module is the
 * task's fault, what says something about the worker is the worker's.
 */
final class Outcomes {
    private Outcomes() { }

    // ---- the worker's side

    static void write(WorkerSchema.Outcome.Builder wire, Outcome outcome) {
        switch (outcome) {
            case Outcome.Returned returned -> writeValues(wire, returned.values());
            case Outcome.Exited exited -> wire.setExitCode(exited.code());
            case Outcome.Trapped trapped -> wire.setTrap(trapped.description());
            case Outcome.TimedOut timedOut -> wire.setTimedOut(timedOut.message());
            case Outcome.Cancelled _ -> wire.setCancelled();
            case Outcome.OutOfMemory memory -> wire.setOutOfMemory(memory.message());
            case Outcome.InvalidModule invalid -> {
                if (invalid.reason() == Outcome.InvalidModule.Reason.UNSUPPORTED) {
                    wire.setUnsupported(invalid.message());
                } else {
                    wire.setInvalidModule(invalid.message());
                }
            }
            case Outcome.MissingExport missing -> wire.setMissingExport(missing.message());
            case Outcome.MissingImport missing -> wire.setMissingImport(missing.message());
            case Outcome.BadCall bad -> wire.setBadArguments(bad.message());
            case Outcome.OutputLimit limit -> wire.setOutputLimit(limit.message());
            case Outcome.Internal internal -> wire.setInternal(internal.message());
            case Outcome.NotStarted not -> wire.setInternal(not.message());
        }
        writeStats(wire, outcome.stats());
    }

    private static void writeValues(WorkerSchema.Outcome.Builder wire, List<Value> values) {
        StructList.Builder<WorkerSchema.Value.Builder> list = wire.initValues(values.size());
        for (int i = 0; i < values.size(); i++) {
            WorkerSchema.Value.Builder element = list.get(i);
            switch (values.get(i)) {
                case Value.I32(int value) -> element.setI32(value);
                case Value.I64(long value) -> element.setI64(value);
                case Value.F32(float value) -> element.setF32(value);
                case Value.F64(double value) -> element.setF64(value);
            }
        }
    }

    private static void writeStats(WorkerSchema.Outcome.Builder wire, RunStats stats) {
        wire.setStdout(stats.stdout().bytes());
        wire.setStderr(stats.stderr().bytes());
        wire.setStdoutTruncated(stats.stdout().truncated());
        wire.setStderrTruncated(stats.stderr().truncated());
        wire.setWallNanos(stats.wall().toNanos());
        wire.setCpuNanos(stats.cpu().toNanos());
        wire.setCompileNanos(stats.compile().toNanos());
        wire.setPeakMemoryBytes(stats.memoryPeakBytes());
        wire.setCacheHit(stats.cacheHit());
    }

    // ---- the gateway's side

    /**
     * @param limit the time the attempt had, zero where that is not known any more; for an outcome that says it was
     *        used up
     */
    static RunOutcome read(WorkerSchema.Outcome.Reader wire, Duration limit) {
        Evidence evidence = new Evidence(
                new Output(wire.getStdout().toBytes(), wire.getStdoutTruncated()),
                new Output(wire.getStderr().toBytes(), wire.getStderrTruncated()),
                new RunStatistics(wire.getWallNanos(), wire.getCpuNanos(), wire.getCompileNanos(),
                        wire.getPeakMemoryBytes(), wire.getCacheHit()));
        return switch (wire.which()) {
            case VALUES -> succeeded(wire, evidence);
            case EXIT_CODE -> wire.getExitCode() == 0
                    ? new RunOutcome.Succeeded(List.of(), 0, evidence)
                    : new RunOutcome.TaskFault("exit-code", "exited with code "
                            + Integer.toUnsignedString(wire.getExitCode()), evidence);
            case TRAP -> new RunOutcome.TaskFault("trap", wire.getTrap().toString(), evidence);
            case TIMED_OUT -> new RunOutcome.TimedOut(timeUsed(limit, wire.getWallNanos()), evidence);
            case CANCELLED -> new RunOutcome.Cancelled(evidence);
            case OUT_OF_MEMORY -> new RunOutcome.TaskFault("out-of-memory", wire.getOutOfMemory().toString(), evidence);
            case INVALID_MODULE -> new RunOutcome.TaskFault("invalid-module", wire.getInvalidModule().toString(),
                    evidence);
            case MISSING_IMPORT -> new RunOutcome.TaskFault("missing-import", wire.getMissingImport().toString(),
                    evidence);
            case MISSING_EXPORT -> new RunOutcome.TaskFault("missing-export", wire.getMissingExport().toString(),
                    evidence);
            case OUTPUT_LIMIT -> new RunOutcome.TaskFault("output-limit", wire.getOutputLimit().toString(), evidence);
            case UNSUPPORTED -> new RunOutcome.TaskFault("unsupported", wire.getUnsupported().toString(), evidence);
            case BAD_ARGUMENTS -> new RunOutcome.TaskFault("bad-arguments", wire.getBadArguments().toString(),
                    evidence);
            case INTERNAL -> new RunOutcome.WorkerFault("internal", wire.getInternal().toString());
            case _NOT_IN_SCHEMA -> new RunOutcome.WorkerFault("outcome",
                    "the worker reported an outcome of a kind that this gateway does not know");
        };
    }

    /** The limit that was met: a worker's own may be below the one it was given, and then the run's time tells. */
    private static Duration timeUsed(Duration limit, long wallNanos) {
        Duration wall = Duration.ofNanos(Math.max(0, wallNanos));
        return wall.isZero() || !limit.isZero() && limit.compareTo(wall) < 0 ? limit : wall;
    }

    private static RunOutcome succeeded(WorkerSchema.Outcome.Reader wire, Evidence evidence) {
        StructList.Reader<WorkerSchema.Value.Reader> list = wire.getValues();
        if (list.size() > RunOutcome.VALUES_MAX) {
            return new RunOutcome.TaskFault("output-limit", "returned " + list.size() + " values, the limit is "
                    + RunOutcome.VALUES_MAX, evidence);
        }
        List<String> values = new ArrayList<>();
        for (WorkerSchema.Value.Reader value : list) {
            values.add(switch (value.which()) {
                // Unsigned decimal, as the demo's workers answer.
                case I32 -> new Value.I32(value.getI32()).unsigned();
                case I64 -> new Value.I64(value.getI64()).unsigned();
                case F32 -> new Value.F32(value.getF32()).unsigned();
                case F64 -> new Value.F64(value.getF64()).unsigned();
                case _NOT_IN_SCHEMA -> "?";
            });
        }
        return new RunOutcome.Succeeded(values, 0, evidence);
    }
}
