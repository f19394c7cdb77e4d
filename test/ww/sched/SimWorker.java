package ww.sched;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker process and its connection to the gateway. The connection keeps order and either delivers or breaks; when it
 * breaks, what was under way on it is lost. The worker keeps what it has finished until the gateway has acknowledged
 * it.
 */
final class SimWorker {
    private final SimWorld world;
    private final SimGateway gateway;
    private final SimChecker checker;
    private final String name;
    private final int slots;
    private final Map<AttemptId, RunOutcome> finished = new LinkedHashMap<>();
    private final Map<AttemptId, Assignment> running = new LinkedHashMap<>();
    private int stuckSlots;
    private int process;
    private int connection;
    private boolean connected;
    private boolean dead;
    private boolean cut;
    private long pausedUntil;
    private long lastArrival;
    private long lastDeparture;

    SimWorker(SimWorld world, SimGateway gateway, SimChecker checker, String name, int slots) {
        this.world = world;
        this.gateway = gateway;
        this.checker = checker;
        this.name = name;
        this.slots = slots;
        connectSoon();
        beat();
    }

    private String id() {
        return name + "." + process;
    }

    // ---- faults

    /** The process dies with everything it has, and another one starts in its place. */
    void kill() {
        world.log(id() + " dies");
        String id = id();
        process++;
        dead = true;
        running.clear();
        finished.clear();
        stuckSlots = 0;
        breakConnection(id, world.between(0, 100));
        world.after(world.between(100, 5_000), () -> {
            dead = false;
            connectSoon();
        });
    }

    /** The connection breaks; both ends notice, not at the same moment. */
    void reset() {
        breakConnection(id(), world.between(0, 300));
        connectSoon();
    }

    /** Nothing gets through any more, and nobody is told. */
    void cut(long millis) {
        world.log(id() + " is cut off for " + millis);
        cut = true;
        world.after(millis, () -> {
            cut = false;
            if (connected) {
                reset();
            }
        });
    }

    /** The process does not get to run for a while. */
    void pause(long millis) {
        world.log(id() + " pauses for " + millis);
        pausedUntil = Math.max(pausedUntil, world.now() + millis);
    }

    private void breakConnection(String id, long noticedAfter) {
        int ended = connection;
        connected = false;
        connection++;
        world.after(noticedAfter, () -> gateway.connectionEnded(this, id, ended));
    }

    /** The gateway's end is gone. */
    void disconnected(long noticedAfter) {
        int mine = connection;
        world.after(noticedAfter, () -> {
            if (mine == connection && connected) {
                connected = false;
                connection++;
                connectSoon();
            }
        });
    }

    // ---- the connection

    private void connectSoon() {
        world.after(world.between(50, 1_500), this::connect);
    }

    private void connect() {
        if (connected || dead) {
            return;
        }
        if (!gateway.up() || cut) {
            connectSoon();
            return;
        }
        connected = true;
        connection++;
        lastArrival = 0;
        lastDeparture = 0;
        List<AttemptId> holding = new ArrayList<>(running.keySet());
        holding.addAll(finished.keySet());
        WorkerSpec spec = WorkerSpec.of(id(), slots).stuck(stuckSlots).holding(holding).beating();
        world.log(id() + " joins holding " + holding);
        int mine = connection;
        toGateway(() -> gateway.joined(this, spec, mine));
        Map.copyOf(finished).forEach(this::report);
    }

    /** A message to the gateway: in order, after a while, unless the connection ends before. */
    private void toGateway(Runnable message) {
        int mine = connection;
        long at = Math.max(lastArrival, world.now() + world.between(0, 30));
        lastArrival = at;
        world.after(at - world.now(), () -> {
            if (mine == connection && !cut) {
                message.run();
            }
        });
    }

    /** A message from the gateway. */
    void fromGateway(Runnable message) {
        int mine = connection;
        long at = Math.max(Math.max(lastDeparture, pausedUntil), world.now() + world.between(0, 30));
        lastDeparture = at;
        world.after(at - world.now(), () -> {
            if (mine == connection && !cut) {
                awake(message);
            }
        });
    }

    private void awake(Runnable what) {
        int mine = process;
        world.after(Math.max(0, pausedUntil - world.now()), () -> {
            if (mine == process && !dead) {
                what.run();
            }
        });
    }

    private void beat() {
        if (connected && world.now() >= pausedUntil) {
            String id = id();
            toGateway(() -> gateway.tell(new Event.WorkerHeard(id), _ -> { }));
        }
        world.after(500, this::beat);
    }

    // ---- work

    void start(Assignment assignment) {
        AttemptId attempt = assignment.attempt();
        checker.started(attempt, id(), gateway.now());
        running.put(attempt, assignment);
        long took = world.chance(0.7) ? world.between(0, 200) : world.between(0, 6_000);
        RunOutcome outcome = outcome(attempt);
        boolean hangs = world.chance(0.03);
        long limit = assignment.timeLimit().toMillis();
        if (hangs && world.chance(0.3)) {
            // Not even its own time limit stops it: the scheduler has to notice.
            return;
        }
        boolean over = hangs || took > limit;
        if (over && world.chance(0.5)) {
            // Its outcome is there in time, its guest goes on for a while.
            world.after(limit, () -> awake(() -> loseSlot(world.between(100, 8_000))));
        }
        RunOutcome end = over ? new RunOutcome.TimedOut(Duration.ofMillis(limit), Evidence.NONE) : outcome;
        world.after(over ? limit : took, () -> awake(() -> end(attempt, end)));
    }

    private void loseSlot(long millis) {
        if (stuckSlots == slots) {
            return;
        }
        int mine = process;
        stuckSlots(stuckSlots + 1);
        world.after(millis, () -> awake(() -> {
            if (mine == process) {
                stuckSlots(stuckSlots - 1);
            }
        }));
    }

    private void stuckSlots(int number) {
        stuckSlots = number;
        if (connected) {
            world.log(id() + " has " + number + " stuck slots");
            toGateway(() -> gateway.tell(new Event.WorkerStuck(id(), 0, number), _ -> { }));
        }
    }

    private RunOutcome outcome(AttemptId attempt) {
        double chance = world.random.nextDouble();
        if (chance < 0.06) {
            return new RunOutcome.TaskFault("trap", "unreachable");
        }
        if (chance < 0.12) {
            return new RunOutcome.WorkerFault("internal", "out of memory");
        }
        return RunOutcome.Succeeded.of("value of " + attempt + " fence " + attempt.fence());
    }

    void cancel(AttemptId attempt) {
        if (running.containsKey(attempt)) {
            world.after(world.between(0, 50), () -> awake(() -> end(attempt, new RunOutcome.Cancelled())));
        }
    }

    private void end(AttemptId attempt, RunOutcome outcome) {
        if (running.remove(attempt) != null) {
            finished.put(attempt, outcome);
            if (connected) {
                report(attempt, outcome);
            }
        }
    }

    private void report(AttemptId attempt, RunOutcome outcome) {
        int mine = connection;
        toGateway(() -> gateway.tell(new Event.Reported(id(), attempt, outcome), _ -> {
            if (mine == connection) {
                fromGateway(() -> finished.remove(attempt));
            }
        }));
    }
}
