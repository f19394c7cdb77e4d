package ww.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells what the bytes behind the last good record of a segment are: nothing, the rest of a write that a crash cut
 * short, or damage.
 *
 * <p><b>The problem.</b> A record that fails its checksum may be one whose write never finished; nobody was promised
 * it, and it must be cut off. Or it may be one that was safe and has changed since; somebody was promised it, and
 * cutting it off would lose it in silence. Most logs cut in both cases.
 *
 * <p><b>The method.</b> Segments are filled with zeros before use, and a batch is forced before the next is written.
 * So what a crash leaves of an unfinished batch is the batch with whole sectors (or, where the device does not keep
 * its word about sectors, a stretch at its end) still zero. Therefore:
 * <ol>
 *   <li>a good record of a <em>later</em> batch behind the bad one means the bad one was safe: damage;
 *   <li>if what is there does not end in an end mark, its end was never written: cut short;
 *   <li>if a whole sector of it is zero, that sector was never written: cut short;
 *   <li>otherwise all of it was written, and has changed since: damage.
 * </ol>
 *
 * <p><b>What remains.</b> A changed bit in the last batch together with a payload that itself has a sector of zeros is
 * taken for a cut. A disk that says it has forced a batch and then loses all of it leaves no trace at all.
 */
final class TailJudge {
    /** The unit in which disks write or do not write; where it is larger, the rule only gets surer. */
    private static final int SECTOR_BYTES = 512;

    private static final byte[] ZEROS = new byte[SECTOR_BYTES];

    /** How far ahead of the expected number an end mark is believed; more records are never in one batch. */
    private static final long BATCH_RECORDS_MAX = 1L << 20;

    /** The verdict on what comes behind the last good record. */
    enum Verdict {
        /** Nothing is there. */
        EMPTY,
        /** A write that did not finish. */
        CUT_SHORT,
        /** Bytes that were safe have changed. */
        DAMAGED
    }

    private TailJudge() {
    }

    /**
     * Judges.
     *
     * @param segment  the whole segment, in an array from its beginning
     * @param at       where the next record should begin
     * @param expected the number it should have
     */
    static Verdict judge(ByteBuffer segment, int at, long expected) {
        int end = endOfWritten(segment, at);
        if (end <= at) {
            return Verdict.EMPTY;
        }
        if (laterBatchFollows(segment, at, end, expected)) {
            return Verdict.DAMAGED;
        }
        if (!endsInMark(segment, at, end, expected)) {
            return Verdict.CUT_SHORT;
        }
        return sectorMissing(segment, at, end) ? Verdict.CUT_SHORT : Verdict.DAMAGED;
    }

    /** The place behind the last byte that is not zero, rounded up to where a record can end; {@code at} if none. */
    private static int endOfWritten(ByteBuffer segment, int at) {
        int end = segment.limit();
        byte[] bytes = segment.array();
        while (end - SECTOR_BYTES > at && Arrays.equals(bytes, end - SECTOR_BYTES, end, ZEROS, 0, SECTOR_BYTES)) {
            end -= SECTOR_BYTES;
        }
        while (end > at && bytes[end - 1] == 0) {
            end--;
        }
        int rounded = end + RecordFrame.ALIGNMENT - 1 & -RecordFrame.ALIGNMENT;
        return end <= at ? at : Math.min(rounded, segment.limit());
    }

    private static boolean laterBatchFollows(ByteBuffer segment, int at, int end, long expected) {
        for (int place = at; place + RecordFrame.HEADER_BYTES <= end; place += RecordFrame.ALIGNMENT) {
            Optional<RecordFrame> frame = RecordFrame.read(segment, place);
            if (frame.isPresent() && frame.get().batchFirst() > expected
                    && frame.get().payload(segment, place).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInMark(ByteBuffer segment, int at, int end, long expected) {
        if (end - RecordFrame.MARK_BYTES < at) {
            return false;
        }
        long ahead = RecordFrame.sequenceOfMark(segment.getLong(end - RecordFrame.MARK_BYTES)) - expected;
        return ahead >= 0 && ahead < BATCH_RECORDS_MAX;
    }

    private static boolean sectorMissing(ByteBuffer segment, int at, int end) {
        for (int start = at; start < end; ) {
            int next = Math.min((start / SECTOR_BYTES + 1) * SECTOR_BYTES, end);
            boolean zero = true;
            for (int i = start; i < next && zero; i++) {
                zero = segment.get(i) == 0;
            }
            if (zero) {
                return true;
            }
            start = next;
        }
        return false;
    }
}
