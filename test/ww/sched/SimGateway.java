package ww.sched;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ww.journal.FakeDisk;
import ww.journal.JournalSettings;

/** A gateway process over a disk that outlives it. It can be killed at any moment and started again. */
final class SimGateway {
    /** A wall clock off by less is not looked at. */
    private static final long CLOCK_STEP_MILLIS = 500;

    /** How often the clocks are compared where nothing else happens. */
    private static final long UPKEEP_MILLIS = 30_000;

    private static final JournalSettings JOURNAL = new JournalSettings(64 << 10, 32 << 10);

    final FakeDisk disk = new FakeDisk();
    private final SimWorld world;
    private final SimChecker checker;
    private final SchedulerSettings settings;
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    /** Sessions of the workers' connections, by worker id and the worker's own number for the connection. */
    private final Map<String, Long> sessions = new HashMap<>();
    private final List<Letter> inbox = new ArrayList<>();
    private Cluster cluster;
    private Ledger ledger;
    private EventRing ring;
    private EventFeed feed;
    private long seen;
    private int life;
    private boolean turning;
    private boolean stalled;
    private long stalledUntil;
    private long startedMillis;
    /** The world's time when this process began. */
    private long startedAt;
    private boolean clockCompared;

    private record Connection(SimWorker worker, int number) {
    }

    private record Letter(Event event, Consumer<Optional<Reply>> reply) {
    }

    SimGateway(SimWorld world, SimChecker checker, SchedulerSettings settings) {
        this.world = world;
        this.checker = checker;
        this.settings = settings;
    }

    boolean up() {
        return ledger != null;
    }

    Cluster cluster() {
        return cluster;
    }

    /** The time of this process: the wall clock's when it began, and steady since. */
    long now() {
        return startedMillis + world.now() - startedAt;
    }

    void start() {
        try {
            cluster = new Cluster(settings);
            ring = new EventRing(100_000);
            ChangeLog log = JournalLog.open(disk, JOURNAL, 7, Runnable::run, cluster,
                    event -> ring.add(List.of(event)));
            startedMillis = Math.max(world.wall(), cluster.nowMillis());
            startedAt = world.now();
            clockCompared = false;
            cluster.recovered(now());
            ledger = new Ledger(cluster, log, new Published(), ring);
            feed = ring.feed(seen + 1);
            life++;
            world.log("gateway starts, " + cluster.allTasks().size() + " tasks");
            observe();
            wake();
            upkeep(life);
            tick(life);
        } catch (IOException e) {
            // The nemesis may have the disk fail again while it is read.
            kill("opening: " + e.getMessage());
        }
    }

    private void upkeep(int mine) {
        world.after(UPKEEP_MILLIS, () -> {
            if (mine == life) {
                wake();
                upkeep(mine);
            }
        });
    }

    /** Somebody reports an attempt that was not given to it. */
    void lie() {
        if (!up()) {
            return;
        }
        for (Task task : cluster.allTasks()) {
            for (Run run : task.runs()) {
                run.openAttempt().ifPresent(open -> {
                    AttemptId attempt = new AttemptId(task.id(), run.number(), open.number(), open.fence());
                    tell(new Event.Reported("liar", attempt, RunOutcome.Succeeded.of("a lie")), reply ->
                            checker.refused("a lie about " + attempt, reply));
                });
            }
        }
    }

    /** The process dies, and with it everything that was not forced. */
    void kill(String why) {
        world.log("gateway dies: " + why);
        if (up()) {
            // Whatever was shown up to now, somebody may have seen.
            observe();
        }
        ledger = null;
        inbox.clear();
        turning = false;
        stalled = false;
        life++;
        disk.crash(world.random);
        for (Connection connection : List.copyOf(connections.values())) {
            connection.worker().disconnected(world.between(0, 200));
        }
        connections.clear();
        sessions.clear();
        world.after(world.between(50, 3_000), this::start);
    }

    /** The process does not get to run for a while. */
    void stall(long millis) {
        stalledUntil = Math.max(stalledUntil, world.now() + millis);
    }

    void tell(Event event, Consumer<Optional<Reply>> reply) {
        if (!up()) {
            return;
        }
        inbox.add(new Letter(event, reply));
        wake();
    }

    private void wake() {
        if (!turning) {
            turning = true;
            int now = life;
            world.after(Math.max(world.between(0, 2), stalledUntil - world.now()), () -> {
                if (now == life) {
                    turn();
                }
            });
        }
    }

