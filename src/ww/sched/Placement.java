package ww.sched;

import ww.sched.WaitingRuns.Waiting;

/**
 * Which worker makes which waiting run: the first run by priority, due time and submission that any free worker fits,
 * on the worker with the fewest attempts outstanding; among equals one that has the module warm, among those a
 * pseudorandom one. A run that is tried again goes to a worker it has not seen, if one is free. What no worker can
 * take waits.
 */
final class Placement {
    private Placement() {
    }

    static void place(Step step) {
        if (step.cluster().paused() || step.cluster().stopping()) {
            return;
        }
        while (!step.indexes().waiting().isEmpty()) {
            Waiting next = next(step);
            if (next == null) {
                return;
            }
            start(step, next);
        }
    }

    /** The first waiting run that some free worker fits, or null. */
    private static Waiting next(Step step) {
        Waiting first = null;
        for (WorkerState worker : step.workers().present().values()) {
            Waiting head = worker.free() ? step.indexes().waiting().firstFor(worker) : null;
            if (head != null && (first == null || head.compareTo(first) < 0)) {
                first = head;
            }
        }
        return first;
    }

    private static void start(Step step, Waiting waiting) {
        Task task = step.task(waiting.key().task());
        Run run = task.run(waiting.key().run()).orElseThrow();
        WorkerState worker = choose(step, waiting, task, run);
        int number = run.attempts().size() + 1;
        step.change(new Change.AttemptStarted(task.id(), run.number(), number, worker.id(), worker.spec().name()));
        AttemptId attempt = new AttemptId(task.id(), run.number(), number, step.cluster().sequence());
        step.workers().hold(worker, attempt);
        step.act(new Action.Start(new Assignment(worker.id(), attempt, task.spec().invocation(),
                task.spec().limits(), Attempts.timeLimit(task, step.settings()))));
    }

    private static WorkerState choose(Step step, Waiting waiting, Task task, Run run) {
        String module = task.spec().invocation().module().sha256();
        WorkerState best = null;
        int equals = 0;
        for (WorkerState worker : step.workers().present().values()) {
            if (!worker.free() || !waiting.demand().fits(worker)) {
                continue;
            }
            int order = best == null ? -1 : compare(run, module, worker, best);
            if (order < 0) {
                best = worker;
                equals = 1;
            } else if (order == 0 && step.cluster().random().nextInt(++equals) == 0) {
                best = worker;
            }
        }
        return best;
    }

    private static int compare(Run run, String module, WorkerState one, WorkerState other) {
        int byNovelty = Boolean.compare(Retries.usedBefore(run, one.id()), Retries.usedBefore(run, other.id()));
        if (byNovelty != 0) {
            return byNovelty;
        }
        int byLoad = Integer.compare(one.load(), other.load());
        return byLoad != 0 ? byLoad : Boolean.compare(other.warm(module), one.warm(module));
    }
}
