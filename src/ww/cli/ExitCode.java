package ww.cli;

/** What the process ends with. Documented in the help and the README, and kept. */
enum ExitCode {
    /** Done as asked; also a clean stop by SIGINT or SIGTERM. */
    OK(0, "done as asked, or stopped by SIGINT or SIGTERM"),
    /** Something failed while running; the sentence on standard error says what. */
    FAILED(1, "something failed; the sentence on standard error says what"),
    /** The command line or the environment is wrong. */
    USAGE(2, "the command line is wrong");

    final int code;
    final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }
}
