package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a guest does must not make the JIT compiler worse for the modules that are compiled after it. It does when a
 * check that fails in machine code is in a method that all share ({@link AccessMethods}); so HotSpot is asked to say
 * where that happened.
 */
class NeighbourTest {
    /** Why machine code was left: a check of bounds, as an instruction, by the JDK's intrinsic, and as a comparison. */
    private static final List<String> CHECKS = List.of(" range_check ", " intrinsic ", " unstable_if ");

    /**
     * Where all accesses to memory pass. The JDK's {@code Preconditions} is not among them: HotSpot puts a range check
     * of its own in place of its code, except in a guest in which that has failed already.
     */
    private static final List<String> SHARED = List.of(" java.lang.invoke.VarHandleByteArrayAs",
            " ww.wasm.GuestShaded.memoryRead", " ww.wasm.GuestShaded.memoryWrite");

    @TempDir
    Path folder;

    @Test
    void guestsOutsideTheirMemoryMakeHotSpotDistrustNothingThatOthersUse() throws Exception {
        look(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:") || option.startsWith("--add-exports=")).toList(),
                AddressCheck.RANGE_CHECK);
    }

    @Test
    void norInAJvmThatIsGivenNoOptionsAndSoHasAccessesInPlace() throws Exception {
        look(List.of(), AddressCheck.COMPARISON);
    }

    private void look(List<String> options, AddressCheck check) throws Exception {
        Path log = folder.resolve("deoptimization.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-Xlog:deoptimization=debug:file=" + log, "-cp", System.getProperty("java.class.path"),
                OutsideGuests.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        // Twenty opcodes with and without an offset; and the pointers, of which the system says that they are bad.
        assertEquals(40, said.lines().filter(line -> line.endsWith("out of bounds memory access")).count(), said);
        assertTrue(said.lines().anyMatch(line -> line.equals("pointers: returned []")), said);
        assertTrue(said.lines().anyMatch(line -> line.equals("addresses: " + check)), said);
        List<String> failed = Files.readAllLines(log).stream()
                .filter(line -> CHECKS.stream().anyMatch(line::contains)).toList();
        assertTrue(failed.stream().anyMatch(line -> line.contains("ww.wasm.GuestFuncGroup_")),
                "no guest met a check of its own in machine code: " + failed);
        assertEquals(List.of(), failed.stream().filter(line -> SHARED.stream().anyMatch(line::contains)).toList());
    }
}
