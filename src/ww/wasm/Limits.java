package ww.wasm;

import java.time.Duration;

/**
 * What one run may use. The caller chooses within the ceilings of {@link EngineSettings}; what it asks beyond them is
 * cut down to them.
 *
 * @param memoryPages the most linear memory, in pages of 64 KiB
 * @param tableElements the most table elements, all tables together
 * @param stackBytes the stack of the guest's thread
 * @param wall the most time from the start on a thread, compiling included
 * @param cpu the most processor time in that
 * @param stdinBytes the most standard input
 * @param stdoutBytes how much standard output is kept
 * @param stderrBytes how much standard error is kept
 * @param resultBytes the most bytes of a function's results, as the text of decimal numbers, together
 * @param surroundingsBytes the most bytes of arguments and environment together
 * @param outputOverflow what happens to a guest that writes more than is kept
 */
public record Limits(
        int memoryPages,
        int tableElements,
        int stackBytes,
        Duration wall,
        Duration cpu,
        int stdinBytes,
        int stdoutBytes,
        int stderrBytes,
        int resultBytes,
        int surroundingsBytes,
        Overflow outputOverflow) {
    /** Keep the beginning, give the guest an error number and let it go on; or end the run. */
    public enum Overflow { TRUNCATE, STOP }

    /** The bytes in a page of linear memory (core specification, section 2.5.5). */
    public static final int PAGE_BYTES = 65_536;

    /** A Java array ends just under 2 GiB, and so does a memory that is one array. */
    public static final int MEMORY_PAGES_MAX = 32_767;

    /** The JVM's own frames take about half of this; what asks for less has no use for a thread at all. */
    public static final int STACK_BYTES_MIN = 256 << 10;

    /** Address space, and in the worst case memory outside the heap, for each slot. */
    public static final int STACK_BYTES_MAX = 1 << 30;

    /** Ten years: long enough for anyone, and nanoseconds still fit a long. */
    private static final Duration TIME_MAX = Duration.ofDays(3_650);

    /** Input and output travel in messages and are held in memory more than once. */
    private static final int STREAM_BYTES_MAX = 256 << 20;

    /**
     * 64 MiB of memory holds every guest of the usual toolchains; 65,536 table elements the function pointers of a
     * whole language run-time; 8 MiB of stack 259,000 frames of a small function, of which the kernel gives only what
     * is touched; a minute is long for a task and short for a forgotten one; a MiB of text is more than
     * anyone reads and little to carry; 64 KiB of arguments is half of what Linux lets one string be.
     */
    public static final Limits DEFAULT = new Limits(1_024, 65_536, 8 << 20, Duration.ofSeconds(60),
            Duration.ofSeconds(60), 1 << 20, 1 << 20, 1 << 20, 1 << 20, 1 << 16, Overflow.TRUNCATE);

    public Limits {
        check("memoryPages", memoryPages, 0, MEMORY_PAGES_MAX);
        check("tableElements", tableElements, 0, 10_000_000);
        check("stackBytes", stackBytes, STACK_BYTES_MIN, STACK_BYTES_MAX);
        checkTime("wall", wall);
        checkTime("cpu", cpu);
        check("stdinBytes", stdinBytes, 0, STREAM_BYTES_MAX);
        check("stdoutBytes", stdoutBytes, 0, STREAM_BYTES_MAX);
        check("stderrBytes", stderrBytes, 0, STREAM_BYTES_MAX);
        check("resultBytes", resultBytes, 0, STREAM_BYTES_MAX);
        check("surroundingsBytes", surroundingsBytes, 0, STREAM_BYTES_MAX);
        if (outputOverflow == null) {
            throw new IllegalArgumentException("outputOverflow is missing");
        }
    }

    /** The same with another time limit for both clocks. */
    public Limits withTime(Duration time) {
        return new Limits(memoryPages, tableElements, stackBytes, time, time, stdinBytes, stdoutBytes, stderrBytes,
                resultBytes, surroundingsBytes, outputOverflow);
    }

    /** The same with another processor time limit. */
    public Limits withCpu(Duration time) {
        return new Limits(memoryPages, tableElements, stackBytes, wall, time, stdinBytes, stdoutBytes, stderrBytes,
                resultBytes, surroundingsBytes, outputOverflow);
    }

    /** The same with another memory limit. */
    public Limits withMemoryPages(int pages) {
        return new Limits(pages, tableElements, stackBytes, wall, cpu, stdinBytes, stdoutBytes, stderrBytes,
                resultBytes, surroundingsBytes, outputOverflow);
    }

    /** The same with another table limit. */
    public Limits withTableElements(int elements) {
        return new Limits(memoryPages, elements, stackBytes, wall, cpu, stdinBytes, stdoutBytes, stderrBytes,
                resultBytes, surroundingsBytes, outputOverflow);
    }

    /** The same with another stack. */
    public Limits withStackBytes(int bytes) {
        return new Limits(memoryPages, tableElements, bytes, wall, cpu, stdinBytes, stdoutBytes, stderrBytes,
                resultBytes, surroundingsBytes, outputOverflow);
    }

    /** The same with other limits for what comes in and out. */
    public Limits withStreams(int stdin, int stdout, int stderr, Overflow overflow) {
        return new Limits(memoryPages, tableElements, stackBytes, wall, cpu, stdin, stdout, stderr, resultBytes,
                surroundingsBytes, overflow);
    }

    /** The same with another limit for a function's results. */
    public Limits withResultBytes(int bytes) {
        return new Limits(memoryPages, tableElements, stackBytes, wall, cpu, stdinBytes, stdoutBytes, stderrBytes,
                bytes, surroundingsBytes, outputOverflow);
    }

    /** Each limit the smaller of the two; the other's choice of what an overflow does is not asked. */
    public Limits within(Limits ceiling) {
        return new Limits(
                Math.min(memoryPages, ceiling.memoryPages),
                Math.min(tableElements, ceiling.tableElements),
                Math.min(stackBytes, ceiling.stackBytes),
                wall.compareTo(ceiling.wall) <= 0 ? wall : ceiling.wall,
                cpu.compareTo(ceiling.cpu) <= 0 ? cpu : ceiling.cpu,
                Math.min(stdinBytes, ceiling.stdinBytes),
                Math.min(stdoutBytes, ceiling.stdoutBytes),
                Math.min(stderrBytes, ceiling.stderrBytes),
                Math.min(resultBytes, ceiling.resultBytes),
                Math.min(surroundingsBytes, ceiling.surroundingsBytes),
                outputOverflow);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", not from " + least + " to " + most);
        }
    }

    private static void checkTime(String name, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(TIME_MAX) > 0) {
            throw new IllegalArgumentException(name + " is " + time + ", not above zero and up to " + TIME_MAX);
        }
    }
}
