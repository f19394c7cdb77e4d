package ww.sched;

/** The answer to an event somebody waits for. */
public sealed interface Reply permits SubmitResult, CommandResult, Reply.Flag, Reply.Session {
    /** Names one coming of a worker. */
    record Session(long number) implements Reply {
    }

    /** Yes or no, for events whose sender only wants to know whether they had an effect. */
    record Flag(boolean value) implements Reply {
    }
}
