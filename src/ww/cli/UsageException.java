package ww.cli;

/** The command line is not one we understand; the message is the one sentence that the user gets. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
