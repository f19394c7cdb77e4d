package ww.rpc;

import java.util.ArrayList;
import java.util.List;

/**
 * What a critical section leaves to do after its lock is released, in order: whatever may call out, such as delivering
 * a call, completing a future, releasing a capability. Used by one thread.
 */
final class Deferred {
    private static final System.Logger LOG = System.getLogger("ww.rpc");

    private List<Runnable> actions;

    void add(Runnable action) {
        if (actions == null) {
            actions = new ArrayList<>(4);
        }
        actions.add(action);
    }

    /** Runs everything. One action's fault must not keep the others from being done. */
    void run() {
        if (actions == null) {
            return;
        }
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "an action after a change of a connection's state failed", e);
            }
        }
        actions = null;
    }
}
