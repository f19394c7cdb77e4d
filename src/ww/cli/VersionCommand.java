package ww.cli;

import java.util.List;

/** {@code ww-sched version}. */
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "print the version of this program and of the Java it runs on";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public ExitCode run(Arguments arguments, Terminal terminal) {
        terminal.print("ww-sched " + ww.node.Version.TEXT + " on Java " + Runtime.version());
        return ExitCode.OK;
    }
}
