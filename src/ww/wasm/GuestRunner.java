package ww.wasm;

import com.dylibso.chicory.runtime.Instance;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a prepared module once, on the calling thread: a new instance, its start functions, the call. Nothing of an
 * instance outlives its run, so that nothing leaks from one task to the next.
 */
final class GuestRunner {
    private static final String START = "_start";
    private static final String INITIALIZE = "_initialize";
    private static final Signature NO_VALUES = new Signature(List.of(), List.of());

    private final SecureRandom random = new SecureRandom();

    /**
     * Runs; every end is an outcome. The memory is taken from the slot's spare ones and stays the run's until {@link
     * Run#releaseMemory}.
     */
    Outcome run(Run run, Prepared prepared, SpareMemory spare) {
        try {
            Outcome refused = refusal(run, prepared);
            if (refused != null) {
                return refused;
            }
            return switch (run.call()) {
                case Call.Function function -> function(run, prepared, spare, function);
                case Call.Command _ -> command(run, prepared, spare);
            };
        } catch (Throwable fault) {
            // Errors too: stack and heap are the guest's to exhaust. The boundary is here and nowhere else.
            return GuestFault.outcome(fault, run);
        }
    }

    /** What can be seen to fail before an instance is made; null if nothing can. */
    private static Outcome refusal(Run run, Prepared prepared) {
        String export = run.call() instanceof Call.Function function ? function.export() : START;
        Signature signature = prepared.exports().get(export);
        if (signature == null) {
            return new Outcome.MissingExport(export, run.stats());
        }
        String bad = switch (run.call()) {
            case Call.Function function -> badFunction(function, signature);
            case Call.Command command -> badCommand(command, signature, run.limits());
        };
        if (bad != null) {
            return new Outcome.BadCall(bad, run.stats());
        }
        ModuleShape shape = prepared.shape();
        if (shape.memoryPagesMin() > run.limits().memoryPages()) {
            return new Outcome.OutOfMemory("the module starts with " + shape.memoryPagesMin()
                    + " pages of memory, the limit is " + run.limits().memoryPages(), run.stats());
        }
        if (shape.tableElementsMin() > run.limits().tableElements()) {
            return new Outcome.OutOfMemory("the module starts with " + shape.tableElementsMin()
                    + " table elements, the limit is " + run.limits().tableElements(), run.stats());
        }
        return null;
    }

    private static String badFunction(Call.Function function, Signature signature) {
        if (!signature.isNumeric()) {
            return "\"" + function.export() + "\" is of type " + signature + ", and only numbers can be passed";
        }
        if (signature.parameters().size() != function.arguments().size()) {
            return "\"" + function.export() + "\" takes " + signature.parameters().size() + " arguments "
                    + signature + ", not " + function.arguments().size();
        }
        try {
            arguments(function, signature);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static String badCommand(Call.Command command, Signature signature, Limits limits) {
        if (!signature.equals(NO_VALUES)) {
            return "\"_start\" is of type " + signature + ", not () -> ()";
        }
        if (command.stdin().length > limits.stdinBytes()) {
            return "standard input has " + command.stdin().length + " bytes, the limit is " + limits.stdinBytes();
        }
        long surroundings = command.surroundingsBytes();
        return surroundings <= limits.surroundingsBytes() ? null
                : "arguments and environment have " + surroundings + " bytes, the limit is "
                        + limits.surroundingsBytes();
    }

    private static long[] arguments(Call.Function function, Signature signature) {
        long[] arguments = new long[signature.parameters().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Value.parse(signature.parameters().get(i), function.arguments().get(i)).bits();
        }
        return arguments;
    }

    private Outcome function(Run run, Prepared prepared, SpareMemory spare, Call.Function function) {
        Instance instance = instantiate(run, prepared, spare);
        Outcome exited = startUp(run, prepared, instance, function.export());
        if (exited != null) {
            return exited;
        }
        Signature signature = prepared.exports().get(function.export());
        long[] results = instance.export(function.export()).apply(arguments(function, signature));
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < signature.results().size(); i++) {
            values.add(Value.of(signature.results().get(i), results[i]));
        }
        long bytes = values.stream().mapToLong(value -> value.unsigned().length()).sum();
        return bytes <= run.limits().resultBytes() ? new Outcome.Returned(values, run.stats())
                : new Outcome.OutputLimit(Outcome.OutputLimit.RESULTS, run.limits().resultBytes(), run.stats());
    }

    /** Runs what has to run before an export; an outcome only if that ended the guest with a code other than 0. */
    private static Outcome startUp(Run run, Prepared prepared, Instance instance, String export) {
        String first = NO_VALUES.equals(prepared.exports().get(START)) ? START
                : NO_VALUES.equals(prepared.exports().get(INITIALIZE)) ? INITIALIZE : export;
        if (first.equals(export)) {
            return null;
        }
        try {
            instance.export(first).apply();
            return null;
        } catch (GuestExit exit) {
            return exit.code() == 0 ? null : new Outcome.Exited(exit.code(), run.stats());
        }
    }

    private Outcome command(Run run, Prepared prepared, SpareMemory spare) {
        instantiate(run, prepared, spare).export(START).apply();
        return new Outcome.Exited(0, run.stats());
    }

    private Instance instantiate(Run run, Prepared prepared, SpareMemory spare) {
        Limits limits = run.limits();
        GuestTable.Room room =
                new GuestTable.Room(limits.tableElements() - prepared.shape().tableElementsMin());
        return Instance.builder(prepared.code().module())
                .withMachineFactory(prepared.code().machines())
                .withMemoryFactory(declared -> {
                    FlatMemory memory = new FlatMemory(declared, limits.memoryPages(), spare);
                    run.memory(memory);
                    return memory;
                })
                .withTableFactory((declared, value) -> new GuestTable(declared, value, room))
                .withImportValues(ImportBinding.bind(prepared.imports(), new WasiGuest(run, random)))
                .withStart(false)
                .build();
    }
}
