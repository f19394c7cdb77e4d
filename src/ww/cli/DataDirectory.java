package ww.cli;

import java.nio.file.Path;

/** Where a gateway keeps its data when nobody says: the user's state directory (XDG Base Directory specification). */
final class DataDirectory {
    static final String DEFAULT_TEXT = "~/.local/state/ww-sched";

    private DataDirectory() { }

    static Path ofUser() {
        String state = System.getenv("XDG_STATE_HOME");
        // The specification asks to ignore a relative path.
        if (state != null && Path.of(state).isAbsolute()) {
            return Path.of(state, "ww-sched");
        }
        return Path.of(System.getProperty("user.home"), ".local", "state", "ww-sched");
    }
}
