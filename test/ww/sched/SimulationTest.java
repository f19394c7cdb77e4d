package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ww.journal.FakeDisk.Fault;

/**
 * A gateway, its disk, workers, network and clients in one thread under one seed, with everything going wrong for a
 * while and then nothing more. {@code -Dww.test.seed=N} repeats one seed, {@code -Dww.test.scale=N} runs N times as
 * many.
 */
class SimulationTest {
    private static final int SEEDS = 2_000 * Integer.getInteger("ww.test.scale", 1);
    private static final Long ONLY = Long.getLong("ww.test.seed");

    /** How long things go wrong, and how long everything has to come to its end afterwards. */
    private static final long CHAOS_MILLIS = 60_000;
    private static final long QUIET_MILLIS = 900_000;

    @Test
    void thePromisesHoldWhateverGoesWrong() {
        long first = ONLY == null ? 1 : ONLY;
        long last = ONLY == null ? SEEDS : ONLY;
        long changes = 0;
        for (long seed = first; seed <= last; seed++) {
            try {
                changes += run(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " (repeat with -Dww.test.seed=" + seed + "): "
                        + e.getMessage(), e);
            }
        }
        assertTrue(changes > (last - first + 1) * 50, "too little happened: " + changes + " changes");
    }

    private static long run(long seed) {
        SimWorld world = new SimWorld(seed);
        SimChecker checker = new SimChecker(world);
        SimGateway gateway = new SimGateway(world, checker, settings(seed, world.chance(0.2) ? 3 : 10_000));
        gateway.start();
        List<SimWorker> workers = new ArrayList<>();
        for (int i = 0; i < 1 + world.random.nextInt(4); i++) {
            workers.add(new SimWorker(world, gateway, checker, "w" + i, 1 + world.random.nextInt(3)));
        }
        SimClient client = new SimClient(world, gateway, checker);
        int tasks = 1 + world.random.nextInt(20);
        for (int i = 0; i < tasks; i++) {
            int number = i;
            world.after(world.between(0, CHAOS_MILLIS), () -> client.submit(number));
        }
        for (int i = 0; i < 12; i++) {
            world.after(world.between(0, CHAOS_MILLIS), client::meddle);
            world.after(world.between(0, CHAOS_MILLIS), gateway::snapshot);
        }
        int faults = world.random.nextInt(20);
        for (int i = 0; i < faults; i++) {
            world.after(world.between(0, CHAOS_MILLIS), () -> fault(world, gateway, workers));
        }
        world.runUntil(SimWorld.START_MILLIS + CHAOS_MILLIS);
        gateway.disk.capacity(Long.MAX_VALUE);
        client.resumeAll();
        long until = world.now() + QUIET_MILLIS;
        while (world.now() < until && !(gateway.up() && checker.allEnded())) {
            world.runUntil(world.now() + 5_000);
        }
        checker.finish(gateway.cluster());
        return checker.changes();
    }

    private static void fault(SimWorld world, SimGateway gateway, List<SimWorker> workers) {
        SimWorker worker = workers.get(world.random.nextInt(workers.size()));
        switch (world.random.nextInt(11)) {
            case 0 -> worker.kill();
            case 1 -> worker.reset();
            case 2 -> worker.cut(world.between(100, 20_000));
            case 3 -> worker.pause(world.between(100, 15_000));
            case 4 -> gateway.stall(world.between(100, 10_000));
            case 5 -> {
                if (gateway.up()) {
                    gateway.kill("SIGKILL");
                }
            }
            case 6 -> gateway.disk.failAt(gateway.disk.operations() + world.between(0, 20), Fault.POWER_OFF);
            case 7 -> gateway.disk.failAt(gateway.disk.operations() + world.between(0, 20),
                    world.chance(0.5) ? Fault.IO_ERROR : Fault.NO_SPACE);
            case 8 -> world.stepWall(world.chance(0.5) ? -world.between(1, 30_000) : world.between(1, 600_000));
            case 9 -> gateway.lie();
            default -> {
                gateway.disk.capacity(gateway.disk.used());
                world.after(world.between(1_000, 20_000), () -> gateway.disk.capacity(Long.MAX_VALUE));
            }
        }
    }

    @Test
    void noWorkerIsLostOverAPauseOfFourSecondsOnEitherSide() {
        for (long seed = 1; seed <= 5; seed++) {
            SimWorld world = new SimWorld(seed);
            SimChecker checker = new SimChecker(world);
            SimGateway gateway = new SimGateway(world, checker, settings(seed, 10_000));
            gateway.start();
            SimWorker one = new SimWorker(world, gateway, checker, "one", 1);
            SimWorker two = new SimWorker(world, gateway, checker, "two", 1);
            for (int i = 0; i < 40; i++) {
                long at = i * 10_000L + world.between(0, 1_000);
                world.after(at, () -> one.pause(4_000));
                world.after(at + world.between(0, 1_000), () -> {
                    if (world.chance(0.5)) {
                        gateway.stall(4_000);
                    }
                });
                world.after(at + 5_000, () -> two.pause(world.between(100, 4_000)));
            }
            world.runUntil(world.now() + 420_000);
            assertEquals(List.of(), checker.losses(), "seed " + seed);
        }
    }

    @Test
    void aSilentWorkerIsLostWithinSixSeconds() {
        SimWorld world = new SimWorld(1);
        SimChecker checker = new SimChecker(world);
        SimGateway gateway = new SimGateway(world, checker, settings(1, 10_000));
        gateway.start();
        SimWorker worker = new SimWorker(world, gateway, checker, "one", 1);
        world.runUntil(world.now() + 10_000);
        assertEquals(1, gateway.cluster().workerViews().size());
        worker.cut(60_000);
        world.runUntil(world.now() + 6_200);
        assertEquals(0, gateway.cluster().workerViews().size());
        assertEquals(1, checker.losses().size());
    }

    private static SchedulerSettings settings(long seed, int tasksKept) {
        return new SchedulerSettings(1_000, tasksKept, Duration.ofDays(7), 1 << 20, 1_000, 5, Duration.ofSeconds(20),
                Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(1_700),
                Duration.ofMillis(5_500), Duration.ofSeconds(1), 100, 100_000, 1 << 20, seed);
    }
}
