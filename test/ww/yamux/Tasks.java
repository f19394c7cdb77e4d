package ww.yamux;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Runs something on a virtual thread of its own. */
final class Tasks {
    private Tasks() { }

    static <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("test task").start(task);
        return task;
    }
}
