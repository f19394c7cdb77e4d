package ww.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import ww.wasm.Captured;
import ww.wasm.Outcome;
import ww.wasm.RunHandle;
import ww.wasm.RunStats;

/** A run that ends when the test says so, or at once when it is cancelled. */
final class TestRun implements RunHandle {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    void end(int outputBytes) {
        outcome.complete(new Outcome.Returned(List.of(), stats(outputBytes)));
    }

    private static RunStats stats(int outputBytes) {
        return new RunStats(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, false,
                new Captured(new byte[outputBytes], false), Captured.EMPTY);
    }

    boolean isCancelled() {
        return outcome.isDone() && outcome.join() instanceof Outcome.Cancelled;
    }

    @Override
    public void cancel() {
        outcome.complete(new Outcome.Cancelled(stats(0)));
    }

    @Override
    public Outcome await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletionStage<Outcome> outcome() {
        return outcome;
    }

    @Override
    public boolean isDone() {
        return outcome.isDone();
    }
}
