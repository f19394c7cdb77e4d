package ww.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ww.capnp.CallException;
import ww.capnp.Data;
import ww.capnp.StructList;
import ww.capnp.Text;
import ww.sched.AttemptId;
import ww.sched.TaskLimits;
import ww.sched.WorkerSpec;
import ww.schema.WorkerSchema.Description;
import ww.schema.WorkerSchema.HeldRun;
import ww.wasm.ModuleHash;

/**
 * What a worker says of itself, read on the gateway. The worker may be anybody, so counts and sizes are looked at
 * before anything is made of them: what is for people or a hint is cut, the rest refused.
 */
final class Descriptions {
    /** A host name has at most 64 bytes on Linux. */
    private static final int NAME_BYTES_MAX = 64;

    /** A name, an equals sign and a value, of characters of up to four bytes. */
    private static final int LABEL_BYTES_MAX = 8 * TaskLimits.LABEL_CHARS_MAX + 1;

    /** More modules than any worker keeps compiled; which ones is only a hint for placement. */
    private static final int WARM_MAX = WorkerSpec.SLOTS_MAX;

    /** Twice the slots: as many under way, as many that ended while nobody was there to hear of it. */
    private static final int HELD_MAX = 2 * WorkerSpec.SLOTS_MAX;

    private Descriptions() { }

    /** The name for people; what would upset a log or a page is replaced. */
    static String name(Description.Reader description) {
        byte[] name = new byte[Math.min(description.getName().size(), NAME_BYTES_MAX)];
        description.getName().asByteBuffer().get(name);
        return Text.of(name).toString().replaceAll("\\p{Cntrl}", "?");
    }

    static int slots(Description.Reader description) {
        return Math.clamp(Integer.toUnsignedLong(description.getSlots()), 1, WorkerSpec.SLOTS_MAX);
    }

    /** How many of its slots it has lost. */
    static int stuckSlots(Description.Reader description) {
        return stuckSlots(description.getStuckSlots(), slots(description));
    }

    /** What a worker says of its lost slots, which cannot be more than it has. */
    static int stuckSlots(int said, int slots) {
        return Math.clamp(Integer.toUnsignedLong(said), 0, slots);
    }

    /** The largest module it takes; a worker that does not say takes all, or says so when it is asked to. */
    static long moduleBytesMax(Description.Reader description) {
        long bytes = description.getModuleBytesMax();
        return bytes <= 0 ? Long.MAX_VALUE : bytes;
    }

    static Map<String, String> labels(Description.Reader description) throws CallException {
        requireAtMost("labels", description.getLabels().size(), TaskLimits.LABELS_MAX);
        List<String> words = new ArrayList<>();
        for (Text.Reader label : description.getLabels()) {
            requireAtMost("bytes in a label", label.size(), LABEL_BYTES_MAX);
            words.add(label.toString());
        }
        return WorkerSettings.labels(words);
    }

    /** The hashes of the modules it has compiled. */
    static Set<String> warm(Description.Reader description) {
        Set<String> hashes = new HashSet<>();
        for (Data.Reader hash : description.getCachedModules()) {
            if (hashes.size() == WARM_MAX) {
                break;
            }
            if (hash.size() == ModuleHash.BYTES) {
                hashes.add(ModuleHash.ofDigest(hash.toBytes()).hex());
            }
        }
        return hashes;
    }

    /** The attempts it holds. */
    static List<AttemptId> held(StructList.Reader<HeldRun.Reader> runs) throws CallException {
        requireAtMost("held attempts", runs.size(), HELD_MAX);
        List<AttemptId> held = new ArrayList<>();
        for (HeldRun.Reader run : runs) {
            held.add(RunKeys.read(run.getRun()));
        }
        return held;
    }

    private static void requireAtMost(String what, int count, int max) throws CallException {
        if (count > max) {
            throw CallException.failed("it describes itself with " + count + " " + what + ", the limit is " + max);
        }
    }
}
