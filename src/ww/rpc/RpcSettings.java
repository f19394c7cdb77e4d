package ww.rpc;

import ww.capnp.MessageLimits;

/**
 * What one connection may cost, and how it treats its peer. What a peer does beyond a bound either fails the one call
 * with {@code overloaded} or aborts the connection; nothing of it is allocated before the bound was checked.
 *
 * @param messages bounds of one received message; a message larger than its {@code messageBytesMax} is not sent either
 * @param questionsMax calls of ours without both Return and Finish; more fail with {@code overloaded}
 * @param answersMax calls of the peer under way; more are answered {@code overloaded}, twice as many abort
 * @param exportsMax objects the peer may hold references to; a message that would export more is not sent
 * @param importsMax objects of the peer we may hold references to; more abort
 * @param callBytesMax bytes of the peer's calls which are not answered yet, and likewise of ours; calls beyond fail
 *        with {@code overloaded}. Failing, not waiting: when calls depend on each other, waiting for answers can be for
 *        ever
 * @param queuedBytesMax output not written yet from which on callers wait before sending. Replies never wait: beyond
 *        four times as much, results become {@code overloaded}; eight times as much, beside one largest message, aborts
 *        the connection of a peer that does not read
 * @param transformOpsMax steps of the path of a call on a promised answer
 * @param exceptionBytesMax text of an exception, sent or kept of a received one; longer texts are cut
 * @param shortenResolvedPromises whether a promise of the peer's which turned out to be an object of ours, after calls
 *        were sent through it, is shortened by a Disembargo. If not, its calls keep going through the peer, which is
 *        always right but slower; some peers (Go until 2023) end the connection on such a Disembargo
 * @param closeMillis how long closing waits for the last messages to be written
 */
public record RpcSettings(MessageLimits messages, int questionsMax, int answersMax, int exportsMax, int importsMax,
        long callBytesMax, long queuedBytesMax, int transformOpsMax, int exceptionBytesMax,
        boolean shortenResolvedPromises, int closeMillis) {
    /**
     * 64 Ki entries a table: an entry costs a few hundred bytes, so a hostile peer can pin some ten megabytes. Two of
     * the largest messages may be under way; an output queue of 4 MiB keeps any link busy. 64 steps are as deep as a
     * message can nest; 16 KiB hold any text a person will read; half a second is long for a last write.
     */
    public static final RpcSettings DEFAULT = new RpcSettings(MessageLimits.DEFAULT, 1 << 16, 1 << 16, 1 << 16, 1 << 16,
            128 << 20, 4 << 20, 64, 16 << 10, false, 500);

    /** What an entry of a table costs, with the objects it holds: some hundred bytes and a name in a map. */
    private static final int ENTRY_BYTES = 512;

    /** Below this a table, or a message, is too small to work with. */
    private static final int ENTRIES_MIN = 1 << 10;
    private static final int BYTES_MIN = 1 << 20;

    public RpcSettings {
        requireAtLeastOne("questionsMax", questionsMax);
        requireAtLeastOne("answersMax", answersMax);
        requireAtLeastOne("exportsMax", exportsMax);
        requireAtLeastOne("importsMax", importsMax);
        requireAtLeastOne("callBytesMax", callBytesMax);
        requireAtLeastOne("queuedBytesMax", queuedBytesMax);
        requireAtLeastOne("transformOpsMax", transformOpsMax);
        requireAtLeastOne("exceptionBytesMax", exceptionBytesMax);
        requireAtLeastOne("closeMillis", closeMillis);
    }

    private static void requireAtLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + " is below 1");
        }
    }

    /**
     * The default for a process with this much heap, all bounds lower where the heap is small: a message, or the
     * unanswered calls, of at most a quarter of it, each table of a thirty-second, output before callers wait of a
     * sixty-fourth, since eight times as much ends the connection. From 1 GiB on it is the default.
     */
    public static RpcSettings forHeap(long heapBytes) {
        long quarter = Math.max(BYTES_MIN, heapBytes / 4);
        int messageBytes = (int) Math.min(DEFAULT.messages.messageBytesMax(), quarter) & -8;
        int entries = Math.clamp(heapBytes / 32 / ENTRY_BYTES, ENTRIES_MIN, DEFAULT.questionsMax);
        return new RpcSettings(MessageLimits.ofMessageBytes(messageBytes), entries, entries, entries, entries,
                Math.min(DEFAULT.callBytesMax, quarter), Math.clamp(heapBytes / 64, BYTES_MIN / 16,
                DEFAULT.queuedBytesMax), DEFAULT.transformOpsMax, DEFAULT.exceptionBytesMax,
                DEFAULT.shortenResolvedPromises, DEFAULT.closeMillis);
    }

    /** The same with promises shortened or not. */
    public RpcSettings withShortenResolvedPromises(boolean shorten) {
        return new RpcSettings(messages, questionsMax, answersMax, exportsMax, importsMax, callBytesMax, queuedBytesMax,
                transformOpsMax, exceptionBytesMax, shorten, closeMillis);
    }
}
