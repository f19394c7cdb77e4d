package ww.sched;

import java.util.LinkedHashMap;
import ww.sched.WaitingRuns.RunKey;

/** How many bytes of results each finished run keeps, the one that ended first in front, and their sum. */
final class KeptResults {
    private final LinkedHashMap<RunKey, Integer> bytesByRun = new LinkedHashMap<>();
    private long bytes;

    void put(RunKey run, int weight) {
        if (weight > 0 && bytesByRun.putIfAbsent(run, weight) == null) {
            bytes += weight;
        }
    }

    void remove(RunKey run) {
        Integer weight = bytesByRun.remove(run);
        if (weight != null) {
            bytes -= weight;
        }
    }

    /** All bytes kept. */
    long bytes() {
        return bytes;
    }

    /** The run that ended first among those that keep anything; there must be one. */
    RunKey oldest() {
        return bytesByRun.firstEntry().getKey();
    }
}
