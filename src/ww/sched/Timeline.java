package ww.sched;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What will be due when: at most one entry per key, the earliest first. Entries of one moment come in the order of
 * their keys, so that the same history always gives the same decisions.
 */
final class Timeline {
    private final Map<Key, Entry> byKey = new HashMap<>();
    private final TreeSet<Entry> byTime = new TreeSet<>();

    /** What an entry is for. */
    enum Kind {
        /** A task's next occurrence is due. */
        TASK,
        /** A waiting run may be tried again, or by any worker again. */
        RUN,
        /** A waiting run has waited too long. */
        EXPIRY,
        /** An attempt is over its time and has not said so. */
        LIMIT,
        /** A cancelled attempt has not stopped. */
        STOP,
        /** An absent worker has not come back with what it had. */
        ADOPTION,
        /** Workers are looked at for silence. */
        PULSE,
        /** Ended tasks are looked at for age. */
        AGE
    }

    /**
     * Names an entry.
     *
     * @param subject a task's or a worker's id, or empty
     * @param number  a run's number, or 0
     */
    record Key(Kind kind, String subject, long number) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparing(Key::subject).thenComparingLong(Key::number);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A key at its time. */
    record Entry(long atMillis, Key key) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    /** Sets an entry's time, moving it if it is there; {@link Task#NEVER} removes it. */
    void set(Kind kind, String subject, long number, long atMillis) {
        Key key = new Key(kind, subject, number);
        Entry before = byKey.get(key);
        if (before != null) {
            if (before.atMillis == atMillis) {
                return;
            }
            byTime.remove(before);
            byKey.remove(key);
        }
        if (atMillis != Task.NEVER) {
            Entry entry = new Entry(atMillis, key);
            byKey.put(key, entry);
            byTime.add(entry);
        }
    }

    /** Sets an entry's time unless it has one. */
    void setIfAbsent(Kind kind, String subject, long number, long atMillis) {
        if (!byKey.containsKey(new Key(kind, subject, number))) {
            set(kind, subject, number, atMillis);
        }
    }

    void clear(Kind kind, String subject, long number) {
        set(kind, subject, number, Task.NEVER);
    }

    /** The time of the earliest entry, {@link Task#NEVER} if there is none. */
    long next() {
        return byTime.isEmpty() ? Task.NEVER : byTime.first().atMillis;
    }

    /** Takes out the earliest entry if its time has come. */
    Optional<Key> poll(long nowMillis) {
        if (next() > nowMillis) {
            return Optional.empty();
        }
        Key key = byTime.pollFirst().key;
        byKey.remove(key);
        return Optional.of(key);
    }

    int size() {
        return byKey.size();
    }
}
