package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process on a real disk, killed at a moment of chance, several times over the same data. */
@Timeout(120)
class KillTest {
    private static final int ROUNDS = 3 * Integer.getInteger("ww.test.scale", 1);

    @TempDir
    Path data;

    private final Set<String> accepted = new HashSet<>();
    private final Map<String, String> ended = new HashMap<>();

    @Test
    void whatAKilledProcessHasSaidIsTrueAfterwards() throws Exception {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(round * 1_000_000, 30 + random.nextInt(300));
            check("seed " + seed + ", round " + round);
        }
        assertTrue(accepted.size() > ROUNDS * 10, accepted.size() + " tasks");
    }

    private void runAndKill(int firstTask, int lines) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), KilledGateway.class.getName(), data.toString(),
                String.valueOf(firstTask)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = process.inputReader()) {
            int read = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
                if (++read == lines) {
                    // By its handle: the process object would close its output, which still has something to say.
                    process.toHandle().destroyForcibly();
                }
            }
            assertTrue(read >= lines, "the process ended by itself after " + read + " lines");
        } finally {
            process.destroyForcibly();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        }
    }

    /** Also lines that were on their way when it was killed; half a line says nothing. */
    private void note(String line) {
        String[] words = line.split(" ");
        if (!words[words.length - 1].equals(".")) {
            return;
        }
        if (words[0].equals("accepted")) {
            accepted.add(words[1]);
        } else if (words[0].equals("ended")) {
            String before = ended.put(words[1], words[2]);
            assertTrue(before == null, words[1] + " ended twice: " + before + " and " + words[2]);
        }
    }

    private void check(String context) throws Exception {
        ThreadRunner runner = new ThreadRunner(assignment -> RunOutcome.Succeeded.of(assignment.attempt().task()));
        try (Scheduler scheduler = Scheduler.open(data, SchedulerSettings.defaults(), runner)) {
            for (String id : accepted) {
                Task task = scheduler.task(id).orElseThrow(() -> new AssertionError(context + ": " + id + " is lost"));
                if (ended.containsKey(id)) {
                    assertEquals(ended.get(id), task.run(1).orElseThrow().state().name(), context + ": " + id);
                }
                assertTrue(scheduler.modules().find(task.spec().invocation().module().sha256()).isPresent(),
                        context + ": the module of " + id + " is lost");
            }
            scheduler.workerJoined(WorkerSpec.of("w", 64));
            for (String id : accepted) {
                Task task = scheduler.task(id).orElseThrow();
                while (!task.ended()) {
                    task = scheduler.await(id, task.changed(), Duration.ofSeconds(30)).orElseThrow();
                }
                assertEquals(1, task.counts().total(), context + ": " + id);
                assertEquals(1, task.completions(), context + ": " + id);
                ended.put(id, "SUCCEEDED");
            }
        }
        ended.keySet().removeIf(id -> !accepted.contains(id));
    }
}
