package ww.cli;

import java.util.List;

/** One verb of the command line. */
interface Command {
    String name();

    /** One line for the list of verbs. */
    String summary();

    /** What stands behind the verb beside flags, {@code "FILE"}, or empty. */
    default String words() {
        return "";
    }

    List<Option> options();

    /** Sentences below the list of flags in the help; empty for none. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Does it, blocking until it is done or the process is told to stop.
     *
     * @throws UsageException if a value on the line is not one we understand
     * @throws Exception what went wrong; its message becomes the one sentence that the user gets
     */
    ExitCode run(Arguments arguments, Terminal terminal) throws Exception;
}
