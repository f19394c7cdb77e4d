package ww.e2e.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ww.e2e.RestClient;

/**
 * What a gateway says at the end of one task, read from its JSON.
 *
 * @param id        the task
 * @param state     the task's
 * @param accepted  when it was
 * @param succeeded runs counted so
 * @param skipped   runs counted so
 * @param runs      all of them, in the order given
 */
record History(String id, String state, Instant accepted, long succeeded, long skipped, List<Run> runs) {

    /** One run; {@code started} and {@code result} only where there is one. */
    record Run(long number, String state, String reason, Instant due, Optional<Instant> started, Instant ended,
            Optional<String> result, List<Attempt> attempts) {
        static Run of(Map<String, Object> json) {
            return new Run((Long) json.get("run"), (String) json.get("state"),
                    (String) json.getOrDefault("reason", ""), time(json, "due").orElseThrow(), time(json, "started"),
                    time(json, "ended").orElse(Instant.MAX), Optional.ofNullable((String) json.get("result")),
                    RestClient.list(json, "attempts").stream().map(Attempt::of).toList());
        }

        /** What was recorded of it, for good, once there is an outcome. */
        String outcome() {
            return state + " " + result.orElse("") + " " + reason;
        }
    }

    /** One attempt; {@code outcome} is empty while it is open. */
    record Attempt(long number, String outcome, Instant started, Instant ended) {
        static Attempt of(Map<String, Object> json) {
            return new Attempt((Long) json.get("attempt"), (String) json.getOrDefault("outcome", ""),
                    time(json, "started").orElseThrow(), time(json, "ended").orElse(Instant.MAX));
        }
    }

    static History of(Map<String, Object> task, List<Map<String, Object>> runs) {
        @SuppressWarnings("unchecked")
        Map<String, Object> counts = (Map<String, Object>) task.get("counts");
        return new History((String) task.get("id"), (String) task.get("state"),
                time(task, "accepted").orElseThrow(), (Long) counts.get("succeeded"), (Long) counts.get("skipped"),
                runs.stream().map(Run::of).toList());
    }

    private static Optional<Instant> time(Map<String, Object> json, String member) {
        return Optional.ofNullable((String) json.get(member)).map(Instant::parse);
    }
}
