package ww.cli;

import java.util.List;

/** The program: wires the commands and turns the outcome into the process's exit code. */
public final class Main {
    private Main() { }

    public static void main(String[] line) {
        Logging.setUp();
        Terminal terminal = Terminal.ofProcess();
        List<Command> commands = List.of(new GatewayCommand(), new WorkerCommand(), new DemoCommand(),
                new JournalCommand(), new VersionCommand());
        ExitCode code = new CommandLine(commands, terminal, System.getenv()).run(List.of(line));
        System.exit(code.code);
    }
}
