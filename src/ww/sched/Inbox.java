package ww.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the scheduler's thread. Anyone puts in; the thread takes all there is at once, which is what lets one
 * write to the disk serve many.
 */
final class Inbox {
    /** Letters taken at once: bounds the time until the first of them is answered. */
    private static final int TAKEN_MAX = 4_096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    /** The following are read and written under the lock. */
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private boolean woken;
    private boolean closed;

    /** An event with whoever waits for its reply, or a question to be answered between two turns. */
    record Letter(Event event, Runnable question, CompletableFuture<Optional<Reply>> reply) {
        static Letter of(Event event) {
            return new Letter(event, null, new CompletableFuture<>());
        }

        static Letter asking(Runnable question) {
            return new Letter(null, question, new CompletableFuture<>());
        }
    }

    /** False if it is closed. */
    boolean put(Letter letter) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            letters.add(letter);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #take} return even without letters: time has passed. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for letters or a wake and takes them; empty also when it was closed and everything was taken. */
    List<Letter> take() {
        lock.lock();
        try {
            while (letters.isEmpty() && !woken && !closed) {
                filled.awaitUninterruptibly();
            }
            woken = false;
            List<Letter> taken = new ArrayList<>(Math.min(letters.size(), TAKEN_MAX));
            while (!letters.isEmpty() && taken.size() < TAKEN_MAX) {
                taken.add(letters.poll());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the questions alone: they can be answered while the disk takes nothing. */
    List<Letter> takeQuestions() {
        lock.lock();
        try {
            List<Letter> questions = letters.stream().filter(letter -> letter.question() != null).toList();
            letters.removeAll(questions);
            return questions;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return letters.size();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing can be put in any more; what is in can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
