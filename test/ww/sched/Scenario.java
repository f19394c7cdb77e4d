package ww.sched;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs one line of a transcript against a cluster and says what came of it. Commands:
 *
 * <pre>
 * submit ID [start= delay= repeats= duration= cron= zone= until= overlap= misfire= window= queue= priority= retries=
 *            retry_on= backoff= require=k:v key= complete=]        seconds throughout
 * join ID [slots=N] [modules=BYTES] [label=k:v] [beats] [holding=TASK/RUN,...]
 * leave ID · heard ID · drain ID on|off
 * ok TASK/RUN [VALUE] · fault TASK/RUN KIND · broken TASK/RUN KIND · timeout TASK/RUN · stopped TASK/RUN
 * late TASK/RUN.ATTEMPT        the report of an older attempt
 * cancel ID · cancel-run TASK/RUN · pause ID · resume ID · now ID · remove ID · pause-all on|off · stop
 * to SECONDS                   lets time pass, tick by tick
 * clock SECONDS                sets the wall clock that far off
 * restart SECONDS [clock=]     begins again from the stored changes, after being down so long; steady time then stands
 *                              so far behind the wall clock
 * show ID · explain ID · workers
 * </pre>
 */
final class Scenario {
    private static final long START_MILLIS = 1_000_000_000_000L;

    private final SchedulerSettings settings;
    private final List<byte[]> stored = new ArrayList<>();
    private final Map<String, AttemptId> attempts = new HashMap<>();
    /** The workers they were given to. */
    private final Map<AttemptId, String> workers = new HashMap<>();
    private Cluster cluster;
    private long nowMillis = START_MILLIS;
    private final List<String> out = new ArrayList<>();

    Scenario(SchedulerSettings settings) {
        this.settings = settings;
        this.cluster = new Cluster(settings);
        cluster.recovered(nowMillis);
    }

    List<String> run(String line) throws IOException {
        out.clear();
        String[] words = line.trim().split("\\s+");
        String subject = words.length > 1 ? words[1] : "";
        Map<String, String> options = options(words);
        switch (words[0]) {
            case "submit" -> submit(subject, options);
            case "join" -> join(subject, options);
            case "leave" -> apply(new Event.WorkerLeft(subject, 0, "connection reset"));
            case "heard" -> apply(new Event.WorkerHeard(subject));
            case "stuck" -> apply(new Event.WorkerStuck(subject, 0, Integer.parseInt(words[2])));
            case "drain" -> apply(new Event.WorkerDrained(subject, words[2].equals("on")));
            case "ok" -> report(subject, RunOutcome.Succeeded.of(words.length > 2 ? words[2] : "2832"));
            case "fault" -> report(subject, new RunOutcome.TaskFault(words[2], "as it does"));
            case "broken" -> report(subject, new RunOutcome.WorkerFault(words[2], "as it does"));
            case "timeout" -> report(subject, new RunOutcome.TimedOut(Duration.ofSeconds(5), Evidence.NONE));
            case "stopped" -> report(subject, new RunOutcome.Cancelled());
            case "late" -> report(subject, RunOutcome.Succeeded.of("late"));
            case "lie" -> apply(new Event.Reported(words[2], attempt(subject), RunOutcome.Succeeded.of("a lie")));
            case "cancel" -> apply(new Event.Cancel(subject));
            case "cancel-run" -> apply(new Event.CancelRun(task(subject), run(subject, 0)));
            case "pause" -> apply(new Event.Pause(subject, true));
            case "resume" -> apply(new Event.Pause(subject, false));
            case "now" -> apply(new Event.RunNow(subject));
            case "remove" -> apply(new Event.Remove(subject));
            case "pause-all" -> apply(new Event.PauseAll(subject.equals("on")));
            case "stop" -> apply(new Event.Stop());
            case "to" -> advance(START_MILLIS + millis(subject));
            case "clock" -> apply(new Event.ClockStepped(millis(subject), false));
            case "restart" -> restart(millis(subject), millis(options.getOrDefault("clock", "0")));
            case "show" -> show(subject);
            case "explain" -> explain(subject);
            case "workers" -> cluster.workerViews().forEach(view -> say(view.name() + " " + view.health() + " "
                    + view.outstanding().size() + "/" + view.slots()
                    + (view.stuckSlots() == 0 ? "" : " stuck=" + view.stuckSlots()) + " ok=" + view.succeeded()
                    + " bad=" + view.failed()));
            default -> throw new IllegalArgumentException("no such command: " + line);
        }
        return List.copyOf(out);
    }

    private void submit(String id, Map<String, String> options) {
        Schedule schedule = schedule(options);
        Policies base = Policies.defaults(schedule);
        RetryPolicy retry = new RetryPolicy(Integer.parseInt(options.getOrDefault("retries", "0")) + 1,
                Integer.parseInt(options.getOrDefault("worker_faults", "10")), seconds(options, "backoff", "1"), 2,
                Duration.ofMinutes(1), 0,
                options.containsKey("retry_on") ? Set.of(options.get("retry_on").split(",")) : Set.of());
        Policies policies = new Policies(retry,
                Overlap.valueOf(options.getOrDefault("overlap", base.overlap().name())),
                Misfire.valueOf(options.getOrDefault("misfire", base.misfire().name())),
                seconds(options, "window", "0"), seconds(options, "queue", "0"),
                Integer.parseInt(options.getOrDefault("priority", "5")), labels(options.get("require")), 0);
        TaskSpec spec = new TaskSpec(id, "", Long.parseLong(options.getOrDefault("complete", "0")), schedule,
                Specs.invocation(), GuestLimits.within(seconds(options, "duration", "0")), policies, Map.of());
        apply(new Event.Submit(spec,
                Optional.ofNullable(options.get("key")).map(key -> new IdempotencyKey(key, options.toString()))));
    }

