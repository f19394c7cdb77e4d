package ww.host;

import java.io.IOException;

/** Something that talks to a peer. */
@FunctionalInterface
interface IoAction {
    void run() throws IOException;

    /** A way of running an action: at once, or within a time limit. */
    @FunctionalInterface
    interface Runner {
        void run(IoAction action) throws IOException;
    }
}
