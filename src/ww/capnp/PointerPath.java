package ww.capnp;

import java.util.Arrays;

/** A path of pointer fields that can be looked up: equal if its indexes are. The array must not change. */
public record PointerPath(int[] indexes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof PointerPath path && Arrays.equals(indexes, path.indexes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indexes);
    }

    @Override
    public String toString() {
        return Arrays.toString(indexes);
    }
}
