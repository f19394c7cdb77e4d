package ww.e2e.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import ww.e2e.Json;
import ww.e2e.RestClient;

/**
 * Hands tasks in and does not let go until each has its 201, under one idempotency key; and looks at them all the time,
 * since what has once been shown as a run's outcome must be its outcome for good.
 */
final class ChaosClient {
    private static final long AGAIN_MILLIS = 100;

    private final Nemesis nemesis;
    private final ScheduledExecutorService threads;
    private final byte[] wasm;
    private final CountDownLatch open;
    private final Map<ChaosTask, String> accepted = new ConcurrentHashMap<>();
    private final Map<String, String> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger repeated = new AtomicInteger();

    /** @param tasks how many will be handed in */
    ChaosClient(Nemesis nemesis, ScheduledExecutorService threads, byte[] wasm, int tasks) {
        this.nemesis = nemesis;
        this.threads = threads;
        this.wasm = wasm;
        open = new CountDownLatch(tasks);
    }

    /** Hands a task in after a while, and again and again until it is accepted. */
    void submit(ChaosTask task, long afterMillis) {
        threads.schedule(() -> attempt(task), afterMillis, TimeUnit.MILLISECONDS);
    }

    private void attempt(ChaosTask task) {
        Optional<RestClient> rest = nemesis.rest();
        try {
            if (rest.isPresent()) {
                HttpResponse<String> answer = rest.get().post(task.form(), wasm, "Idempotency-Key", task.name());
                if (answer.statusCode() == 201) {
                    accepted(task, Json.object(answer.body()));
                    return;
                }
                if (answer.statusCode() != 503) {
                    violations.add(task.name() + " was answered " + answer.statusCode() + ": " + answer.body());
                }
            }
        } catch (IOException e) {
            // The gateway is gone or stands still; nobody knows whether it has taken the task.
            repeated.incrementAndGet();
        } catch (InterruptedException e) {
            return;
        }
        submit(task, AGAIN_MILLIS);
    }

    private void accepted(ChaosTask task, Map<String, Object> answer) {
        accepted.put(task, (String) answer.get("id"));
        open.countDown();
    }

    /** Looks at one of the accepted tasks, and soon at another. */
    void watch(RandomGenerator random) {
        threads.scheduleWithFixedDelay(() -> {
            List<String> ids = List.copyOf(accepted.values());
            if (!ids.isEmpty()) {
                look(ids.get(random.nextInt(ids.size())));
            }
        }, 0, AGAIN_MILLIS / 4, TimeUnit.MILLISECONDS);
    }

    private void look(String id) {
        try {
            Optional<RestClient> rest = nemesis.rest();
            if (rest.isEmpty()) {
                return;
            }
            HttpResponse<String> answer = rest.get().get("/tasks/" + id + "/runs");
            if (answer.statusCode() == 200) {
                Json.objects(answer.body()).forEach(run -> seen(id, run));
            } else if (answer.statusCode() != 503) {
                violations.add("accepted task " + id + " is answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            // As above; there is a next look.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void seen(String id, Map<String, Object> run) {
        if (!run.containsKey("ended")) {
            return;
        }
        String outcome = run.get("state") + " " + run.getOrDefault("result", "") + " " + run.getOrDefault("reason", "");
        String before = outcomes.putIfAbsent(id + " run " + run.get("run"), outcome);
        if (before != null && !before.equals(outcome)) {
            violations.add(id + " run " + run.get("run") + " ended with '" + before + "', and later with '" + outcome
                    + "'");
        }
    }

    /** Holds what was seen on the way against what is there at the end. */
    void checkSeen(History history) {
        for (History.Run run : history.runs()) {
            String before = outcomes.get(history.id() + " run " + run.number());
            if (before != null && !before.equals(run.outcome())) {
                violations.add(history.id() + " run " + run.number() + " ended with '" + before + "', and at the end "
                        + "with '" + run.outcome() + "'");
            }
        }
    }

    /** Waits until every task was accepted. */
    boolean awaitAccepted(long seconds) throws InterruptedException {
        return open.await(seconds, TimeUnit.SECONDS);
    }

    /** The id of every task that was accepted. */
    Map<ChaosTask, String> accepted() {
        return accepted;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Outcomes seen on the way. */
    int outcomesSeen() {
        return outcomes.size();
    }

    /** Submissions whose answer was lost. */
    int repeated() {
        return repeated.get();
    }
}
