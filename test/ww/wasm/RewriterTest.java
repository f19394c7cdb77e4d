package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.compiler.internal.Shaded;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rewritten code must do what the library's own compiled code does, and what V8 does: random programs run each way, and
 * result, trap and memory are compared. The library's interpreter is no witness: it takes an offset beyond 2 GiB for a
 * negative one. {@code ww.test.scale} multiplies the number of programs, {@code ww.test.seed} repeats a run.
 */
class RewriterTest {
    private static final int PROGRAMS = 40;

    /** Operations on features that the scan refuses. */
    private static final List<String> REFUSED = List.of("Atomic", "struct", "array", "31", "refTest", "castTest",
            "heapTypeMatch", "refEq", "getAddr");

    private record Result(String value, int memoryHash) {
    }

    /** Every access in place, in however few or many of them. */
    private static final GuestRewriter.Target IN_PLACE =
            new GuestRewriter.Target(48_000, 0, 0, AddressCheck.ofThisJvm());

    /** Every access through a call site of its own. */
    private static final GuestRewriter.Target LATE =
            new GuestRewriter.Target(48_000, 0, Integer.MAX_VALUE, AddressCheck.ofThisJvm());

    @Test
    void rewrittenProgramsDoWhatTheLibrarysOwnCodeDoes() throws Exception {
        compareWithTheLibrarys(GuestRewriter.Target.ofThisJvm());
    }

    @Test
    void soDoProgramsWithTheirAccessesInPlace() throws Exception {
        compareWithTheLibrarys(IN_PLACE);
    }

    /** The first way needs an option of the launchers, with which the tests run too. No bytes: nothing in place. */
    @ParameterizedTest
    @EnumSource
    void soDoProgramsWhoseAddressesAreCheckedEitherWay(AddressCheck check) throws Exception {
        assertEquals(AddressCheck.RANGE_CHECK, AddressCheck.ofThisJvm());
        compareWithTheLibrarys(new GuestRewriter.Target(48_000, 8, 8, check));
        compareWithTheLibrarys(new GuestRewriter.Target(48_000, 0, 0, check));
        compareWithTheLibrarys(new GuestRewriter.Target(0, 8, 8, check));
    }

    @Test
    void soDoProgramsWithTheirAccessesThroughCallSites() throws Exception {
        compareWithTheLibrarys(LATE);
    }

    private static void compareWithTheLibrarys(GuestRewriter.Target target) throws Exception {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        int count = PROGRAMS * Integer.getInteger("ww.test.scale", 1);
        Random seeds = new Random(seed);
        int returned = 0;
        for (int i = 0; i < count; i++) {
            long programSeed = seeds.nextLong();
            byte[] module = RandomProgram.generate(new Random(programSeed));
            ModuleShape shape = ModuleScan.scan(module, AdmissionLimits.DEFAULT);
            GuestCode code = GuestCompiler.compile(shape, target);
            assertEquals(0, code.interpretedFunctions());
            Instance.Builder compiled = Instance.builder(code.module()).withMachineFactory(code.machines());
            WasmModule parsed = Parser.parse(module);
            Instance.Builder plain = Instance.builder(parsed)
                    .withMachineFactory(MachineFactoryCompiler.compile(parsed));
            for (long argument : new long[] {0, 7, -1}) {
                Result expected = run(plain, argument);
                Result actual = run(compiled, argument);
                assertEquals(expected, actual, "seed " + seed + ", program " + i + " of seed " + programSeed
                        + " with " + argument);
                returned += expected.value.startsWith("returned") ? 1 : 0;
            }
        }
        // A quarter do on average; a seed of few programs may have far fewer.
        assertTrue(returned > count / 8, "only " + returned + " of " + 3 * count + " runs returned, seed " + seed);
    }

    private static Result run(Instance.Builder builder, long argument) {
        FlatMemory[] memory = new FlatMemory[1];
        Instance instance = builder
                .withMemoryFactory(limits -> memory[0] = new FlatMemory(limits, 3, new SpareMemory(0))).build();
        String value;
        try {
            value = "returned " + Arrays.toString(instance.export("run").apply(argument));
        } catch (RuntimeException e) {
            boolean memoryTrap = e instanceof IndexOutOfBoundsException || e.getMessage().contains("out of bounds");
            value = memoryTrap ? "out of bounds" : e.getMessage();
        }
        return new Result(value, Arrays.hashCode(memory[0].bytes));
    }

    @Test
    void rewrittenProgramsDoWhatV8Does(@TempDir Path folder) throws Exception {
        assumeTrue(nodeIsThere(), "no node on this machine");
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        int count = PROGRAMS * Integer.getInteger("ww.test.scale", 1);
        Random random = new Random(seed);
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] module = RandomProgram.generate(random);
            Files.write(folder.resolve(i + ".wasm"), module);
            GuestCode code = GuestCompiler.compile(ModuleScan.scan(module, AdmissionLimits.DEFAULT));
            String value = run(Instance.builder(code.module()).withMachineFactory(code.machines()), 7).value;
            ours.add(value.startsWith("returned") ? value : "trapped");
        }
        Process node = new ProcessBuilder("node", "test/interop/wasm-node/programs.mjs", folder.toString(),
                Integer.toString(count), "7").redirectErrorStream(true).start();
        List<String> theirs = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < count; i++) {
            assertEquals(i < theirs.size() ? theirs.get(i) : "no answer", ours.get(i),
                    "seed " + seed + ", program " + i);
        }
    }

    private static boolean nodeIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Compiled code calls the helper class by the library's names: whatever it may call must be there. */
    @Test
    void theHelperClassHasEveryOperationOfTheLibrarysOwn() {
        Set<String> own = operations(GuestShaded.class);
        Set<String> missing = operations(Shaded.class);
        missing.removeIf(operation -> own.contains(operation)
                || REFUSED.stream().anyMatch(operation::contains)
                // Copying between two memories.
                || operation.contains("Memory, interface com.dylibso.chicory.runtime.Memory"));
        assertEquals(Set.of(), missing);
    }

    private static Set<String> operations(Class<?> type) {
        Set<String> operations = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers())) {
                operations.add(method.getReturnType() + " " + method.getName()
                        + Arrays.toString(method.getParameterTypes()));
            }
        }
        return operations;
    }
}
