package ww.sched;

import java.time.Duration;
import java.util.Optional;

/** Whether a task is taken. */
final class Admission {
    /** A full gateway frees places as fast as tasks end; a second is soon enough to ask again. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Admission() {
    }

    static Reply submit(Step step, Event.Submit event) {
        if (step.cluster().stopping()) {
            return new SubmitResult.Stopping();
        }
        String byKey = event.key().map(key -> step.indexes().taskOfKey(key.key())).orElse(null);
        if (byKey != null) {
            Task first = step.task(byKey);
            return first.key().equals(event.key())
                    ? new SubmitResult.Replayed(first) : new SubmitResult.KeyReused(byKey);
        }
        TaskSpec spec = event.spec();
        Task existing = step.task(spec.id());
        if (existing != null) {
            return new SubmitResult.Duplicate(existing);
        }
        boolean room = Retention.makeRoom(step, spec.weight());
        if (!room || step.indexes().liveTasks() >= step.settings().tasksMax()) {
            return new SubmitResult.Full(step.settings().tasksMax(), RETRY_AFTER);
        }
        return accept(step, spec, event.key());
    }

    private static Reply accept(Step step, TaskSpec spec, Optional<IdempotencyKey> key) {
        long offsetMillis = step.cluster().wallOffsetMillis();
        step.change(new Change.TaskAccepted(spec, key,
                Occurrences.first(spec.schedule(), step.nowMillis(), offsetMillis)));
        step.act(new Action.Prepare(spec.invocation().module()));
        Occurrences.due(step, spec.id());
        Occurrences.endIfDone(step, spec.id());
        return new SubmitResult.Accepted(step.task(spec.id()));
    }
}
