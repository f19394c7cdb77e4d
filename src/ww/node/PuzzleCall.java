package ww.node;

import java.util.Optional;
import ww.sched.Call;
import ww.wasm.Value;
import ww.wasm.ValueType;

/** The one call that the demo's workers know: {@code run(input, difficulty)}, both of 64 bits. */
record PuzzleCall(long input, long difficulty) {
    /** Empty where the call is another. */
    static Optional<PuzzleCall> of(Call call) {
        if (!(call instanceof Call.Function function) || !function.export().equals("run")
                || function.arguments().size() != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PuzzleCall(integer(function.arguments().getFirst()),
                    integer(function.arguments().getLast())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long integer(String text) {
        return ((Value.I64) Value.parse(ValueType.I64, text)).value();
    }
}
