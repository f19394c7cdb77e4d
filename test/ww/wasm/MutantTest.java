package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random mutants of real guests: none hangs, none crosses the boundary as anything but an outcome. Their number is
 * multiplied by the property {@code ww.test.scale}; {@code ww.test.seed} repeats a run.
 */
class MutantTest {
    private static final int MUTANTS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Random random;
    private final long seed = Long.getLong("ww.test.seed", System.nanoTime());
    private final List<byte[]> guests = new ArrayList<>();

    MutantTest() throws IOException {
        random = new Random(seed);
        for (String name : List.of("puzzle", "puzzle-as", "primes", "mandelbrot")) {
            guests.add(Files.readAllBytes(Path.of("wasm", name + ".wasm")));
        }
        for (HostileModules.Hostile hostile : HostileModules.all()) {
            // The small ones; a large one is mostly repetition.
            if (hostile.module().length < 4_096) {
                guests.add(hostile.module());
            }
        }
    }

    @Test
    void everyMutantEndsInAnOutcomeThatIsNoFaultOfTheEngine() {
        int count = MUTANTS * Integer.getInteger("ww.test.scale", 1);
        Map<String, Integer> outcomes = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        // A small cache, so that mutants do not fill the metaspace.
        EngineSettings settings = EngineSettings.of(2, Limits.DEFAULT.withMemoryPages(256)).withWarmUp(false)
                .withCache(8, 64 << 20);
        try (Engine engine = new Engine(settings)) {
            for (int i = 0; i < count; i++) {
                byte[] mutant = mutant();
                long begun = System.nanoTime();
                Outcome outcome = engine.run(mutant, new Call.Function("run", arguments(mutant)),
                        Limits.DEFAULT.withTime(Duration.ofMillis(20)));
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                outcomes.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
                if (outcome instanceof Outcome.Internal || outcome instanceof Outcome.NotStarted
                        || took.compareTo(PATIENCE) > 0) {
                    wrong.add("seed " + seed + ", mutant " + i + " after " + took + ": " + outcome.message());
                }
            }
            assertEquals(0, engine.metrics().stuck());
        }
        System.getLogger("ww.wasm.test").log(System.Logger.Level.INFO, "seed {0}: {1} mutants {2}",
                Long.toString(seed), count, outcomes);
        assertEquals(List.of(), wrong);
        assertTrue(outcomes.size() > 1, "seed " + seed + ": all mutants alike, " + outcomes);
    }

    /** As many arguments as the mutant's export takes, if that can be told. */
    private static List<String> arguments(byte[] module) {
        try {
            Signature signature = ModuleScan.scan(module, AdmissionLimits.DEFAULT).exports().get("run");
            return signature == null ? List.of() : signature.parameters().stream().map(_ -> "2").toList();
        } catch (ModuleRefusedException e) {
            return List.of();
        }
    }

    private byte[] mutant() {
        byte[] mutant = guests.get(random.nextInt(guests.size())).clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            mutant = random.nextInt(4) > 0 ? exchangedOperator(mutant) : changed(mutant);
        }
        return mutant;
    }

    /** Operators of one type, whose exchange leaves a module valid: most of what gets past validation is of these. */
    private static final int[][] OPERATORS = {{0x46, 0x4f}, {0x51, 0x5a}, {0x61, 0x66}, {0x6a, 0x78}, {0x7c, 0x8a},
        {0xa0, 0xa6}, {0x0c, 0x0d}, {0x36, 0x36}, {0x20, 0x22}};

    private byte[] exchangedOperator(byte[] module) {
        int[] range = OPERATORS[random.nextInt(OPERATORS.length)];
        int from = module.length == 0 ? 0 : random.nextInt(module.length);
        for (int i = from; i < module.length; i++) {
            int value = module[i] & 0xff;
            if (value >= range[0] && value <= range[1]) {
                module[i] = (byte) (range[0] + random.nextInt(range[1] - range[0] + 1));
                break;
            }
        }
        return module;
    }

    private byte[] changed(byte[] module) {
        if (module.length == 0) {
            return module;
        }
        // Headers alone are soon tried out.
        int at = module.length <= 8 ? 0 : 8 + random.nextInt(module.length - 8);
        switch (random.nextInt(6)) {
            case 0 -> module[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> module[at] = (byte) random.nextInt(256);
            case 2 -> module[at] = (byte) List.of(0, 0x7f, 0xff, 0x80, 0x0b, 0x10).get(random.nextInt(6)).intValue();
            case 3 -> {
                return Arrays.copyOf(module, at);
            }
            case 4 -> {
                int length = Math.min(1 + random.nextInt(16), module.length - at);
                System.arraycopy(module, random.nextInt(module.length - length + 1), module, at, length);
            }
            default -> {
                byte[] longer = new byte[module.length + 1];
                System.arraycopy(module, 0, longer, 0, at);
                longer[at] = (byte) random.nextInt(256);
                System.arraycopy(module, at, longer, at + 1, module.length - at);
                return longer;
            }
        }
        return module;
    }
}
