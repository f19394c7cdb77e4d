package ww.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the command that a line asks for, runs it, and turns whatever goes wrong into one sentence and an exit code.
 */
final class CommandLine {
    private final List<Command> commands;
    private final Terminal terminal;
    private final Map<String, String> environment;

    CommandLine(List<Command> commands, Terminal terminal, Map<String, String> environment) {
        this.commands = commands;
        this.terminal = terminal;
        this.environment = environment;
    }

    ExitCode run(List<String> line) {
        try {
            return dispatch(line);
        } catch (UsageException e) {
            terminal.say("ww-sched: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (Exception e) {
            terminal.say("ww-sched: " + sentence(e));
            return ExitCode.FAILED;
        }
    }

    private ExitCode dispatch(List<String> line) throws Exception {
        List<String> rest = new ArrayList<>(line);
        if (line.isEmpty() || isHelp(line.getFirst()) || line.getFirst().equals("help")) {
            return help(line.size() > 1 ? find(line.get(1)) : null);
        }
        Command command;
        if (line.getFirst().startsWith("-")) {
            // The form of the Go program: one program, --gateway makes it one, everything else is a worker.
            command = find(rest.remove("--gateway") ? "gateway" : "worker");
        } else {
            command = find(rest.removeFirst());
        }
        if (rest.stream().takeWhile(word -> !word.equals("--")).anyMatch(CommandLine::isHelp)) {
            return help(command);
        }
        Arguments arguments = Arguments.parse(command.options(), rest, environment);
        if (command.words().isEmpty() && !arguments.words().isEmpty()) {
            throw new UsageException(command.name() + " takes flags only, but '" + arguments.words().getFirst()
                    + "' was given");
        }
        return command.run(arguments, terminal);
    }

    private ExitCode help(Command command) {
        (command == null ? Help.program(commands) : Help.command(command)).forEach(terminal::print);
        return ExitCode.OK;
    }

    private Command find(String name) throws UsageException {
        for (Command command : commands) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        Optional<String> near = Spelling.nearest(name, commands.stream().map(Command::name).toList());
        throw new UsageException("there is no command '" + name + "'"
                + near.map(hit -> "; did you mean " + hit + "?").orElse("; --help lists the commands"));
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }

    /** What went wrong, without the names of classes: they mean nothing to whoever typed the line. */
    private static String sentence(Exception e) {
        String message = e.getMessage();
        return switch (e) {
            // The messages of these are bare file names.
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " is there already";
            default -> message == null || message.isBlank()
                    ? "failed without a reason (" + e.getClass().getSimpleName() + ")" : message;
        };
    }
}
