package ww.sched;

import java.time.Duration;

/**
 * The scheduler's limits and times.
 *
 * @param tasksMax        unfinished tasks; beyond it submissions are refused
 * @param tasksKept       finished tasks kept for reading; the oldest are forgotten first
 * @param taskAge         how long a finished task is kept at most
 * @param resultBytesMax  bytes of outputs and results kept in memory for all finished runs; beyond it the oldest runs
 *                        are forgotten. As much again may be used by the inputs of all tasks
 * @param runsKept        finished runs kept with each task whose policies do not say
 * @param openRunsMax     runs of one task without outcome; beyond it further occurrences become due later
 * @param timeLimit       of an attempt whose task does not say
 * @param timeLimitGrace  what an attempt may take beyond its limit (sending the module, compiling, reporting) before
 *                        the scheduler itself asks for its end
 * @param cancelGrace     how long an attempt may take to stop before its run is recorded without its answer
 * @param adoptionGrace   how long after a restart workers have to come back with the attempts they hold
 * @param suspectAfter    silence that makes a worker get nothing new
 * @param lostAfter       silence that makes a worker lost
 * @param misfireAfter    lateness that counts as a misfire rather than as a busy moment
 * @param queueMax        events waiting for the scheduler's thread; beyond it submissions are refused
 * @param eventsKept      latest changes kept for listeners that come back
 * @param snapshotBytes   journal bytes after which a snapshot is written
 * @param seed            of the pseudorandom choice among equal workers and of jitter
 */
public record SchedulerSettings(
        int tasksMax,
        int tasksKept,
        Duration taskAge,
        long resultBytesMax,
        int runsKept,
        int openRunsMax,
        Duration timeLimit,
        Duration timeLimitGrace,
        Duration cancelGrace,
        Duration adoptionGrace,
        Duration suspectAfter,
        Duration lostAfter,
        Duration misfireAfter,
        int queueMax,
        int eventsKept,
        long snapshotBytes,
        long seed) {

    public SchedulerSettings {
        atLeast("tasksMax", tasksMax, 1);
        atLeast("tasksKept", tasksKept, 0);
        atLeast("resultBytesMax", resultBytesMax, 0);
        atLeast("runsKept", runsKept, 1);
        atLeast("openRunsMax", openRunsMax, 1);
        atLeast("timeLimit (ms)", timeLimit.toMillis(), 1);
        atLeast("cancelGrace (ms)", cancelGrace.toMillis(), 0);
        atLeast("suspectAfter (ms)", suspectAfter.toMillis(), 1);
        atLeast("lostAfter (ms)", lostAfter.toMillis(), suspectAfter.toMillis() + 1);
        atLeast("queueMax", queueMax, 1);
        atLeast("eventsKept", eventsKept, 1);
        atLeast("snapshotBytes", snapshotBytes, 1 << 16);
    }

    /**
     * Defaults for a gateway of ordinary size. One hundred thousand tasks take about as many kilobytes. Suspicion comes
     * after three missed beats of half a second; a worker is lost after five and a half seconds, beyond a pause of four
     * on either side plus a beat and a slow answer. Five seconds to come back after a restart is what a worker needs to
     * notice and to dial again, doubled.
     */
    public static SchedulerSettings defaults() {
        return new SchedulerSettings(100_000, 100_000, Duration.ofDays(7), 64L << 20, 100, 1_000,
                Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(10),
                Duration.ofMillis(1_700), Duration.ofMillis(5_500), Duration.ofSeconds(1), 65_536, 10_000,
                64L << 20, 0);
    }

    public SchedulerSettings withSeed(long seed) {
        return new SchedulerSettings(tasksMax, tasksKept, taskAge, resultBytesMax, runsKept, openRunsMax, timeLimit,
                timeLimitGrace, cancelGrace, adoptionGrace, suspectAfter, lostAfter, misfireAfter, queueMax,
                eventsKept, snapshotBytes, seed);
    }

    public SchedulerSettings withTimeLimit(Duration timeLimit) {
        return new SchedulerSettings(tasksMax, tasksKept, taskAge, resultBytesMax, runsKept, openRunsMax, timeLimit,
                timeLimitGrace, cancelGrace, adoptionGrace, suspectAfter, lostAfter, misfireAfter, queueMax,
                eventsKept, snapshotBytes, seed);
    }

    public SchedulerSettings withTasks(int tasksMax, int tasksKept) {
        return new SchedulerSettings(tasksMax, tasksKept, taskAge, resultBytesMax, runsKept, openRunsMax, timeLimit,
                timeLimitGrace, cancelGrace, adoptionGrace, suspectAfter, lostAfter, misfireAfter, queueMax,
                eventsKept, snapshotBytes, seed);
    }

    private static void atLeast(String name, long value, long min) {
        if (value < min) {
            throw new IllegalArgumentException("setting " + name + " is " + value + ", must be at least " + min);
        }
    }
}
