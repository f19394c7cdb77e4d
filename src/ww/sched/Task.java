package ww.sched;

import java.util.List;
import java.util.Optional;

/**
 * A task as the gateway knows it at one moment: an immutable value, replaced as a whole by every change. The same
 * value serves the scheduler's decisions, readers of the API and the snapshot of the journal, so none of them needs a
 * lock and none can see half a change.
 *
 * @param spec             as it was accepted
 * @param sequence         the number of the change that accepted it: the order of submission
 * @param changed          the number of the last change to it: grows with every change, fit for an {@code ETag}
 * @param acceptedAtMillis since the epoch
 * @param endedAtMillis    since the epoch; 0 while it has not ended
 * @param end              whether and how it ended
 * @param paused           true while its due runs are held back
 * @param planned          occurrences of its schedule that have become runs
 * @param lastRun          the highest run number given out, 0 for none
 * @param nextDueMillis    since the epoch: when the next occurrence is due; {@link #NEVER} if none is known
 * @param counts           outcomes so far, including those of runs no longer kept
 * @param runs             all open runs and the latest finished ones, by number
 * @param key              the idempotency key it was submitted with
 */
public record Task(
        TaskSpec spec,
        long sequence,
        long changed,
        long acceptedAtMillis,
        long endedAtMillis,
        End end,
        boolean paused,
        long planned,
        long lastRun,
        long nextDueMillis,
        Counts counts,
        List<Run> runs,
        Optional<IdempotencyKey> key) {

    public Task {
        runs = List.copyOf(runs);
    }

    /** The due time of what is not due at any known time. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Whether and how a task ended. */
    public enum End {
        /** It has occurrences to come or runs without outcome. */
        OPEN,
        /** Every occurrence has its outcome. */
        FINISHED,
        /** Its owner cancelled it. */
        CANCELLED
    }

    /** One word for where a task stands. */
    public enum State {
        /** Nothing is due yet. */
        SCHEDULED,
        /** A run is due and has no worker. */
        WAITING,
        /** A worker has a run of it. */
        RUNNING,
        /** Held back by its owner; nothing is under way. */
        PAUSED,
        /** Every occurrence ran well or was skipped as its policies say. */
        SUCCEEDED,
        /** It ended, and at least one run failed, timed out or expired. */
        FAILED,
        /** Its owner cancelled it, and nothing is under way any more. */
        CANCELLED
    }

    /** Runs by outcome. */
    public record Counts(long succeeded, long failed, long timedOut, long cancelled, long expired, long skipped) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(RunState outcome) {
            return switch (outcome) {
                case SUCCEEDED -> new Counts(succeeded + 1, failed, timedOut, cancelled, expired, skipped);
                case FAILED -> new Counts(succeeded, failed + 1, timedOut, cancelled, expired, skipped);
                case TIMED_OUT -> new Counts(succeeded, failed, timedOut + 1, cancelled, expired, skipped);
                case CANCELLED -> new Counts(succeeded, failed, timedOut, cancelled + 1, expired, skipped);
                case EXPIRED -> new Counts(succeeded, failed, timedOut, cancelled, expired + 1, skipped);
                case SKIPPED -> new Counts(succeeded, failed, timedOut, cancelled, expired, skipped + 1);
                case WAITING, RUNNING, CANCELLING -> throw new IllegalStateException(outcome + " is no outcome");
            };
        }

        public long total() {
            return succeeded + failed + timedOut + cancelled + expired + skipped;
        }
    }

    public String id() {
        return spec.id();
    }

    /** What the demo calls {@code completions}: the form's {@code complete} and every successful run since. */
    public long completions() {
        return spec.complete() + counts.succeeded();
    }

    public boolean ended() {
        return end != End.OPEN;
    }

    public State state() {
        boolean waiting = false;
        for (Run run : runs) {
            switch (run.state()) {
                case RUNNING, CANCELLING -> {
                    return State.RUNNING;
                }
                case WAITING -> waiting = true;
                default -> {
                }
            }
        }
        return switch (end) {
            case CANCELLED -> State.CANCELLED;
            case FINISHED -> counts.failed() + counts.timedOut() + counts.expired() > 0
                    ? State.FAILED : State.SUCCEEDED;
            case OPEN -> paused ? State.PAUSED : waiting ? State.WAITING : State.SCHEDULED;
        };
    }

    /** The run of this number, if it is still kept. */
    public Optional<Run> run(long number) {
        int low = 0;
        int high = runs.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Run run = runs.get(middle);
            if (run.number() == number) {
                return Optional.of(run);
            }
            if (run.number() < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** The run with the highest number, if any is kept. */
    public Optional<Run> latestRun() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
    }
}
