package ww.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ww.capnp.CallException;
import ww.capnp.Data;
import ww.capnp.Text;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.GuestLimits;
import ww.sched.ModuleRef;
import ww.schema.WorkerSchema;
import ww.schema.WorkerSchema.Job;
import ww.wasm.Call;
import ww.wasm.EngineSettings;
import ww.wasm.Limits;
import ww.wasm.ModuleHash;

/**
 * What a worker is told to do: written from the scheduler's {@link Assignment} on the gateway, read into the engine's
 * {@link Call} and {@link Limits} on the worker. Zero limits mean the worker's own.
 */
final class Jobs {
    /** The program's own name, which a guest finds before its arguments. */
    private static final String PROGRAM = "task";

    private Jobs() { }

    // ---- the gateway's side

    static void write(Job.Builder job, Assignment assignment) {
        RunKeys.write(job.initRun(), assignment.attempt());
        write(job.initModule(), assignment.invocation().module());
        switch (assignment.invocation().call()) {
            case ww.sched.Call.Function function -> {
                Job.Call.Function.Builder call = job.initCall().initFunction();
                call.setExport(function.export());
                call.setArguments(function.arguments());
            }
            case ww.sched.Call.Command command -> {
                Job.Call.Command.Builder call = job.initCall().initCommand();
                call.setArgs(command.arguments());
                call.setEnv(command.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue()).toList());
                call.setStdin(command.stdin());
            }
        }
        write(job.initLimits(), assignment);
    }

    static void write(WorkerSchema.Module.Builder module, ModuleRef ref) {
        module.setSha256(new ModuleHash(ref.sha256()).digest());
        module.setBytes(ref.bytes());
    }

    private static void write(WorkerSchema.Limits.Builder limits, Assignment assignment) {
        GuestLimits asked = assignment.limits();
        // Not zero, which would mean the worker's own.
        limits.setWallMillis(Math.max(1, assignment.timeLimit().toMillis()));
        limits.setMemoryPages(asked.memoryPages());
        limits.setStackBytes(asked.stackBytes());
        limits.setStdoutBytes(asked.outputBytes());
        limits.setStderrBytes(asked.outputBytes());
        limits.setResultBytes(asked.outputBytes());
    }

    // ---- the worker's side

    static ModuleHash hash(WorkerSchema.Module.Reader module) throws CallException {
        Data.Reader digest = module.getSha256();
        if (digest.size() != ModuleHash.BYTES) {
            throw CallException.failed("a module's SHA-256 has " + digest.size() + " bytes instead of "
                    + ModuleHash.BYTES);
        }
        return ModuleHash.ofDigest(digest.toBytes());
    }

    static Call call(Job.Reader job, AttemptId attempt) throws CallException {
        Job.Call.Reader call = job.getCall();
        return switch (call.which()) {
            case FUNCTION -> new Call.Function(call.getFunction().getExport().toString(),
                    texts(call.getFunction().getArguments()));
            case COMMAND -> command(call.getCommand(), attempt);
            case _NOT_IN_SCHEMA -> throw CallException.unimplemented(
                    "this worker knows calls of functions and commands, not the newer kind that was asked for");
        };
    }

    private static Call command(Job.Call.Command.Reader command, AttemptId attempt) {
        List<String> arguments = new ArrayList<>(List.of(PROGRAM));
        arguments.addAll(texts(command.getArgs()));
        Map<String, String> environment = new LinkedHashMap<>();
        // A guest that must not do a thing twice can tell a second attempt from a first.
        environment.put("WW_TASK", attempt.task());
        environment.put("WW_RUN", Long.toString(attempt.run()));
        environment.put("WW_ATTEMPT", Integer.toString(attempt.attempt()));
        for (String variable : texts(command.getEnv())) {
            int equals = variable.indexOf('=');
            environment.put(equals < 0 ? variable : variable.substring(0, equals),
                    equals < 0 ? "" : variable.substring(equals + 1));
        }
        return new Call.Command(arguments, environment, command.getStdin().toBytes());
    }

    /** The limits asked for, within the worker's ceiling; its usual ones where nothing is asked for. */
    static Limits limits(WorkerSchema.Limits.Reader asked, EngineSettings settings) {
        Limits ceiling = settings.ceiling();
        Duration wall = time(asked.getWallMillis(), ceiling.wall());
        Limits limits = new Limits(
                atMost(Integer.toUnsignedLong(asked.getMemoryPages()), ceiling.memoryPages()),
                atMost(Integer.toUnsignedLong(asked.getTableElements()), ceiling.tableElements()),
                stackBytes(Integer.toUnsignedLong(asked.getStackBytes()), settings),
                wall,
                // Unless told otherwise a run may spend all its time computing.
                asked.getCpuMillis() == 0 ? wall : time(asked.getCpuMillis(), ceiling.cpu()),
                ceiling.stdinBytes(),
                atMost(asked.getStdoutBytes(), ceiling.stdoutBytes()),
                atMost(asked.getStderrBytes(), ceiling.stderrBytes()),
                atMost(asked.getResultBytes(), ceiling.resultBytes()),
                ceiling.surroundingsBytes(),
                ceiling.outputOverflow());
        return limits.within(ceiling);
    }

    /** What lies below the least that a thread can have is raised to it. */
    private static int stackBytes(long asked, EngineSettings settings) {
        return asked == 0 ? settings.stackBytes()
                : Math.max(Limits.STACK_BYTES_MIN, atMost(asked, settings.ceiling().stackBytes()));
    }

    private static int atMost(long asked, int ceiling) {
        return asked == 0 || Long.compareUnsigned(asked, ceiling) > 0 ? ceiling : (int) asked;
    }

    private static Duration time(long millis, Duration ceiling) {
        return millis == 0 || Long.compareUnsigned(millis, ceiling.toMillis()) > 0
                ? ceiling : Duration.ofMillis(millis);
    }

    private static List<String> texts(Iterable<Text.Reader> list) {
        List<String> texts = new ArrayList<>();
        for (Text.Reader text : list) {
            texts.add(text.toString());
        }
        return texts;
    }
}
