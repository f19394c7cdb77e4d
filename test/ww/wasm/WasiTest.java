package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.I64;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.call;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.i64;
import static ww.wasm.ModuleBuilder.types;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** WASI preview 1 as a guest sees it: what is there works, what is not there says so with the right number. */
class WasiTest {
    private static final Engine ENGINE = new Engine(EngineSettings.of(2, Limits.DEFAULT).withWarmUp(false));

    private static final int[] IIII = types(I32, I32, I32, I32);

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Outcome.Exited command(byte[] module, String stdin, List<String> arguments,
            Map<String, String> environment) {
        Outcome outcome = ENGINE.run(module,
                new Call.Command(arguments, environment, stdin.getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT);
        return assertInstanceOf(Outcome.Exited.class, outcome, outcome.message());
    }

    private static int errno(String function, int[] parameters, Object... arguments) {
        return command(WasiModules.exitWith(function, parameters, arguments), "", List.of(), Map.of()).code();
    }

    /** A command that does this and then writes the 64 bytes at address 256 to standard output. */
    private static byte[] dump(String function, int[] parameters, Object... arguments) {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int called = module.wasi(function, parameters, I32);
        int write = module.wasi("fd_write", IIII, I32);
        module.export("_start", module.function(types(), types(), bytes(arguments), call(called), 0x1a,
                i32(0), i32(256), 0x36, 2, 0, i32(4), i32(64), 0x36, 2, 0,
                i32(1), i32(0), i32(1), i32(16), call(write), 0x1a));
        return module.build();
    }

    @Test
    void argumentsAndEnvironmentAreWhatTheCallSays() {
        byte[] arguments = command(dump("args_get", types(I32, I32), i32(128), i32(256)), "",
                List.of("guest", "grüß", ""), Map.of()).stats().stdout().bytes();
        assertTrue(new String(arguments, StandardCharsets.UTF_8).startsWith("guest\0grüß\0\0"));
        byte[] environment = command(dump("environ_get", types(I32, I32), i32(128), i32(256)), "",
                List.of(), Map.of("HOME", "/")).stats().stdout().bytes();
        assertTrue(new String(environment, StandardCharsets.UTF_8).startsWith("HOME=/\0\0"));
        byte[] sizes = command(dump("environ_sizes_get", types(I32, I32), i32(256), i32(260)), "",
                List.of(), Map.of("A", "1", "B", "22")).stats().stdout().bytes();
        assertEquals(2, sizes[0]);
        assertEquals(9, sizes[4]);
    }

    @Test
    void nothingOfThisProcessIsInherited() {
        byte[] sizes = command(dump("environ_sizes_get", types(I32, I32), i32(256), i32(260)), "",
                List.of(), Map.of()).stats().stdout().bytes();
        assertEquals(0, sizes[0]);
        assertEquals(Errno.BADF, errno("fd_prestat_get", types(I32, I32), i32(3), i32(0)));
        assertEquals(Errno.BADF, errno("path_open", types(I32, I32, I32, I32, I32, I64, I64, I32, I32),
                i32(3), i32(0), i32(0), i32(1), i32(0), i64(-1), i64(-1), i32(0), i32(8)));
        assertEquals(Errno.NOTDIR, errno("path_open", types(I32, I32, I32, I32, I32, I64, I64, I32, I32),
                i32(0), i32(0), i32(0), i32(1), i32(0), i64(-1), i64(-1), i32(0), i32(8)));
        assertEquals(Errno.NOTSOCK, errno("sock_accept", types(I32, I32, I32), i32(0), i32(0), i32(8)));
    }

    @Test
    void inputIsReadInOrderAndEndsWithZeroBytes() {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int read = module.wasi("fd_read", IIII, I32);
        int write = module.wasi("fd_write", IIII, I32);
        // Two vectors of 3 and 2 bytes; copies what it reads until it reads nothing.
        module.export("_start", module.function(types(), types(),
                i32(0), i32(64), 0x36, 2, 0, i32(8), i32(80), 0x36, 2, 0,
                0x03, 0x40,
                i32(4), i32(3), 0x36, 2, 0, i32(12), i32(2), 0x36, 2, 0,
                i32(0), i32(0), i32(2), i32(32), call(read), 0x1a,
                i32(40), i32(64), 0x36, 2, 0, i32(44), i32(32), 0x28, 2, 0, 0x36, 2, 0,
                i32(1), i32(40), i32(1), i32(48), call(write), 0x1a,
                i32(32), 0x28, 2, 0, 0x0d, 0, 0x0b));
        String copied = command(module.build(), "abc", List.of(), Map.of()).stats().stdout().text();
        assertEquals("abc", copied);
    }

    @Test
    void standardErrorIsApartFromStandardOutput() {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int write = module.wasi("fd_write", IIII, I32);
        module.data(64, "oops".getBytes(StandardCharsets.US_ASCII));
        module.export("_start", module.function(types(), types(),
                i32(0), i32(64), 0x36, 2, 0, i32(4), i32(4), 0x36, 2, 0,
                i32(2), i32(0), i32(1), i32(16), call(write), 0x1a));
        RunStats stats = command(module.build(), "", List.of(), Map.of()).stats();
        assertEquals("oops", stats.stderr().text());
        assertEquals("", stats.stdout().text());
    }

    @Test
    void clocksTellTheTime() {
        long before = System.currentTimeMillis() * 1_000_000;
        long realTime = firstLong(command(dump("clock_time_get", types(I32, I64, I32), i32(0), i64(0), i32(256)), "",
                List.of(), Map.of()));
        assertTrue(realTime >= before && realTime <= (System.currentTimeMillis() + 1) * 1_000_000);
        long monotonic = firstLong(command(dump("clock_time_get", types(I32, I64, I32), i32(1), i64(0), i32(256)), "",
                List.of(), Map.of()));
        assertTrue(monotonic >= 0 && monotonic < Duration.ofMinutes(1).toNanos());
        assertTrue(firstLong(command(dump("clock_res_get", types(I32, I32), i32(0), i32(256)), "", List.of(),
                Map.of())) > 0);
        assertEquals(Errno.INVAL, errno("clock_time_get", types(I32, I64, I32), i32(9), i64(0), i32(256)));
        assertEquals(Errno.INVAL, errno("clock_res_get", types(I32, I32), i32(-1), i32(256)));
    }

    private static long firstLong(Outcome.Exited exited) {
        return (long) FlatMemory.LONG.get(exited.stats().stdout().bytes(), 0);
    }

    @Test
    void randomBytesDiffer() {
        byte[] module = dump("random_get", types(I32, I32), i32(256), i32(64));
        String first = command(module, "", List.of(), Map.of()).stats().stdout().text();
        String second = command(module, "", List.of(), Map.of()).stats().stdout().text();
        assertTrue(!first.equals(second) && !first.equals("\0".repeat(64)));
    }

    @Test
    void aSleepTakesItsTimeAndReportsItsEvent() {
        // A relative subscription of 20 ms to clock 1 with user data 77.
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int poll = module.wasi("poll_oneoff", IIII, I32);
        int exit = module.wasi("proc_exit", types(I32));
        module.export("_start", module.function(types(), types(),
                i32(0), i64(77), 0x37, 3, 0, i32(16), i32(1), 0x36, 2, 0, i32(24), i64(20_000_000), 0x37, 3, 0,
                i32(0), i32(1_024), i32(1), i32(2_048), call(poll), 0x1a,
                i32(1_024), 0x28, 2, 0, i32(2_048), 0x28, 2, 0, i32(100), 0x6c, 0x6a, call(exit)));
        Outcome.Exited exited = command(module.build(), "", List.of(), Map.of());
        assertEquals(177, exited.code());
        assertTrue(exited.stats().wall().toMillis() >= 20, exited.stats().wall().toString());
    }

    @Test
    void aPollOfAStreamAnswersAtOnce() {
        // Subscriptions to reading descriptor 0, and to an hour of clock 1: only the first has an event.
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int poll = module.wasi("poll_oneoff", IIII, I32);
        int exit = module.wasi("proc_exit", types(I32));
        module.export("_start", module.function(types(), types(),
                i32(8), i32(1), 0x3a, 0, 0, i32(48 + 16), i32(1), 0x36, 2, 0,
                i32(48 + 24), i64(3_600_000_000_000L), 0x37, 3, 0,
                i32(0), i32(1_024), i32(2), i32(2_048), call(poll), 0x1a,
                i32(2_048), 0x28, 2, 0, i32(1_024 + 16), 0x28, 2, 0, i32(10), 0x6c, 0x6a, call(exit)));
        assertEquals(51, command(module.build(), "abcde", List.of(), Map.of()).code());
        assertEquals(Errno.INVAL, errno("poll_oneoff", IIII, i32(0), i32(0), i32(0), i32(0)));
    }

    @Test
    void descriptorsCloseAndMove() {
        assertEquals(Errno.SUCCESS, errno("fd_close", types(I32), i32(1)));
        assertEquals(Errno.BADF, errno("fd_close", types(I32), i32(3)));
        assertEquals(Errno.BADF, errno("fd_close", types(I32), i32(-1)));
        assertEquals(Errno.SUCCESS, errno("fd_renumber", types(I32, I32), i32(2), i32(1)));
        assertEquals(Errno.BADF, errno("fd_renumber", types(I32, I32), i32(1), i32(9)));
        assertEquals(Errno.SPIPE, errno("fd_seek", types(I32, I64, I32, I32), i32(1), i64(0), i32(0), i32(8)));
        assertEquals(Errno.NOTCAPABLE, errno("fd_write", IIII, i32(0), i32(0), i32(0), i32(8)));
        assertEquals(Errno.NOTCAPABLE, errno("fd_read", IIII, i32(1), i32(0), i32(0), i32(8)));
        assertEquals(Errno.SUCCESS, errno("fd_fdstat_get", types(I32, I32), i32(0), i32(8)));
        assertEquals(Errno.SUCCESS, errno("fd_filestat_get", types(I32, I32), i32(0), i32(8)));
    }

    @Test
    void addressesOutsideTheMemoryAreFaults() {
        int outside = 65_533;
        assertEquals(Errno.FAULT, errno("args_sizes_get", types(I32, I32), i32(0), i32(outside)));
        assertEquals(Errno.FAULT, errno("random_get", types(I32, I32), i32(outside), i32(100)));
        assertEquals(Errno.FAULT, errno("random_get", types(I32, I32), i32(0), i32(-1)));
        assertEquals(Errno.FAULT, errno("clock_time_get", types(I32, I64, I32), i32(0), i64(0), i32(-1)));
        assertEquals(Errno.FAULT, errno("fd_write", IIII, i32(1), i32(outside), i32(1), i32(8)));
        assertEquals(Errno.FAULT, errno("fd_write", IIII, i32(1), i32(0), i32(-1), i32(8)));
        assertEquals(Errno.FAULT, errno("poll_oneoff", IIII, i32(outside), i32(0), i32(1), i32(0)));
        assertEquals(Errno.FAULT, errno("poll_oneoff", IIII, i32(0), i32(0), i32(Integer.MIN_VALUE), i32(0)));
    }

    @Test
    void aModuleWithoutMemoryGetsFaultsAndNoCrash() {
        ModuleBuilder module = new ModuleBuilder();
        int exit = module.wasi("proc_exit", types(I32));
        int random = module.wasi("random_get", types(I32, I32), I32);
        module.export("_start", module.function(types(), types(), i32(0), i32(8), call(random), call(exit)));
        assertEquals(Errno.FAULT, command(module.build(), "", List.of(), Map.of()).code());
    }

    /** Every function links and answers something sensible to zeros: a number of the witx list, never a crash. */
    @Test
    void everyFunctionOfPreview1Links() {
        List<String> names = StreamSupport.stream(WasiFunction.names().spliterator(), false).sorted().toList();
        assertEquals(46, names.size());
        for (String name : names) {
            Signature signature = WasiFunction.named(name).signature();
            if (name.startsWith("proc_exit")) {
                continue;
            }
            int[] parameters = signature.parameters().stream().mapToInt(type -> type == ValueType.I32 ? I32 : I64)
                    .toArray();
            byte[] zeros = new byte[0];
            for (int parameter : parameters) {
                zeros = bytes(zeros, parameter == I32 ? i32(0) : i64(0));
            }
            int errno = errno(name, parameters, (Object) zeros);
            assertTrue(errno >= 0 && errno <= 76, name + " answered " + errno);
        }
    }
}
