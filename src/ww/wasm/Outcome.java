package ww.wasm;

import java.time.Duration;
import java.util.List;

/**
 * How a run ended. Every run ends in exactly one of these; nothing a guest does is an exception to the caller.
 *
 * <p>{@link Returned} and {@link Exited} are the guest's own ends. Everything else is the run's fault or a limit's,
 * with the one exception of {@link Internal} and {@link NotStarted}, which are this worker's: those two are worth
 * another attempt elsewhere.
 */
public sealed interface Outcome {
    /** What the run cost and what it wrote. */
    RunStats stats();

    /** One sentence for people: what happened, with value and limit. */
    String message();

    /** The function returned; {@code values} are its results in order. */
    record Returned(List<Value> values, RunStats stats) implements Outcome {
        public Returned {
            values = List.copyOf(values);
        }

        @Override
        public String message() {
            return "returned " + values.stream().map(Value::unsigned).toList();
        }
    }

    /** The guest ended itself: {@code proc_exit}, or the plain end of {@code _start} with code 0. */
    record Exited(int code, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return "exited with code " + Integer.toUnsignedString(code);
        }
    }

    /** The guest trapped. */
    record Trapped(Trap trap, String detail, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return "trap: " + description();
        }

        /** Which trap, without saying that it is one. */
        public String description() {
            return detail.isEmpty() || detail.equals(trap.toString()) ? trap.toString() : trap + " (" + detail + ")";
        }
    }

    /** The guest used up its time and was stopped. */
    record TimedOut(Clock clock, Duration limit, RunStats stats) implements Outcome {
        /** Which of the two budgets ran out. */
        public enum Clock { WALL, CPU }

        @Override
        public String message() {
            return "stopped after its " + (clock == Clock.WALL ? "wall" : "CPU") + " time limit of "
                    + limit.toMillis() + " ms";
        }
    }

    /** The caller stopped the run, or the engine was closed. */
    record Cancelled(RunStats stats) implements Outcome {
        @Override
        public String message() {
            return "cancelled";
        }
    }

    /** The guest needs more memory, table or heap than it may have. A refused {@code memory.grow} alone is no end. */
    record OutOfMemory(String reason, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return reason;
        }
    }

    /** The bytes are no module this engine runs. */
    record InvalidModule(Reason reason, String detail, RunStats stats) implements Outcome {
        /** Malformed or ill-typed; a feature that is not supported; or beyond a limit of {@link AdmissionLimits}. */
        public enum Reason { INVALID, UNSUPPORTED, OVER_LIMIT }

        @Override
        public String message() {
            return detail;
        }
    }

    /** The module has no such exported function. */
    record MissingExport(String name, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return "the module exports no function \"" + name + "\"";
        }
    }

    /** The module imports something that no guest is given here. */
    record MissingImport(String module, String name, String detail, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return "cannot provide the import " + module + "." + name + ": " + detail;
        }
    }

    /** The call does not fit the module or its limits: count or form of arguments, too much input. */
    record BadCall(String reason, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return reason;
        }
    }

    /**
     * The guest wrote more than it may, and {@link Limits#outputOverflow()} says that this ends it; or it returned more
     * than {@link Limits#resultBytes()}.
     */
    record OutputLimit(String stream, int limitBytes, RunStats stats) implements Outcome {
        /** In the place of a stream: what the function returned. */
        static final String RESULTS = "results";

        @Override
        public String message() {
            return stream.equals(RESULTS) ? "returned results of more than " + limitBytes + " bytes"
                    : "wrote more than " + limitBytes + " bytes to " + stream;
        }
    }

    /** A fault of the engine, not of the guest. */
    record Internal(String detail, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return "engine fault: " + detail;
        }
    }

    /** The run was never begun: the engine is closed or its queue is full. */
    record NotStarted(String reason, RunStats stats) implements Outcome {
        @Override
        public String message() {
            return reason;
        }
    }
}
