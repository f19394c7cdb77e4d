package ww.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Which blobs are pinned, and which are being removed at this moment. A blob is never both. */
final class Pins {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    /** Both are read and written under the lock. */
    private final Map<String, Integer> pinned = new HashMap<>();
    private final Set<String> doomed = new HashSet<>();

    /** Pins a name, once a removal of it that is under way has ended. */
    BlobStore.Pin pin(String sha256, long bytes) {
        lock.lock();
        try {
            while (doomed.contains(sha256)) {
                settled.awaitUninterruptibly();
            }
            pinned.merge(sha256, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
        return new Held(sha256, bytes, new AtomicBoolean());
    }

    private final class Held implements BlobStore.Pin {
        private final String sha256;
        private final long bytes;
        private final AtomicBoolean closed;

        Held(String sha256, long bytes, AtomicBoolean closed) {
            this.sha256 = sha256;
            this.bytes = bytes;
            this.closed = closed;
        }

        @Override
        public String sha256() {
            return sha256;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                unpin(sha256);
            }
        }
    }

    private void unpin(String sha256) {
        lock.lock();
        try {
            pinned.computeIfPresent(sha256, (_, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }

    /** Takes those of the names that are not pinned: until {@link #spare} nobody can pin them. */
    Set<String> doom(Collection<String> names) {
        lock.lock();
        try {
            for (String name : names) {
                if (!pinned.containsKey(name)) {
                    doomed.add(name);
                }
            }
            return new HashSet<>(doomed);
        } finally {
            lock.unlock();
        }
    }

    /** Ends what {@link #doom} began. */
    void spare(Collection<String> names) {
        lock.lock();
        try {
            doomed.removeAll(names);
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
