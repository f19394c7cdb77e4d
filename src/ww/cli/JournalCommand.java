package ww.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import ww.sched.JournalTool;

/** {@code ww-sched journal check|export|repair}: the data of a gateway that is not running. */
final class JournalCommand implements Command {
    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String words() {
        return "check|export|repair";
    }

    @Override
    public String summary() {
        return "look at, write out or repair the data of a gateway that is stopped";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.value("--data", "DIR", "the gateway's data directory (default "
                + DataDirectory.DEFAULT_TEXT + ")").fromEnvironment("WW_DATA"));
    }

    @Override
    public List<String> notes() {
        return List.of("check says what is in each file and whether a gateway can start on it (exit code 1 if not). "
                + "export writes everything as JSON, one object a line. repair keeps what is before the first damage "
                + "and sets the rest aside under another name; nothing is deleted.");
    }

    @Override
    public ExitCode run(Arguments arguments, Terminal terminal) throws Exception {
        if (arguments.words().size() != 1) {
            throw new UsageException("journal needs one of check, export and repair");
        }
        Path data = arguments.one("--data").map(Path::of).orElseGet(DataDirectory::ofUser);
        PrintWriter out = new PrintWriter(new OutputStreamWriter(terminal.data(), StandardCharsets.UTF_8));
        switch (arguments.words().getFirst()) {
            case "check" -> {
                return JournalTool.check(data, out) ? ExitCode.OK : ExitCode.FAILED;
            }
            case "export" -> JournalTool.export(data, out);
            case "repair" -> JournalTool.repair(data, out);
            default -> throw new UsageException("journal has no '" + arguments.words().getFirst()
                    + "'; it has check, export and repair");
        }
        return ExitCode.OK;
    }
}
