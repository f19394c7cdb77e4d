package ww.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ww.journal.NoSpaceException;

/**
 * A cluster whose changes are stored before anyone can see or feel them: events in, then one write for all that has
 * changed, then replies and actions out. It has no thread and no clock of its own, so that the simulation runs the same
 * code as the gateway. Not for use by several threads.
 */
final class Ledger {
    private final Cluster cluster;
    private final ChangeLog log;
    private final Published published;
    private final EventRing ring;
    private Batch pending;
    private String failure;

    /** A ledger over a cluster that has taken up what the log holds. */
    public Ledger(Cluster cluster, ChangeLog log, Published published) {
        this(cluster, log, published, new EventRing(1));
    }

    Ledger(Cluster cluster, ChangeLog log, Published published, EventRing ring) {
        this.cluster = cluster;
        this.log = log;
        this.published = published;
        this.ring = ring;
        published.start(cluster);
        ring.startAt(cluster.sequence() + 1);
    }

    /** How a turn ended. */
    public sealed interface Turn {
        /**
         * All that changed is stored.
         *
         * @param replies one for each event, in order
         * @param actions to be carried out now, in order
         */
        record Stored(List<Optional<Reply>> replies, List<Action> actions) implements Turn {
        }

        /** The disk is full. What was decided is kept, and {@link Ledger#retry} tries to store it again. */
        record Stalled(String message) implements Turn {
        }

        /**
         * The disk failed. Nothing is carried out any more.
         *
         * @param replies one for each event, in order
         */
        record Failed(String message, List<Optional<Reply>> replies) implements Turn {
        }
    }

    /** What was decided and is not stored yet. */
    private record Batch(List<Event> events, List<Optional<Reply>> replies, List<Cluster.Decision> decisions,
            List<byte[]> records, List<Action> actions, long storedBefore) {
    }

    /** Decides all events and stores what changed. Not to be called while a turn is stalled. */
    public Turn turn(List<Event> events, long nowMillis) {
        if (pending != null) {
            throw new IllegalStateException("the turn before is not stored yet");
        }
        if (failure != null) {
            return new Turn.Failed(failure, events.stream().map(this::failed).toList());
        }
        Batch batch = new Batch(events, new ArrayList<>(events.size()), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), log.stored());
        boolean room = events.stream().noneMatch(Event.Submit.class::isInstance) || log.hasRoom();
        for (Event event : events) {
            if (!room && event instanceof Event.Submit submit && !isReplay(submit)) {
                batch.replies().add(Optional.of(new SubmitResult.StorageFull("the disk is full")));
            } else {
                decide(batch, event, nowMillis);
            }
        }
        return store(batch);
    }

    /** Whether its answer is known from before, so that it needs no room. */
    private boolean isReplay(Event.Submit submit) {
        return submit.key().flatMap(key -> Admission.taskOf(cluster, key)).isPresent();
    }

    private void decide(Batch batch, Event event, long nowMillis) {
        Cluster.Decision decision = cluster.apply(event, nowMillis);
        batch.replies().add(decision.reply());
        batch.actions().addAll(decision.actions());
        if (!decision.changes().isEmpty()) {
            batch.decisions().add(decision);
            batch.records().add(
                    ChangeForm.write(decision.firstSequence(), decision.atMillis(), decision.changes()));
        }
    }

    /** Tries again to store what a full disk did not take. */
    public Turn retry() {
        Batch batch = pending;
        pending = null;
        return store(batch);
    }

    private Turn store(Batch batch) {
        try {
            int done = (int) (log.stored() - batch.storedBefore());
            if (done < batch.records().size()) {
                log.append(batch.records().subList(done, batch.records().size()));
            }
        } catch (NoSpaceException e) {
            pending = batch;
            return new Turn.Stalled(e.getMessage());
        } catch (IOException e) {
            failure = e.getMessage();
            return new Turn.Failed(failure, batch.events().stream().map(this::failed).toList());
        }
        published.publish(cluster, batch.decisions());
        batch.decisions().forEach(this::tell);
        return new Turn.Stored(batch.replies(), batch.actions());
    }

    private void tell(Cluster.Decision decision) {
        List<SchedulerEvent> events = new ArrayList<>(decision.changes().size());
        for (Change change : decision.changes()) {
            events.add(new SchedulerEvent(decision.firstSequence() + events.size(), decision.atMillis(), change));
        }
        ring.add(events);
    }

    private Optional<Reply> failed(Event event) {
        return switch (event) {
            case Event.Submit _ -> Optional.of(new SubmitResult.StorageFailed(failure));
            case Event.Cancel _, Event.CancelRun _, Event.Pause _, Event.RunNow _, Event.Remove _ ->
                    Optional.of(new CommandResult.StorageFailed(failure));
            case Event.PauseAll _, Event.Reported _, Event.WorkerDrained _ -> Optional.of(new Reply.Flag(false));
            case Event.WorkerJoined _, Event.WorkerLeft _, Event.WorkerHeard _, Event.WorkerStuck _, Event.Stop _,
                    Event.ClockStepped _, Event.Tick _ -> Optional.empty();
        };
    }

    /** Why nothing is stored any more; empty while all is well. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    Cluster cluster() {
        return cluster;
    }

    /**
     * What is needed to write a snapshot of the present moment; call between two turns, and let {@link Snapshot#write}
     * run on another thread.
     */
    public Snapshot snapshot() {
        if (pending != null || failure != null) {
            throw new IllegalStateException("what was decided is not stored");
        }
        return new Snapshot(log, log.stored(),
                new SnapshotForm.Head(cluster.sequence(), cluster.nowMillis(), cluster.paused(),
                        cluster.wallOffsetMillis()), published);
    }

    /** A snapshot to be written. */
    public static final class Snapshot {
        private final ChangeLog log;
        private final long stored;
        private final SnapshotForm.Head head;
        private final Published published;

        private Snapshot(ChangeLog log, long stored, SnapshotForm.Head head, Published published) {
            this.log = log;
            this.stored = stored;
            this.head = head;
            this.published = published;
        }

        /** Writes it. Blocks on the disk. */
        public void write() throws IOException {
            log.snapshot(stored, SnapshotForm.write(head, published.tasks(), published::sequence));
        }
    }
}
