package ww.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
    private final List<String> ran = new ArrayList<>();

    private ExitCode run(String... line) {
        Terminal terminal = new Terminal(stream(data), stream(talk));
        List<Command> commands = List.of(recording("gateway"), recording("worker"), failing());
        return new CommandLine(commands, terminal, Map.of()).run(List.of(line));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return talk.toString(StandardCharsets.UTF_8);
    }

    private String printed() {
        return data.toString(StandardCharsets.UTF_8);
    }

    private Command recording(String name) {
        return new StubCommand(name) {
            @Override
            public ExitCode run(Arguments arguments, Terminal terminal) {
                ran.add(name + " " + arguments.one("--dial").orElse("-"));
                return ExitCode.OK;
            }
        };
    }

    private static Command failing() {
        return new StubCommand("break") {
            @Override
            public ExitCode run(Arguments arguments, Terminal terminal) throws IOException {
                throw new IOException("the disk is full");
            }
        };
    }

    private abstract static class StubCommand implements Command {
        private final String name;

        StubCommand(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return "does " + name;
        }

        @Override
        public List<Option> options() {
            return List.of(Option.value("--dial", "ID", "whom to dial").fromEnvironment("WW_DIAL"));
        }
    }

    @Test
    void theDemosFormChoosesTheRoleByItsFlag() {
        assertEquals(ExitCode.OK, run("--gateway"));
        assertEquals(ExitCode.OK, run("--dial", "X", "--gateway"));
        assertEquals(ExitCode.OK, run("--dial", "12D3"));
        assertEquals(List.of("gateway -", "gateway X", "worker 12D3"), ran);
    }

    @Test
    void verbsRunTheirCommand() {
        assertEquals(ExitCode.OK, run("worker", "--dial=a"));
        assertEquals(List.of("worker a"), ran);
    }

    @Test
    void helpGoesToStandardOutputAndRunsNothing() {
        for (List<String> line : List.of(List.of("--help"), List.of("help"), List.of("-h"), List.<String>of())) {
            assertEquals(ExitCode.OK, run(line.toArray(String[]::new)));
        }
        assertTrue(printed().contains("Usage: ww-sched COMMAND"), printed());
        run("worker", "--help");
        run("help", "worker");
        assertTrue(printed().contains("--dial ID"), printed());
        assertTrue(printed().contains("[WW_DIAL]"), printed());
        assertEquals(List.of(), ran);
        assertEquals("", said());
    }

    @Test
    void noHelpLineIsWiderThanAHundredColumns() {
        run("--help");
        run("worker", "--help");
        printed().lines().forEach(line -> assertTrue(line.length() <= 104, line));
    }

    @Test
    void aWrongLineGivesOneSentenceAndExitCodeTwo() {
        assertEquals(ExitCode.USAGE, run("gatway"));
        assertEquals("ww-sched: there is no command 'gatway'; did you mean gateway?\n", said());
        assertEquals(ExitCode.USAGE, run("worker", "file"));
        assertEquals(ExitCode.USAGE, run("worker", "--nope"));
        assertEquals(3, said().lines().count());
        assertEquals("", printed());
        assertEquals(List.of(), ran);
    }

    @Test
    void aFailureIsASentenceWithoutClassNames() {
        assertEquals(ExitCode.FAILED, run("break"));
        assertEquals("ww-sched: the disk is full\n", said());
    }
}
