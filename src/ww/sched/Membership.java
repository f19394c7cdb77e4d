package ww.sched;

import java.util.ArrayList;
import java.util.List;

/** Workers that come, go, come back, and are told to finish. */
final class Membership {
    /** It is repeated for every attempt the worker had. */
    private static final int REASON_CHARS_MAX = 200;

    private Membership() {
    }

    static Reply joined(Step step, WorkerSpec spec) {
        Workers workers = step.workers();
        WorkerState before = workers.remove(spec.id());
        List<AttemptId> should = new ArrayList<>(workers.stopExpecting(spec.id()));
        step.change(new Change.WorkerJoined(spec.id(), spec.name(), spec.slots(), spec.labels()));
        WorkerState worker = new WorkerState(spec, step.cluster().sequence(), step.nowMillis());
        if (before != null) {
            should.addAll(before.outstanding().values());
            worker.draining(before.draining());
        }
        step.indexes().timeline().clear(Timeline.Kind.ADOPTION, spec.id(), 0);
        workers.put(worker);
        takeBack(step, worker);
        for (AttemptId attempt : should) {
            if (!worker.outstanding().containsKey(attempt.fence())) {
                Attempts.lost(step, attempt, "worker " + spec.name() + " came back without it");
            }
        }
        Liveness.watch(step);
        return new Reply.Session(worker.session());
    }

    /** Keeps those of the attempts a worker holds that are still wanted of it, and has the others stopped. */
    private static void takeBack(Step step, WorkerState worker) {
        for (AttemptId held : worker.spec().holding()) {
            Run run = Attempts.current(step, held).orElse(null);
            boolean wanted = run != null && run.openAttempt().orElseThrow().worker().equals(worker.id());
            if (wanted) {
                step.workers().hold(worker, held);
            }
            if (!wanted || run.state() == RunState.CANCELLING) {
                step.act(new Action.Cancel(worker.id(), held));
            }
        }
    }

    /** After a restart, a worker has not come back in time. */
    static void notBack(Step step, String worker) {
        for (AttemptId attempt : step.workers().stopExpecting(worker)) {
            Attempts.lost(step, attempt, "its worker did not come back within "
                    + step.settings().adoptionGrace().toSeconds() + " s of the gateway's restart");
        }
    }

    static Reply left(Step step, String id, long session, String reason) {
        WorkerState there = step.workers().get(id);
        if (there == null || session != 0 && session != there.session()) {
            return new Reply.Flag(false);
        }
        WorkerState worker = step.workers().remove(id);
        String why = reason.length() <= REASON_CHARS_MAX ? reason : reason.substring(0, REASON_CHARS_MAX);
        step.change(new Change.WorkerLeft(id, why));
        for (AttemptId attempt : worker.outstanding().values()) {
            Attempts.lost(step, attempt, why);
        }
        return new Reply.Flag(true);
    }

    /** Nothing is recorded: what a worker can do now is its own to say, each time it joins. */
    static Reply stuck(Step step, Event.WorkerStuck event) {
        WorkerState worker = step.workers().get(event.worker());
        if (worker != null && (event.session() == 0 || event.session() == worker.session())) {
            worker.stuckSlots(Math.clamp(event.slots(), 0, worker.spec().slots()));
        }
        return null;
    }

    static Reply drained(Step step, Event.WorkerDrained event) {
        WorkerState worker = step.workers().get(event.worker());
        if (worker == null) {
            return new Reply.Flag(false);
        }
        if (worker.draining() != event.draining()) {
            worker.draining(event.draining());
            step.change(new Change.WorkerHealth(worker.id(), worker.health()));
        }
        return new Reply.Flag(true);
    }
}
