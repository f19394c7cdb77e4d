package ww.sched;

/** Something to be done outside once the changes it follows from are stored. */
sealed interface Action {
    /** Start an attempt on a worker. */
    record Start(Assignment assignment) implements Action {
    }

    /** Ask a worker to stop an attempt. */
    record Cancel(String worker, AttemptId attempt) implements Action {
    }

    /** Let go of a worker that fell silent. */
    record Lose(String worker, String reason) implements Action {
    }

    /** Let workers fetch and compile a module that will soon be needed. */
    record Prepare(ModuleRef module) implements Action {
    }
}
