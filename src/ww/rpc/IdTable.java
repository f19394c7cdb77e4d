package ww.rpc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A table whose ids we choose: the lowest free one each time, so ids stay small and the table dense. Guarded by the
 * connection's lock.
 */
final class IdTable<T> {
    private final List<T> entries = new ArrayList<>();
    private final BitSet used = new BitSet();
    private int size;

    int add(T entry) {
        int id = used.nextClearBit(0);
        used.set(id);
        if (id == entries.size()) {
            entries.add(entry);
        } else {
            entries.set(id, entry);
        }
        size++;
        return id;
    }

    /** The entry of this id, or null; the id may be anything. */
    T get(int id) {
        return id >= 0 && id < entries.size() ? entries.get(id) : null;
    }

    /** Frees an id in use. */
    T remove(int id) {
        T entry = entries.set(id, null);
        if (entry == null) {
            throw new IllegalStateException("id " + id + " is freed twice");
        }
        used.clear(id);
        size--;
        return entry;
    }

    int size() {
        return size;
    }

    /** The entries in the order of their ids; the table is empty afterwards. */
    List<T> removeAll() {
        List<T> all = entries.stream().filter(entry -> entry != null).toList();
        entries.clear();
        used.clear();
        size = 0;
        return all;
    }
}