    private static Schedule schedule(Map<String, String> options) {
        Optional<Instant> until = Optional.ofNullable(options.get("until"))
                .map(text -> Instant.ofEpochMilli(START_MILLIS + millis(text)));
        long repeats = Long.parseLong(options.getOrDefault("repeats", "0"));
        if (options.containsKey("cron")) {
            return new Schedule.Calendar(new Cron(options.get("cron").replace('_', ' ')),
                    ZoneId.of(options.getOrDefault("zone", "UTC")), repeats, until);
        }
        return new Schedule.Interval(seconds(options, "start", "0"), seconds(options, "delay", "0"), repeats, until);
    }

    private void join(String id, Map<String, String> options) {
        WorkerSpec spec = WorkerSpec.of(id, Integer.parseInt(options.getOrDefault("slots", "1")))
                .labelled(labels(options.get("label")))
                .modulesUpTo(Long.parseLong(options.getOrDefault("modules", "1000000")))
                .stuck(Integer.parseInt(options.getOrDefault("stuck", "0")));
        if (options.containsKey("holding")) {
            List<AttemptId> holding = new ArrayList<>();
            for (String each : options.get("holding").split(",")) {
                holding.add(attempt(each));
            }
            spec = spec.holding(holding);
        }
        apply(new Event.WorkerJoined(options.containsKey("beats") ? spec.beating() : spec));
    }

    private void report(String subject, RunOutcome outcome) {
        apply(new Event.Reported(workers.get(attempt(subject)), attempt(subject), outcome));
    }

    private AttemptId attempt(String subject) {
        AttemptId attempt = attempts.get(subject);
        if (attempt == null) {
            throw new IllegalArgumentException("no attempt of " + subject + " was started");
        }
        return attempt;
    }

    private void apply(Event event) {
        Cluster.Decision decision = cluster.apply(event, nowMillis);
        for (Change change : decision.changes()) {
            say(Transcript.change(change, START_MILLIS));
        }
        for (Action action : decision.actions()) {
            if (action instanceof Action.Start start) {
                AttemptId attempt = start.assignment().attempt();
                workers.put(attempt, start.assignment().worker());
                attempts.put(attempt.task() + "/" + attempt.run(), attempt);
                attempts.put(attempt.task() + "/" + attempt.run() + "." + attempt.attempt(), attempt);
            }
            Transcript.action(action).ifPresent(this::say);
        }
        decision.reply().flatMap(Transcript::reply).ifPresent(this::say);
        if (!decision.changes().isEmpty()) {
            stored.add(ChangeForm.write(decision.firstSequence(), decision.atMillis(), decision.changes()));
        }
    }

    private void advance(long toMillis) {
        while (cluster.nextTimerMillis() <= toMillis) {
            nowMillis = Math.max(nowMillis, cluster.nextTimerMillis());
            int before = out.size();
            apply(new Event.Tick());
            if (out.size() > before) {
                out.add(before, "at " + Transcript.seconds(nowMillis - START_MILLIS));
            }
        }
        nowMillis = toMillis;
    }

    private void restart(long downMillis, long wallOffsetMillis) throws IOException {
        nowMillis += downMillis;
        cluster = new Cluster(settings);
        for (byte[] record : stored) {
            ChangeForm.Stored changes = ChangeForm.read(record);
            long sequence = changes.firstSequence();
            for (Change change : changes.changes()) {
                cluster.replay(change, sequence++, changes.atMillis(), 0);
            }
        }
        cluster.recovered(nowMillis);
        if (wallOffsetMillis != cluster.wallOffsetMillis()) {
            apply(new Event.ClockStepped(wallOffsetMillis, true));
        }
        apply(new Event.Tick());
    }

    private void show(String id) {
        Task task = cluster.task(id).orElse(null);
        if (task == null) {
            say("gone");
            return;
        }
        say(task.state() + " completions=" + task.completions());
        for (Run run : task.runs()) {
            say("  " + run.number() + " due " + Transcript.seconds(run.dueMillis() - START_MILLIS) + " " + run.state()
                    + (run.reason().isEmpty() ? "" : " (" + run.reason() + ")")
                    + (run.attempts().isEmpty() ? "" : " attempts=" + run.attempts().size()));
        }
    }

    private void explain(String id) {
        Explanation explanation = Explanations.of(cluster.task(id).orElseThrow(), cluster.workerViews(),
                cluster.paused(), nowMillis);
        say(explanation.summary() + (explanation.hint().isEmpty() ? "" : "; " + explanation.hint()));
        explanation.workers().forEach(worker -> say("  " + worker.name() + ": " + worker.reason()));
    }

    private void say(String line) {
        out.add(line);
    }

    private static Map<String, String> options(String[] words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            options.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        return options;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            for (String label : text.split(",")) {
                labels.put(label.split(":")[0], label.split(":")[1]);
            }
        }
        return labels;
    }

    private static Duration seconds(Map<String, String> options, String name, String fallback) {
        return Duration.ofMillis(millis(options.getOrDefault(name, fallback)));
    }

    private static long millis(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1_000);
    }

    private static String task(String subject) {
        return subject.split("/")[0];
    }

    private static long run(String subject, int at) {
        return Long.parseLong(subject.split("/")[1 + at]);
    }
}
