package ww.rpc;

import java.util.HashMap;
import java.util.Map;
import ww.capnp.AnyPointer;
import ww.capnp.CapabilityTable;
import ww.capnp.ClientHook;
import ww.capnp.PointerPath;

/**
 * The capabilities of an answer which the peer asked for before it came. They are remembered until the Finish: the
 * Return describes them by the very reference through which earlier calls went, so that the peer is told of a promise
 * as long as some of those calls still wait somewhere. Guarded by the connection's lock.
 */
final class AskedCapabilities {
    private final Map<PointerPath, ClientHook> byPath = new HashMap<>(4); // counted

    /** What was given out for this path, borrowed; null if it was not asked for. */
    ClientHook get(PointerPath path) {
        return byPath.get(path);
    }

    /** Remembers what is given out for a path, with a count for the caller; what was given out before wins. */
    ClientHook remember(PointerPath path, ClientHook hook) {
        ClientHook before = byPath.putIfAbsent(path, hook);
        return before == null ? hook.addRef() : hook;
    }

    /** Puts what was given out into the results, where they have a capability on such a path. */
    void putInto(CapabilityTable results, AnyPointer.Reader content, Deferred deferred) {
        byPath.forEach((path, hook) -> {
            int index = content.pipelinedIndex(path.indexes());
            if (results.get(index) != null) {
                deferred.add(results.replace(index, hook.addRef())::release);
            }
        });
    }

    /** From now on, calls on a path go to exactly what the results, described to the peer, have there. */
    void follow(CapabilityTable results, AnyPointer.Reader content, Deferred deferred) {
        byPath.replaceAll((path, before) -> {
            ClientHook described = results.get(content.pipelinedIndex(path.indexes()));
            if (described == null) {
                return before;
            }
            deferred.add(before::release);
            return described.addRef();
        });
    }

    /** Gives everything back. */
    void release(Deferred deferred) {
        byPath.values().forEach(hook -> deferred.add(hook::release));
        byPath.clear();
    }
}
