package ww.wasm;

import java.util.concurrent.CompletionStage;

/** A run that has been submitted. Any thread. */
public interface RunHandle {
    /** Stops the run, wherever it is. Its outcome is {@link Outcome.Cancelled} unless it ended before. Idempotent. */
    void cancel();

    /**
     * Waits for the outcome. Interruption of the waiting thread does not stop the run.
     *
     * @throws InterruptedException when interrupted
     */
    Outcome await() throws InterruptedException;

    /** Completes with the outcome, never exceptionally. What hangs on it runs on the guest's thread: keep it short. */
    CompletionStage<Outcome> outcome();

    /** True once there is an outcome. */
    boolean isDone();
}
