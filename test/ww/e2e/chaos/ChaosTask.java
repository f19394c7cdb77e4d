package ww.e2e.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import ww.e2e.RestClient;

/**
 * A task that a test hands in, and what it must come to.
 *
 * @param name        says which one it is: its idempotency key and its description
 * @param id          the id it asks for; empty to have one made
 * @param startMillis until the first run
 * @param delayMillis from due time to due time; 0: each run is due when the one before has ended
 * @param repeats     runs, at least one
 * @param difficulty  of the puzzle with input 0: 1 to 5
 * @param misfire     skip, once or all
 * @param overlap     allow or skip
 */
record ChaosTask(String name, String id, long startMillis, long delayMillis, int repeats, int difficulty,
        String misfire, String overlap) {
    /** The puzzle's answers for input 0, by difficulty. */
    private static final List<String> RESULTS = List.of("", "3", "563", "2832", "69732", "610536");

    static ChaosTask random(RandomGenerator random, int number) {
        String name = "chaos-" + number;
        boolean sequential = random.nextInt(4) == 0;
        // Some runs are long enough to be under way when something is killed; there are not many of them.
        boolean hard = random.nextInt(5) == 0;
        return new ChaosTask(name, random.nextBoolean() ? name : "", random.nextLong(8_000),
                sequential ? 0 : random.nextLong(200, 3_000), random.nextInt(1, hard ? 4 : 8),
                hard ? 5 : random.nextInt(1, 5),
                List.of("all", "all", "skip", "once").get(random.nextInt(4)),
                random.nextInt(4) == 0 ? "skip" : "allow");
    }

    boolean isSequential() {
        return delayMillis == 0;
    }

    String result() {
        return RESULTS.get(difficulty);
    }

    Map<String, String> form() {
        Map<String, String> form = RestClient.form("description", name, "start", seconds(startMillis), "delay",
                seconds(delayMillis), "repeats", Integer.toString(repeats), "input", "0", "difficulty",
                Integer.toString(difficulty), "misfire", misfire, "overlap", overlap,
                // A run may see many workers die before it sees one live.
                "worker_faults", "100", "runs_kept", "100");
        if (!id.isEmpty()) {
            form.put("id", id);
        }
        return form;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000);
    }
}
