package ww.wasm;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One guest's surroundings under WASI preview 1: its arguments, its environment, three streams, clocks and random
 * numbers. Nothing is preopened and nothing is inherited from this process.
 *
 * <p>Addresses that the guest gives are used on its memory as they are; one out of bounds throws
 * {@link IndexOutOfBoundsException}, which the caller answers with FAULT. Whatever can take long looks for the
 * interrupt of its thread.
 */
final class WasiGuest {
    /** Random bytes drawn at a time: the generator is shared and locked, so nobody keeps it for long. */
    private static final int RANDOM_CHUNK_BYTES = 4_096;

    /** Vectors between two looks for an interrupt; an empty one costs some nanoseconds. */
    private static final int VECTORS_A_CHECK = 1_024;

    /** File types of witx {@code filetype}. Streams are of none: they are neither files nor terminals. */
    private static final int FILETYPE_UNKNOWN = 0;

    /** Rights of witx {@code rights}: fd_read, fd_write, fd_filestat_get, poll_fd_readwrite. */
    private static final long RIGHT_READ = 1L << 1;
    private static final long RIGHT_WRITE = 1L << 6;
    private static final long RIGHT_STAT_AND_POLL = 1L << 21 | 1L << 27;

    private static final int FDSTAT_BYTES = 24;
    private static final int FILESTAT_BYTES = 64;

    /** What a descriptor stands for. */
    private enum Stream { CLOSED, STDIN, STDOUT, STDERR }

    private final List<byte[]> arguments;
    private final List<byte[]> environment;
    private final byte[] stdin;
    private final OutputBuffer stdout;
    private final OutputBuffer stderr;
    private final Run run;
    private final SecureRandom random;
    private final long startedNanos = System.nanoTime();
    private final Stream[] descriptors = {Stream.STDIN, Stream.STDOUT, Stream.STDERR};
    private int stdinPosition;

    /** The surroundings of a call; a function call has no arguments, no environment and an empty input. */
    WasiGuest(Run run, SecureRandom random) {
        Call.Command command = run.call() instanceof Call.Command given
                ? given : new Call.Command(List.of(), Map.of(), new byte[0]);
        this.arguments = command.arguments().stream().map(WasiGuest::zeroEnded).toList();
        this.environment = command.environment().entrySet().stream()
                .map(entry -> zeroEnded(entry.getKey() + "=" + entry.getValue())).toList();
        this.stdin = command.stdin();
        this.stdout = run.stdout();
        this.stderr = run.stderr();
        this.run = run;
        this.random = random;
    }

