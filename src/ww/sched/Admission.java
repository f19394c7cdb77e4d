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
        Optional<Task> first = event.key().flatMap(key -> taskOf(step.cluster(), key));
        if (first.isPresent()) {
            return replay(first.get(), event.key().get());
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

    /** The task that was made under this key, with whatever form. */
    static Optional<Task> taskOf(Cluster cluster, IdempotencyKey key) {
        return Optional.ofNullable(cluster.indexes().taskOfKey(key.key())).flatMap(cluster::task);
    }

    /** The answer to a key that came before and made this task: it changes nothing. */
    static SubmitResult replay(Task first, IdempotencyKey key) {
        return first.key().equals(Optional.of(key))
                ? new SubmitResult.Replayed(first) : new SubmitResult.KeyReused(first.id());
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
