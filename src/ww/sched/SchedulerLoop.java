package ww.sched;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import ww.sched.Inbox.Letter;
import ww.sched.Ledger.Turn;

/**
 * The thread around the {@link Ledger}: takes what waits, lets it be decided and stored, carries out the actions,
 * answers. It is a platform thread because most of its waiting is for the disk, which would hold a virtual thread's
 * carrier. Everything it starts, runs elsewhere.
 */
final class SchedulerLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger("ww.sched");

    /** Between two tries to store something on a full disk. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A wall clock off by less is not worth planning anew for; more is a step. */
    private static final long CLOCK_STEP_MILLIS = 500;

    private final Ledger ledger;
    private final Inbox inbox;
    private final Runner runner;
    private final TimeSource time;
    private final ScheduledExecutorService timer;
    private final long snapshotBytes;
    private final ChangeLog log;
    /** Completed when the gateway is stopping and no attempt is under way any more. */
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    /** Used by the loop's thread alone. */
    private ScheduledFuture<?> nextWake;
    private long nextWakeMillis = Task.NEVER;
    private Thread snapshotting;
    private boolean clockCompared;
    /** Written by the loop's thread, read by anyone: why the disk takes nothing at the moment. */
    private volatile String stalled;
    private volatile String failed;

    SchedulerLoop(Ledger ledger, ChangeLog log, Inbox inbox, Runner runner, TimeSource time,
            ScheduledExecutorService timer, long snapshotBytes) {
        this.ledger = ledger;
        this.log = log;
        this.inbox = inbox;
        this.runner = runner;
        this.time = time;
        this.timer = timer;
        this.snapshotBytes = snapshotBytes;
    }

    @Override
    public void run() {
        while (true) {
            List<Letter> letters = inbox.take();
            if (letters.isEmpty() && inbox.closed()) {
                awaitSnapshot();
                return;
            }
            turn(letters);
            armTimer();
            snapshotIfDue();
            if (ledger.cluster().stopping() && ledger.cluster().outstanding() == 0) {
                drained.complete(null);
            }
        }
    }

    private void turn(List<Letter> letters) {
        long now = time.millis();
        List<Letter> asked = new ArrayList<>(letters.size() + 2);
        clockStep().ifPresent(step -> asked.add(Letter.of(step)));
        boolean clockStepped = !asked.isEmpty();
        letters.stream().filter(letter -> letter.event() != null).forEach(asked::add);
        if (ledger.cluster().nextTimerMillis() <= now || clockStepped) {
            asked.add(Letter.of(new Event.Tick()));
        }
        if (!asked.isEmpty()) {
            finish(ledger.turn(asked.stream().map(Letter::event).toList(), now), asked);
        }
        letters.stream().filter(letter -> letter.question() != null).forEach(letter -> letter.question().run());
    }

    /** Compares the clocks; the first time it is the process that is new, not the clock that was set. */
    private Optional<Event> clockStep() {
        boolean restarted = !clockCompared;
        clockCompared = true;
        long offset = time.wallOffsetMillis();
        boolean apart = Math.abs(offset - ledger.cluster().wallOffsetMillis()) >= CLOCK_STEP_MILLIS;
        return apart ? Optional.of(new Event.ClockStepped(offset, restarted)) : Optional.empty();
    }

    private void finish(Turn first, List<Letter> asked) {
        Turn turn = first;
        while (turn instanceof Turn.Stalled full) {
            if (stalled == null) {
                LOG.log(System.Logger.Level.ERROR, "the journal cannot grow: {0}; what runs goes on, nothing new is "
                        + "accepted or started until there is room", full.message());
            }
            stalled = full.message();
            if (inbox.closed()) {
                answer(asked, asked.stream().map(_ -> Optional.<Reply>empty()).toList());
                return;
            }
            inbox.takeQuestions().forEach(letter -> letter.question().run());
            LockSupport.parkNanos(RETRY_NANOS);
            turn = ledger.retry();
        }
        stalled = null;
        switch (turn) {
            case Turn.Stored stored -> {
                stored.actions().forEach(this::perform);
                answer(asked, stored.replies());
            }
            case Turn.Failed failure -> {
                if (failed == null) {
                    failed = failure.message();
                    LOG.log(System.Logger.Level.ERROR, "the journal failed: {0}; nothing is accepted or started any "
                            + "more. Look at the disk, then start the gateway again", failed);
                }
                answer(asked, failure.replies());
            }
            case Turn.Stalled _ -> throw new IllegalStateException("the loop above ends only when it is not");
        }
    }

    private static void answer(List<Letter> asked, List<Optional<Reply>> replies) {
        for (int i = 0; i < asked.size(); i++) {
            asked.get(i).reply().complete(replies.get(i));
        }
    }

    private void perform(Action action) {
        try {
            switch (action) {
                case Action.Start start -> {
                    Assignment assignment = start.assignment();
                    runner.start(assignment, outcome -> inbox.put(Letter.of(
                            new Event.Reported(assignment.worker(), assignment.attempt(), outcome))));
                }
                case Action.Cancel cancel -> runner.cancel(cancel.worker(), cancel.attempt());
                case Action.Lose lose -> runner.lost(lose.worker(), lose.reason());
                case Action.Prepare prepare -> runner.prepare(prepare.module());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the runner failed at " + action.getClass().getSimpleName(), e);
            if (action instanceof Action.Start start) {
                inbox.put(Letter.of(new Event.Reported(start.assignment().worker(),
                        start.assignment().attempt(), new RunOutcome.WorkerFault("internal", String.valueOf(e)))));
            }
        }
    }

    /** Has the timer wake this thread when the next thing is due, and not before. */
    private void armTimer() {
        long next = ledger.cluster().nextTimerMillis();
        boolean armed = nextWake != null && !nextWake.isDone() && nextWakeMillis == next;
        if (armed || failed != null) {
            return;
        }
        if (nextWake != null) {
            nextWake.cancel(false);
            nextWake = null;
        }
        nextWakeMillis = next;
        if (next != Task.NEVER && !timer.isShutdown()) {
            nextWake = timer.schedule(inbox::wake, Math.max(0, next - time.millis()), TimeUnit.MILLISECONDS);
        }
    }

    private void snapshotIfDue() {
        boolean busy = snapshotting != null && snapshotting.isAlive();
        if (failed != null || busy || log.bytesSinceSnapshot() < snapshotBytes) {
            return;
        }
        Ledger.Snapshot snapshot = ledger.snapshot();
        snapshotting = Thread.ofVirtual().name("sched snapshot").start(() -> {
            try {
                snapshot.write();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "no snapshot was written; the journal grows until one is", e);
            }
        });
    }

    private void awaitSnapshot() {
        try {
            if (snapshotting != null) {
                snapshotting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For questions answered on the loop's thread, and for nobody else but who reads the count of misreports. */
    Cluster cluster() {
        return ledger.cluster();
    }

    CompletableFuture<Void> drained() {
        return drained;
    }

    Optional<String> stalled() {
        return Optional.ofNullable(stalled);
    }

    Optional<String> failed() {
        return Optional.ofNullable(failed);
    }
}
