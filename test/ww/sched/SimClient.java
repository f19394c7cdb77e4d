package ww.sched;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who submits tasks, asks again when nobody answers, and changes their mind. */
final class SimClient {
    private final SimWorld world;
    private final SimGateway gateway;
    private final SimChecker checker;
    private final List<String> accepted = new ArrayList<>();

    SimClient(SimWorld world, SimGateway gateway, SimChecker checker) {
        this.world = world;
        this.gateway = gateway;
        this.checker = checker;
    }

    void submit(int number) {
        TaskSpec spec = spec("t" + number);
        ask(spec, Optional.of(new IdempotencyKey("key " + number, "same")), new boolean[1]);
    }

    /** Asks until there is an answer; the key makes that safe. */
    private void ask(TaskSpec spec, Optional<IdempotencyKey> key, boolean[] answered) {
        if (answered[0]) {
            return;
        }
        gateway.tell(new Event.Submit(spec, key), reply -> {
            SubmitResult result = (SubmitResult) reply.orElseThrow();
            switch (result) {
                case SubmitResult.Accepted _, SubmitResult.Replayed _ -> {
                    if (!answered[0]) {
                        accepted.add(spec.id());
                        checker.acknowledged(spec);
                    }
                    answered[0] = true;
                }
                case SubmitResult.StorageFull _, SubmitResult.Full _ -> { }
                default -> checker.fail("submission answered with " + result);
            }
        });
        world.after(world.between(500, 3_000), () -> ask(spec, key, answered));
    }

    /** One command on some task; whether it is answered is nobody's concern. */
    void meddle() {
        if (accepted.isEmpty()) {
            return;
        }
        String id = accepted.get(world.random.nextInt(accepted.size()));
        Event event = switch (world.random.nextInt(6)) {
            case 0 -> new Event.Cancel(id);
            case 1, 2 -> new Event.Pause(id, true);
            case 3 -> new Event.RunNow(id);
            case 4 -> new Event.CancelRun(id, world.between(1, 4));
            default -> new Event.Pause(id, false);
        };
        gateway.tell(event, _ -> { });
    }

    /** Takes back every pause, again and again, so that everything can come to its end. */
    void resumeAll() {
        for (String id : accepted) {
            gateway.tell(new Event.Pause(id, false), _ -> { });
        }
        world.after(10_000, this::resumeAll);
    }

    private TaskSpec spec(String id) {
        Schedule schedule = schedule();
        Overlap overlap = world.chance(0.5) ? Overlap.ALLOW
                : Overlap.values()[world.random.nextInt(Overlap.values().length)];
        Misfire misfire = Misfire.values()[world.random.nextInt(Misfire.values().length)];
        RetryPolicy retry = new RetryPolicy((int) world.between(1, 4), 10, Duration.ofMillis(world.between(0, 2_000)),
                2, Duration.ofSeconds(5), world.random.nextDouble(), Set.of());
        Duration queue = world.chance(0.1) ? Duration.ofSeconds(world.between(1, 20)) : Duration.ZERO;
        Duration window = world.chance(0.3) ? Duration.ofSeconds(world.between(1, 20)) : Duration.ZERO;
        Policies policies =
                new Policies(retry, overlap, misfire, window, queue, (int) world.between(0, 9), Map.of(), 0);
        GuestLimits limits = world.chance(0.5) ? GuestLimits.within(Duration.ofMillis(world.between(500, 8_000)))
                : GuestLimits.DEFAULTS;
        return new TaskSpec(id, "", world.between(0, 3), schedule, Specs.invocation(), limits, policies, Map.of());
    }

    private Schedule schedule() {
        if (world.chance(0.15)) {
            return new Schedule.Calendar(new Cron("*/" + world.between(2, 30) + " * * * * *"),
                    ZoneOffset.UTC, world.between(1, 6), Optional.empty());
        }
        Duration start = Duration.ofMillis(world.chance(0.5) ? 0 : world.between(0, 20_000));
        Duration delay = Duration.ofMillis(world.chance(0.3) ? 0 : world.between(1, 5_000));
        return new Schedule.Interval(start, delay, world.between(0, 8));
    }
}
