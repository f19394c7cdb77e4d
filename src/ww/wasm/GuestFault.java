package ww.wasm;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.UnlinkableException;

/**
 * The boundary of a run: whatever guest code threw, as an outcome. The library tells traps apart by the words of its
 * messages alone, so this does too; the words are those of the specification's test suite.
 */
final class GuestFault {
    private static final System.Logger LOG = System.getLogger("ww.wasm");

    private GuestFault() {
    }

    static Outcome outcome(Throwable fault, Run run) {
        Outcome stopped = run.stopped();
        RunStats stats = run.stats();
        return switch (fault) {
            case GuestExit exit -> new Outcome.Exited(exit.code(), stats);
            case ChicoryInterruptedException _ when stopped != null -> stopped;
            case InterruptedException _ when stopped != null -> stopped;
            case IndexOutOfBoundsException e -> trapped(Trap.MEMORY_OUT_OF_BOUNDS, e, stats);
            case StackOverflowError _ -> stackExhausted(run);
            case WasmException e -> trapped(Trap.UNCAUGHT_EXCEPTION, e, stats);
            case OutOfMemoryError e -> new Outcome.OutOfMemory("the worker's heap is too small for this run: "
                    + e.getMessage(), stats);
            case ChicoryInterruptedException e -> internal(e, stats);
            case UnlinkableException e -> internal(e, stats);
            case ChicoryException e when trap(e) == Trap.STACK_EXHAUSTED -> stackExhausted(run);
            case ChicoryException e -> trapped(trap(e), e, stats);
            default -> stopped != null ? stopped : internal(fault, stats);
        };
    }

    private static Trap trap(ChicoryException e) {
        if (e.getCause() instanceof StackOverflowError) {
            return Trap.STACK_EXHAUSTED;
        }
        if (e.getCause() instanceof ChicoryException cause) {
            return trap(cause);
        }
        String message = e.getMessage() == null ? "" : e.getMessage();
        return message.contains("unreachable") ? Trap.UNREACHABLE
                : message.contains("divide by zero") ? Trap.INTEGER_DIVIDE_BY_ZERO
                : message.contains("integer overflow") ? Trap.INTEGER_OVERFLOW
                : message.contains("invalid conversion") ? Trap.INVALID_CONVERSION
                : message.contains("table access") ? Trap.TABLE_OUT_OF_BOUNDS
                : message.contains("element") ? Trap.UNDEFINED_ELEMENT
                : message.contains("indirect call") ? Trap.INDIRECT_CALL_TYPE
                : message.contains("null") ? Trap.NULL_REFERENCE
                : message.contains("stack exhausted") ? Trap.STACK_EXHAUSTED
                : message.contains("out of bounds") ? Trap.MEMORY_OUT_OF_BOUNDS
                : Trap.OTHER;
    }

    private static Outcome trapped(Trap trap, Throwable fault, RunStats stats) {
        boolean ownWords = trap == Trap.OTHER || fault instanceof ChicoryException;
        String message = fault.getMessage();
        return new Outcome.Trapped(trap, ownWords && message != null ? message : "", stats);
    }

    private static Outcome stackExhausted(Run run) {
        return new Outcome.Trapped(Trap.STACK_EXHAUSTED, "the limit is " + run.limits().stackBytes() + " bytes",
                run.stats());
    }

    private static Outcome internal(Throwable fault, RunStats stats) {
        LOG.log(System.Logger.Level.WARNING, "a run ended in a fault of the engine", fault);
        return new Outcome.Internal(fault.toString(), stats);
    }
}