    private static byte[] zeroEnded(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** The given answer when the descriptor is open, else BADF. */
    int onStream(long descriptor, int errno) {
        return stream(descriptor) == Stream.CLOSED ? Errno.BADF : errno;
    }

    /** Bytes of standard input that are left, when the descriptor is that and open; else -1. */
    int readable(long descriptor) {
        return stream(descriptor) == Stream.STDIN ? stdin.length - stdinPosition : -1;
    }

    /** True when the descriptor is an open output. */
    boolean writable(long descriptor) {
        Stream stream = stream(descriptor);
        return stream == Stream.STDOUT || stream == Stream.STDERR;
    }

    private Stream stream(long descriptor) {
        int index = (int) descriptor;
        return index >= 0 && index < descriptors.length ? descriptors[index] : Stream.CLOSED;
    }

    int argsGet(FlatMemory memory, long[] a) {
        return strings(arguments, memory, (int) a[0], (int) a[1]);
    }

    int argsSizesGet(FlatMemory memory, long[] a) {
        return sizes(arguments, memory, (int) a[0], (int) a[1]);
    }

    int environGet(FlatMemory memory, long[] a) {
        return strings(environment, memory, (int) a[0], (int) a[1]);
    }

    int environSizesGet(FlatMemory memory, long[] a) {
        return sizes(environment, memory, (int) a[0], (int) a[1]);
    }

    private static int strings(List<byte[]> strings, FlatMemory memory, int pointers, int buffer) {
        int pointer = pointers;
        int target = buffer;
        for (byte[] string : strings) {
            memory.writeI32(pointer, target);
            memory.write(target, string, 0, string.length);
            pointer += 4;
            target += string.length;
        }
        return Errno.SUCCESS;
    }

    private static int sizes(List<byte[]> strings, FlatMemory memory, int count, int bytes) {
        memory.writeI32(count, strings.size());
        memory.writeI32(bytes, strings.stream().mapToInt(string -> string.length).sum());
        return Errno.SUCCESS;
    }

    int clockResGet(FlatMemory memory, long[] a) {
        if (a[0] < 0 || a[0] > 3) {
            return Errno.INVAL;
        }
        // The platform promises no more than this for any of its clocks.
        memory.writeLong((int) a[1], a[0] == 0 ? 1_000 : 1);
        return Errno.SUCCESS;
    }

    int clockTimeGet(FlatMemory memory, long[] a) {
        if (a[0] < 0 || a[0] > 3) {
            return Errno.INVAL;
        }
        memory.writeLong((int) a[2], clockNanos((int) a[0]));
        return Errno.SUCCESS;
    }

    /** The time of a clock: 0 real time, 1 monotonic since the guest began, 2 and 3 its processor time. */
    long clockNanos(int clock) {
        return switch (clock) {
            case 0 -> {
                Instant now = Instant.now();
                yield now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }
            case 1 -> System.nanoTime() - startedNanos;
            default -> run.cpuNanos();
        };
    }

    int randomGet(FlatMemory memory, long[] a) {
        int address = (int) a[0];
        int left = (int) a[1];
        Objects.checkFromIndexSize(address, left, memory.bytes.length);
        while (left > 0) {
            Interruption.check();
            byte[] chunk = new byte[Math.min(left, RANDOM_CHUNK_BYTES)];
            random.nextBytes(chunk);
            memory.write(address, chunk, 0, chunk.length);
            address += chunk.length;
            left -= chunk.length;
        }
        return Errno.SUCCESS;
    }

    int schedYield(FlatMemory memory, long[] a) {
        Interruption.check();
        Thread.yield();
        return Errno.SUCCESS;
    }

    int procExit(FlatMemory memory, long[] a) {
        throw new GuestExit((int) a[0]);
    }

    int fdRead(FlatMemory memory, long[] a) {
        Stream stream = stream(a[0]);
        if (stream != Stream.STDIN) {
            return stream == Stream.CLOSED ? Errno.BADF : Errno.NOTCAPABLE;
        }
        int read = 0;
        int vector = (int) a[1];
        for (int i = 0; i < vectorCount(memory, a) && stdinPosition < stdin.length; i++, vector += 8) {
            checkNowAndThen(i);
            int address = memory.readInt(vector);
            int length = memory.readInt(vector + 4);
            Objects.checkFromIndexSize(address, length, memory.bytes.length);
            int count = Math.min(length, stdin.length - stdinPosition);
            memory.write(address, stdin, stdinPosition, count);
            stdinPosition += count;
            read += count;
        }
        memory.writeI32((int) a[3], read);
        return Errno.SUCCESS;
    }

    int fdWrite(FlatMemory memory, long[] a) {
        Stream stream = stream(a[0]);
        if (stream != Stream.STDOUT && stream != Stream.STDERR) {
            return stream == Stream.CLOSED ? Errno.BADF : Errno.NOTCAPABLE;
        }
        OutputBuffer output = stream == Stream.STDOUT ? stdout : stderr;
        int written = 0;
        int vector = (int) a[1];
        for (int i = 0; i < vectorCount(memory, a); i++, vector += 8) {
            checkNowAndThen(i);
            int address = memory.readInt(vector);
            int length = memory.readInt(vector + 4);
            Objects.checkFromIndexSize(address, length, memory.bytes.length);
            int taken = output.write(memory.bytes, address, length);
            written += taken;
            if (taken < length) {
                run.outputOverflowed(stream == Stream.STDOUT ? "stdout" : "stderr", output.limitBytes());
                if (written == 0) {
                    return Errno.NOSPC;
                }
                break;
            }
        }
        memory.writeI32((int) a[3], written);
        return Errno.SUCCESS;
    }

    private static void checkNowAndThen(int round) {
        if (round % VECTORS_A_CHECK == 0) {
            Interruption.check();
        }
    }

    /** The number of vectors, after a look at the place where they must lie: so the loops over them are bounded. */
    private static int vectorCount(FlatMemory memory, long[] a) {
        int count = (int) a[2];
        if (count < 0 || count > memory.bytes.length / 8) {
            throw new IndexOutOfBoundsException("vectors beyond the memory");
        }
        return count;
    }

    int fdClose(FlatMemory memory, long[] a) {
        if (stream(a[0]) == Stream.CLOSED) {
            return Errno.BADF;
        }
        descriptors[(int) a[0]] = Stream.CLOSED;
        return Errno.SUCCESS;
    }

    int fdRenumber(FlatMemory memory, long[] a) {
        Stream from = stream(a[0]);
        if (from == Stream.CLOSED || stream(a[1]) == Stream.CLOSED) {
            return Errno.BADF;
        }
        descriptors[(int) a[0]] = Stream.CLOSED;
        descriptors[(int) a[1]] = from;
        return Errno.SUCCESS;
    }

    int fdFdstatGet(FlatMemory memory, long[] a) {
        Stream stream = stream(a[0]);
        if (stream == Stream.CLOSED) {
            return Errno.BADF;
        }
        int address = (int) a[1];
        memory.write(address, new byte[FDSTAT_BYTES], 0, FDSTAT_BYTES);
        memory.writeByte(address, (byte) FILETYPE_UNKNOWN);
        memory.writeLong(address + 8, RIGHT_STAT_AND_POLL | (stream == Stream.STDIN ? RIGHT_READ : RIGHT_WRITE));
        return Errno.SUCCESS;
    }

    int fdFilestatGet(FlatMemory memory, long[] a) {
        if (stream(a[0]) == Stream.CLOSED) {
            return Errno.BADF;
        }
        // All zero: an object of unknown type, without size or times.
        memory.write((int) a[1], new byte[FILESTAT_BYTES], 0, FILESTAT_BYTES);
        return Errno.SUCCESS;
    }
}
