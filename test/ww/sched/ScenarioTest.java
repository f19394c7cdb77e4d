package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the transcripts under {@code test/scenarios}: lines that begin with {@code >} are commands, the lines below
 * each are what must come of it. {@code -Dww.scenario.rewrite=true} writes what does come of it into the files, for
 * reading the difference.
 */
class ScenarioTest {
    private static final Path FOLDER = Path.of("test/scenarios");

    @TestFactory
    Stream<DynamicTest> everyTranscriptHolds() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(FOLDER)) {
            files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
        assertFalse(files.isEmpty(), "no transcripts under " + FOLDER.toAbsolutePath());
        return files.stream().map(file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        List<String> expected = Files.readAllLines(file);
        List<String> actual = new ArrayList<>();
        Scenario scenario = new Scenario(settings());
        boolean answer = false;
        for (String line : expected) {
            if (line.startsWith(">")) {
                actual.add(line);
                scenario.run(line.substring(1)).forEach(said -> actual.add("  " + said));
                answer = true;
            } else if (!answer || line.isBlank() || line.startsWith("#")) {
                actual.add(line);
                answer = false;
            }
        }
        if (Boolean.getBoolean("ww.scenario.rewrite")) {
            Files.write(file, actual);
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }

    /** Small numbers, so that limits can be reached in a few lines. */
    private static SchedulerSettings settings() {
        return new SchedulerSettings(6, 3, Duration.ofDays(7), 1 << 20, 4, 3, Duration.ofMinutes(5),
                Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(1_700),
                Duration.ofMillis(5_500), Duration.ofSeconds(1), 100, 100, 1 << 20, 7);
    }
}
