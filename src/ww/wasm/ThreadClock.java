package ww.wasm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of threads. Asking costs about a microsecond. */
final class ThreadClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Processor time of this thread so far, in nanoseconds; 0 where the platform cannot tell. */
    long nanosOf(Thread thread) {
        long nanos = thread == Thread.currentThread()
                ? threads.getCurrentThreadCpuTime() : threads.getThreadCpuTime(thread.threadId());
        // -1 for a thread that has ended.
        return Math.max(0, nanos);
    }
}
