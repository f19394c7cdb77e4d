package ww.capnp;

import java.util.ArrayList;
import java.util.List;

/**
 * The capabilities of one message, by index; a capability pointer in the message is such an index. The table owns one
 * count of each entry.
 *
 * <p>Threads. A message may be closed while others still read it: a call that is cancelled or revoked lets go of its
 * parameters, and its server may be looking at them. So every method may be called at any time, and whoever keeps an
 * entry takes it by {@link #addRef}; {@link #get} is for the one thread that builds or describes the message.
 */
public final class CapabilityTable implements AutoCloseable {
    private final List<ClientHook> entries = new ArrayList<>(0); // guarded by this
    private boolean closed;                                      // guarded by this

    /** An empty table. */
    public CapabilityTable() {
    }

    /** Adds an entry, taking over the caller's count, and gives its index. Null stands for "none". */
    public synchronized int add(ClientHook hook) {
        if (closed) {
            throw new IllegalStateException("a capability is added to a message which has been closed");
        }
        entries.add(hook);
        return entries.size() - 1;
    }

    /** The entry at this index, borrowed; null for none and for an index which the table does not have. */
    public synchronized ClientHook get(int index) {
        return index >= 0 && index < entries.size() ? entries.get(index) : null;
    }

    /**
     * The entry at this index with a count for the caller, even if another thread closes the table at this moment; null
     * as for {@link #get}, and when it is closed.
     */
    public synchronized ClientHook addRef(int index) {
        ClientHook entry = get(index);
        return entry == null ? null : entry.addRef();
    }

    /** Puts another hook at an index in use, taking over the caller's count, and gives back what was there. */
    public synchronized ClientHook replace(int index, ClientHook hook) {
        return entries.set(index, hook);
    }

    public synchronized int size() {
        return entries.size();
    }

    /** Releases all entries. */
    @Override
    public void close() {
        for (ClientHook hook : takeAll()) { // releasing may lead to anything, even back here
            if (hook != null) {
                hook.release();
            }
        }
    }

    private synchronized ClientHook[] takeAll() {
        closed = true;
        ClientHook[] all = entries.toArray(ClientHook[]::new);
        entries.clear();
        return all;
    }
}
