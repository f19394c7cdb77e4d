package ww.cli;

import java.util.ArrayList;
import java.util.List;

/** Lays the option table out for people. */
final class Help {
    /** A terminal as narrow as they come. */
    private static final int COLUMNS = 100;

    /** Where the sentences begin; longer flags push theirs to the next line. */
    private static final int INDENT = 30;

    private Help() { }

    /** The page for the whole program. */
    static List<String> program(List<Command> commands) {
        List<String> lines = new ArrayList<>(List.of(
                "ww-sched runs WebAssembly tasks on a cluster: a gateway takes them over HTTP, workers run them.",
                "",
                "Usage: ww-sched COMMAND [FLAGS]",
                "       ww-sched --gateway [FLAGS]        the same as: ww-sched gateway",
                "       ww-sched [--dial ID] [FLAGS]      the same as: ww-sched worker",
                "",
                "Commands:"));
        for (Command command : commands) {
            lines.addAll(row((command.name() + " " + command.words()).strip(), command.summary()));
        }
        lines.addAll(List.of(
                "",
                "ww-sched COMMAND --help tells a command's flags.",
                "",
                "Start:   ww-sched gateway            in one terminal",
                "         ww-sched worker             in another; it finds the gateway by itself",
                "         curl -F id=hello -F wasm=@task.wasm -F input=0 -F difficulty=3 http://127.0.0.1:8080/tasks",
                "         curl http://127.0.0.1:8080/tasks/hello",
                "",
                "Exit codes:"));
        for (ExitCode code : ExitCode.values()) {
            lines.addAll(row(Integer.toString(code.code), code.meaning));
        }
        return lines;
    }

    /** The page for one command. */
    static List<String> command(Command command) {
        List<String> lines = new ArrayList<>();
        lines.add("Usage: ww-sched " + (command.name() + " " + command.words()).strip() + " [FLAGS]");
        lines.add("");
        lines.addAll(wrap(command.summary() + ".", 0));
        lines.add("");
        lines.add("Flags:");
        for (Option option : command.options()) {
            lines.addAll(row(spelled(option), described(option)));
        }
        lines.addAll(row("--help, -h", "show this and stop"));
        if (!command.notes().isEmpty()) {
            lines.add("");
            command.notes().forEach(note -> lines.addAll(wrap(note, 0)));
        }
        return lines;
    }

    private static String spelled(Option option) {
        String names = option.shortName().isEmpty() ? option.name() : option.name() + ", " + option.shortName();
        return option.takesValue() ? names + " " + option.argument() : names;
    }

    private static String described(Option option) {
        String text = option.help();
        if (option.repeatable()) {
            text += "; may be repeated";
        }
        return option.environment().isEmpty() ? text : text + " [" + option.environment() + "]";
    }

    private static List<String> row(String left, String right) {
        List<String> lines = new ArrayList<>();
        String head = "  " + left;
        List<String> body = wrap(right, INDENT);
        if (head.length() + 2 > INDENT) {
            lines.add(head);
            lines.addAll(body);
        } else {
            lines.add(head + body.getFirst().substring(head.length()));
            lines.addAll(body.subList(1, body.size()));
        }
        return lines;
    }

    private static List<String> wrap(String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.split(" ")) {
            boolean first = line.length() == indent;
            if (!first && line.length() + 1 + word.length() > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