    private void turn() {
        turning = false;
        if (world.now() < stalledUntil) {
            wake();
            return;
        }
        List<Letter> letters = new ArrayList<>();
        clockStep().ifPresent(step -> letters.add(new Letter(step, _ -> { })));
        boolean stepped = !letters.isEmpty();
        letters.addAll(inbox);
        inbox.clear();
        List<Event> events = new ArrayList<>(letters.stream().map(Letter::event).toList());
        if (cluster.nextTimerMillis() <= now() || stepped) {
            events.add(new Event.Tick());
        }
        if (!events.isEmpty()) {
            finish(ledger.turn(events, now()), letters);
        }
    }

    /** As the scheduler's loop does it. */
    private Optional<Event> clockStep() {
        boolean restarted = !clockCompared;
        clockCompared = true;
        long offset = world.wall() - now();
        return Math.abs(offset - cluster.wallOffsetMillis()) < CLOCK_STEP_MILLIS ? Optional.empty()
                : Optional.of(new Event.ClockStepped(offset, restarted));
    }

    private void finish(Ledger.Turn turn, List<Letter> letters) {
        switch (turn) {
            case Ledger.Turn.Stored stored -> {
                stalled = false;
                checker.invariants(cluster, startedMillis + settings.adoptionGrace().toMillis());
                observe();
                stored.actions().forEach(this::perform);
                for (int i = 0; i < letters.size(); i++) {
                    letters.get(i).reply().accept(stored.replies().get(i));
                }
                tick(life);
            }
            case Ledger.Turn.Stalled full -> {
                world.log("disk full: " + full.message());
                turning = true;
                stalled = true;
                int now = life;
                world.after(1_000, () -> {
                    if (now == life) {
                        turning = false;
                        finish(ledger.retry(), letters);
                    }
                });
            }
            case Ledger.Turn.Failed failed -> kill(failed.message());
        }
    }

    /** Hands what has been stored to the checker. */
    private void observe() {
        try {
            for (List<SchedulerEvent> events = feed.next(1_000, Duration.ZERO); !events.isEmpty();
                    events = feed.next(1_000, Duration.ZERO)) {
                for (SchedulerEvent event : events) {
                    checker.observe(event);
                    seen = event.sequence();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a simulation", e);
        }
    }

    private void tick(int mine) {
        long next = cluster.nextTimerMillis();
        if (next != Task.NEVER) {
            world.after(next - now(), () -> {
                if (mine == life && cluster.nextTimerMillis() <= now()) {
                    wake();
                }
            });
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Start start -> toWorker(start.assignment().worker(),
                    worker -> worker.start(start.assignment()));
            case Action.Cancel cancel -> toWorker(cancel.worker(), worker -> worker.cancel(cancel.attempt()));
            case Action.Lose lose -> {
                checker.lost(lose);
                Connection connection = connections.remove(lose.worker());
                if (connection != null) {
                    connection.worker().disconnected(world.between(0, 2_000));
                }
            }
            case Action.Prepare _ -> {
            }
        }
    }

    private void toWorker(String id, Consumer<SimWorker> message) {
        Connection connection = connections.get(id);
        if (connection != null) {
            connection.worker().fromGateway(() -> message.accept(connection.worker()));
        }
    }

    // ---- connections

    void joined(SimWorker worker, WorkerSpec spec, int connection) {
        if (up()) {
            connections.put(spec.id(), new Connection(worker, connection));
            tell(new Event.WorkerJoined(spec), reply -> sessions.put(spec.id() + " " + connection,
                    ((Reply.Session) reply.orElseThrow()).number()));
        }
    }

    void connectionEnded(SimWorker worker, String id, int connection) {
        Long session = sessions.remove(id + " " + connection);
        if (up() && session != null) {
            connections.remove(id, new Connection(worker, connection));
            tell(new Event.WorkerLeft(id, session, "connection reset"), _ -> { });
        }
    }

    /** Writes a snapshot that was begun now, some time later: what changes in between makes it fuzzy. */
    void snapshot() {
        if (!up() || stalled) {
            return;
        }
        Ledger.Snapshot snapshot = ledger.snapshot();
        int mine = life;
        world.after(world.between(0, 2_000), () -> {
            if (mine == life) {
                try {
                    snapshot.write();
                    world.log("snapshot written");
                } catch (IOException e) {
                    world.log("no snapshot: " + e.getMessage());
                }
            }
        });
    }
}
