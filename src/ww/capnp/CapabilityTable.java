package ww.capnp;

import java.util.ArrayList;
import java.util.List;

/**
 * The capabilities of one message, by index; a capability pointer in the message is such an index. The table owns one
 * count of each entry. It is not safe for use by several threads while it changes, as the message itself is not.
 */
public final class CapabilityTable implements AutoCloseable {
    private final List<ClientHook> entries = new ArrayList<>(0);
    private boolean closed;

    /** An empty table. */
    public CapabilityTable() {
    }

    /** Adds an entry, taking over the caller's count, and gives its index. Null stands for "none". */
    public int add(ClientHook hook) {
        if (closed) {
            throw new IllegalStateException("a capability is added to a message which has been closed");
        }
        entries.add(hook);
        return entries.size() - 1;
    }

    /** The entry at this index, borrowed; null for none and for an index which the table does not have. */
    public ClientHook get(int index) {
        return index >= 0 && index < entries.size() ? entries.get(index) : null;
    }

    /** Puts another hook at an index in use, taking over the caller's count, and gives back what was there. */
    public ClientHook replace(int index, ClientHook hook) {
        return entries.set(index, hook);
    }

    public int size() {
        return entries.size();
    }

    /** Releases all entries. */
    @Override
    public void close() {
        closed = true;
        ClientHook[] released = entries.toArray(ClientHook[]::new); // releasing may lead to anything, even back here
        entries.clear();
        for (ClientHook hook : released) {
            if (hook != null) {
                hook.release();
            }
        }
    }
}
