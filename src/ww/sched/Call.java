package ww.sched;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How a module is entered. */
public sealed interface Call {
    /**
     * An exported function.
     *
     * @param export    its name
     * @param arguments as decimal text, converted by the worker to the types of the export's signature
     */
    record Function(String export, List<String> arguments) implements Call {
        public Function {
            TaskLimits.printable("export", export, 1, TaskLimits.ID_CHARS_MAX);
            arguments = TaskLimits.arguments("args", arguments);
        }
    }

    /**
     * A WASI command, entered by {@code _start}.
     *
     * @param arguments   what the guest finds behind its own name
     * @param environment variables the guest sees; it sees no others except the attempt's own
     * @param stdin       everything the guest can read from standard input
     */
    record Command(List<String> arguments, Map<String, String> environment, byte[] stdin) implements Call {
        public Command {
            arguments = TaskLimits.arguments("args", arguments);
            environment = TaskLimits.environment("env", environment);
            TaskLimits.number("stdin (bytes)", stdin.length, 0, TaskLimits.STDIN_BYTES_MAX);
            stdin = stdin.clone();
        }

        @Override
        public byte[] stdin() {
            return stdin.clone();
        }

        /** The size of standard input, without copying it. */
        public int stdinBytes() {
            return stdin.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Command that && arguments.equals(that.arguments)
                    && environment.equals(that.environment) && Arrays.equals(stdin, that.stdin);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * arguments.hashCode() + environment.hashCode()) + Arrays.hashCode(stdin);
        }
    }
}
