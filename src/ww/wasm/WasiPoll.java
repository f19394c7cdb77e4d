package ww.wasm;

/**
 * {@code poll_oneoff} of WASI preview 1. Streams never block here: all input is there from the start and all output is
 * taken at once. So a poll that names a stream answers at once, and one that names clocks alone sleeps until the first.
 */
final class WasiPoll {
    private static final int SUBSCRIPTION_BYTES = 48;
    private static final int EVENT_BYTES = 32;
    private static final int TAG_CLOCK = 0;
    private static final int TAG_READ = 1;
    private static final int TAG_WRITE = 2;
    private static final int FLAG_HANGUP = 1;

    /** Subscriptions between two looks for an interrupt; each costs some nanoseconds. */
    private static final int CHECK_EVERY = 1_024;

    private final WasiGuest guest;
    private final FlatMemory memory;
    private final int subscriptions;
    private final int events;
    private final int count;
    private int eventCount;
    private long sleepNanos = Long.MAX_VALUE;

    private WasiPoll(WasiGuest guest, FlatMemory memory, long[] a) {
        this.guest = guest;
        this.memory = memory;
        this.subscriptions = (int) a[0];
        this.events = (int) a[1];
        this.count = (int) a[2];
    }

    static int pollOneoff(WasiGuest guest, FlatMemory memory, long[] a) {
        if (a[2] == 0) {
            return Errno.INVAL;
        }
        if ((int) a[2] < 0 || (int) a[2] > memory.bytes.length / SUBSCRIPTION_BYTES) {
            return Errno.FAULT;
        }
        WasiPoll poll = new WasiPoll(guest, memory, a);
        poll.streams();
        if (poll.eventCount == 0) {
            Interruption.sleep(poll.sleepNanos);
            poll.clocks();
        }
        memory.writeI32((int) a[3], poll.eventCount);
        return Errno.SUCCESS;
    }

    /** Answers every subscription to a stream and finds how long the earliest clock takes. */
    private void streams() {
        for (int i = 0; i < count; i++) {
            if (i % CHECK_EVERY == 0) {
                Interruption.check();
            }
            int at = subscriptions + i * SUBSCRIPTION_BYTES;
            int tag = memory.read(at + 8);
            if (tag == TAG_CLOCK) {
                sleepNanos = Math.min(sleepNanos, remaining(at));
            } else {
                stream(at, tag, memory.readInt(at + 16));
            }
        }
    }

    private void stream(int at, int tag, int descriptor) {
        int readable = guest.readable(descriptor);
        if (tag == TAG_READ && readable >= 0) {
            event(at, Errno.SUCCESS, tag, readable, readable == 0 ? FLAG_HANGUP : 0);
        } else if (tag == TAG_WRITE && guest.writable(descriptor)) {
            event(at, Errno.SUCCESS, tag, FlatMemory.PAGE_SIZE, 0);
        } else {
            event(at, tag > TAG_WRITE || tag < 0 ? Errno.INVAL : Errno.BADF, tag, 0, 0);
        }
    }

    /** Nanoseconds until a clock subscription is due; 0 for one that is, or that names no clock. */
    private long remaining(int at) {
        int clock = memory.readInt(at + 16);
        if (clock < 0 || clock > 3) {
            return 0;
        }
        long timeout = memory.readLong(at + 24);
        boolean absolute = (memory.readShort(at + 40) & 1) != 0;
        // Unsigned: what looks negative is beyond 292 years.
        long nanos = timeout < 0 ? Long.MAX_VALUE : timeout;
        return absolute ? Math.max(0, nanos - guest.clockNanos(clock)) : nanos;
    }

    /** Answers the clocks that the sleep was for, or that were due before it ended. */
    private void clocks() {
        for (int i = 0; i < count; i++) {
            if (i % CHECK_EVERY == 0) {
                Interruption.check();
            }
            int at = subscriptions + i * SUBSCRIPTION_BYTES;
            int clock = memory.readInt(at + 16);
            boolean absolute = (memory.readShort(at + 40) & 1) != 0;
            if (remaining(at) <= (absolute ? 0 : sleepNanos)) {
                event(at, clock < 0 || clock > 3 ? Errno.INVAL : Errno.SUCCESS, TAG_CLOCK, 0, 0);
            }
        }
        if (eventCount == 0) {
            // An absolute time that the sleep missed by the last nanoseconds: due all the same.
            event(subscriptions, Errno.SUCCESS, TAG_CLOCK, 0, 0);
        }
    }

    private void event(int subscription, int errno, int tag, long bytes, int flags) {
        int at = events + eventCount * EVENT_BYTES;
        long userData = memory.readLong(subscription);
        memory.writeLong(at, userData);
        memory.writeShort(at + 8, (short) errno);
        memory.writeByte(at + 10, (byte) tag);
        memory.writeLong(at + 16, bytes);
        memory.writeShort(at + 24, (short) flags);
        eventCount++;
    }
}
