package ww.wasm;

import java.util.List;
import java.util.stream.Collectors;

/** The type of a function: what it takes and what it gives back. */
public record Signature(List<ValueType> parameters, List<ValueType> results) {
    public Signature {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** True when every parameter and every result is a number, so that text can be converted to and fro. */
    public boolean isNumeric() {
        return parameters.stream().allMatch(ValueType::isNumber) && results.stream().allMatch(ValueType::isNumber);
    }

    /** {@code (i32, i64) -> (f64)}. */
    @Override
    public String toString() {
        return list(parameters) + " -> " + list(results);
    }

    private static String list(List<ValueType> types) {
        return types.stream().map(ValueType::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
