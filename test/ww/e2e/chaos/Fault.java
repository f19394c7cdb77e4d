package ww.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Something that is done to a process.
 *
 * @param atMillis     since the beginning of the faults
 * @param kind         what
 * @param node         {@link #GATEWAY}, or the number of a worker
 * @param lastsMillis  until the process is started or continued again
 */
record Fault(long atMillis, Kind kind, int node, long lastsMillis) {
    static final int GATEWAY = -1;

    /** A process that stands still for this long is not to be taken for dead. */
    private static final int PAUSE_MILLIS_MAX = 4_000;

    /** A process is gone for this long at most. */
    private static final int AWAY_MILLIS_MAX = 1_500;

    /** Between two faults, most of which hit workers; a gateway needs a moment to do something worth to interrupt. */
    private static final int GAP_MILLIS_MAX = 1_400;

    enum Kind {
        /** SIGKILL, then a new process. */
        KILL,
        /** SIGTERM, then a new process. */
        TERMINATE,
        /** SIGSTOP, then SIGCONT. */
        PAUSE
    }

    /** Faults for so long, in order of time. */
    static List<Fault> random(RandomGenerator random, int workers, long millis) {
        List<Fault> faults = new ArrayList<>();
        for (long at = random.nextLong(500, 2_000); at < millis; at += random.nextLong(200, GAP_MILLIS_MAX)) {
            int node = random.nextInt(3) == 0 ? GATEWAY : random.nextInt(workers);
            Kind kind = switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> Kind.KILL;
                case 5 -> Kind.TERMINATE;
                default -> Kind.PAUSE;
            };
            faults.add(new Fault(at, kind, node,
                    random.nextLong(kind == Kind.PAUSE ? PAUSE_MILLIS_MAX : AWAY_MILLIS_MAX)));
        }
        return faults;
    }
}
