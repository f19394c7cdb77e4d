package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Hostile modules beside a well-behaved neighbour: each ends as it must and when it must, and the neighbour's answers
 * and timing hold.
 */
class HostileTest {
    /** For those that must run until they are stopped; all others may take their time. */
    private static final Duration LIMIT = Duration.ofMillis(100);

    /** Far above what stopping takes, far below a hang: a busy machine may be slow, a stuck guest is for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Call RUN = new Call.Function("run", List.of());
    private static final Call PUZZLE = new Call.Function("run", List.of("0", "3"));

    @Test
    void hostileModulesEndAsTheyMustBesideANeighbourThatGoesOn() throws Exception {
        List<HostileModules.Hostile> hostile = HostileModules.all();
        assertTrue(hostile.size() >= 40, "only " + hostile.size());
        try (Engine engine = new Engine(EngineSettings.of(2, Limits.DEFAULT).withWarmUp(false))) {
            Neighbour neighbour = new Neighbour(engine);
            long before = neighbour.medianNanos(300);
            Thread thread = Thread.ofPlatform().name("neighbour").start(neighbour);
            List<String> wrong = new ArrayList<>();
            for (HostileModules.Hostile module : hostile) {
                long begun = System.nanoTime();
                Outcome outcome = engine.run(module.module(), RUN,
                        Limits.DEFAULT.withTime(module.outcome() == Outcome.TimedOut.class ? LIMIT : PATIENCE));
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                if (!module.outcome().isInstance(outcome) || !outcome.message().contains(module.words())
                        || took.compareTo(PATIENCE) > 0) {
                    wrong.add(module + " after " + took.toMillis() + " ms: " + outcome.getClass().getSimpleName()
                            + " " + outcome.message());
                }
            }
            neighbour.stop = true;
            thread.join();
            assertEquals(List.of(), wrong);
            assertEquals(0, engine.metrics().stuck());
            assertEquals(List.of(), neighbour.wrongAnswers);
            long during = neighbour.median();
            System.getLogger("ww.wasm.test").log(System.Logger.Level.INFO,
                    "{0} hostile modules; the neighbour''s median run took {1} us before, {2} us meanwhile, {3} runs",
                    hostile.size(), before / 1_000, during / 1_000, neighbour.nanos.size());
            assertTrue(during < 5 * before + 5_000_000, before + " ns before, " + during + " ns meanwhile");
        }
    }

    /** Runs the puzzle again and again, checks its answer and notes its processor time. */
    private static final class Neighbour implements Runnable {
        private final Engine engine;
        private final byte[] module;
        private final List<Long> nanos = new ArrayList<>();
        private final List<String> wrongAnswers = new ArrayList<>();
        private volatile boolean stop;

        Neighbour(Engine engine) throws IOException {
            this.engine = engine;
            this.module = Files.readAllBytes(Path.of("wasm", "puzzle.wasm"));
        }

        private void once() {
            long begun = System.nanoTime();
            Outcome outcome = engine.run(module, PUZZLE, Limits.DEFAULT);
            nanos.add(System.nanoTime() - begun);
            if (!outcome.message().equals("returned [2832]")) {
                wrongAnswers.add(outcome.message());
            }
        }

        long medianNanos(int runs) {
            for (int i = 0; i < runs; i++) {
                once();
            }
            long median = median();
            nanos.clear();
            return median;
        }

        long median() {
            List<Long> sorted = new ArrayList<>(nanos);
            Collections.sort(sorted);
            return sorted.get(sorted.size() / 2);
        }

        @Override
        public void run() {
            while (!stop) {
                once();
            }
        }
    }

    @Test
    void aTableThatGrewDoesNotGrowInTheNextRun() {
        ModuleBuilder module = new ModuleBuilder();
        module.table(3);
        module.export("run", module.function(ModuleBuilder.types(), ModuleBuilder.types(ModuleBuilder.I32),
                0xd0, ModuleBuilder.FUNCREF, ModuleBuilder.i32(1_000), 0xfc, 15, 0, 0x1a, 0xfc, 16, 0));
        byte[] binary = module.build();
        try (Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false))) {
            for (int i = 0; i < 3; i++) {
                assertEquals("returned [1003]", engine.run(binary, RUN, Limits.DEFAULT).message());
            }
        }
    }

    @Test
    void aGuestThatDoesNotStopIsGivenUpAndItsSlotCountedAsStuck() throws Exception {
        ModuleBuilder slow = new ModuleBuilder();
        for (int i = 0; i < 20; i++) {
            slow.function(ModuleBuilder.types(), ModuleBuilder.types(),
                    (Object) ModuleBuilder.repeat(5_000, ModuleBuilder.i32(1), 0x1a));
        }
        byte[] module = slow.export("run", 0).build();
        EngineSettings impatient = EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false).withStopGrace(Duration.ZERO);
        try (Engine engine = new Engine(impatient)) {
            Outcome outcome = engine.run(module, RUN, Limits.DEFAULT.withTime(Duration.ofMillis(1)));
            assertInstanceOf(Outcome.TimedOut.class, outcome, outcome.message());
            // The compile ends at the next group of functions, and the slot takes work again.
            Outcome next = engine.run(ModuleBuilder.run(), RUN, Limits.DEFAULT);
            assertInstanceOf(Outcome.Returned.class, next, next.message());
            assertEquals(0, engine.metrics().stuck());
        }
    }
}
