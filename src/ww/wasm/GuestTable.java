package ww.wasm;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;

/**
 * A table with limits of its own. The library's table writes its growth into the limits of the parsed module, which all
 * runs share; and it knows no cap but the module's.
 */
final class GuestTable extends TableInstance {
    private final Room room;

    /** How many elements all tables of one run may still take together. One thread uses it. */
    static final class Room {
        private long left;

        Room(long elements) {
            left = elements;
        }

        boolean take(long elements) {
            if (elements > left) {
                return false;
            }
            left -= elements;
            return true;
        }
    }

    /** A table of the declared minimum, which the run has counted already. */
    GuestTable(Table declared, int initialValue, Room room) {
        super(new Table(declared.elementType(), copyOf(declared.limits())), initialValue);
        this.room = room;
    }

    private static TableLimits copyOf(TableLimits limits) {
        return new TableLimits(limits.min(), limits.max());
    }

    @Override
    public int grow(int size, int value, Instance instance) {
        if (size < 0 || size > limits().max() - size() || !room.take(size)) {
            return -1;
        }
        return super.grow(size, value, instance);
    }
}
