package ww.sched;

import java.util.ArrayList;
import java.util.List;

/**
 * Silence of workers: first suspicion (nothing new is placed), then loss. The gateway's own silence is taken into
 * account: if it did not get to run for a while (a long collection, a suspended laptop), answers of that time wait
 * unread, so the time is not counted against anyone.
 */
final class Liveness {
    /** How often workers are looked at: as often as they are asked for a sign of life. */
    private static final long PULSE_MILLIS = 500;

    /** Two pulses missed by ourselves: more than a busy moment. */
    private static final long STALL_MILLIS = 2 * PULSE_MILLIS;

    private Liveness() {
    }

    static Reply heard(Step step, String id) {
        WorkerState worker = step.workers().get(id);
        if (worker != null) {
            worker.heardAt(step.nowMillis());
            suspect(step, worker, false);
        }
        return null;
    }

    /** Starts looking at workers if there is one to look at. */
    static void watch(Step step) {
        if (step.workers().present().values().stream().anyMatch(worker -> worker.spec().heartbeat())) {
            step.indexes().timeline().setIfAbsent(Timeline.Kind.PULSE, "", 0, step.nowMillis() + PULSE_MILLIS);
        }
    }

    static void pulse(Step step) {
        List<WorkerState> workers = new ArrayList<>(step.workers().present().values());
        for (WorkerState worker : workers) {
            long silence = step.nowMillis() - worker.heardAtMillis();
            if (!worker.spec().heartbeat() || silence < step.settings().suspectAfter().toMillis()) {
                continue;
            }
            if (silence < step.settings().lostAfter().toMillis()) {
                suspect(step, worker, true);
            } else {
                String reason = "silent for " + silence + " ms";
                step.act(new Action.Lose(worker.id(), reason));
                Membership.left(step, worker.id(), worker.session(), reason);
            }
        }
        watch(step);
    }

    private static void suspect(Step step, WorkerState worker, boolean suspect) {
        if (worker.suspect() != suspect) {
            worker.suspect(suspect);
            step.change(new Change.WorkerHealth(worker.id(), worker.health()));
        }
    }

    /** Takes the time we were not running ourselves out of every worker's silence. */
    static void forgiveStall(Step step, long lastMillis) {
        long gap = step.nowMillis() - lastMillis;
        if (gap > STALL_MILLIS) {
            for (WorkerState worker : step.workers().present().values()) {
                worker.heardAt(worker.heardAtMillis() + gap);
            }
        }
    }
}
