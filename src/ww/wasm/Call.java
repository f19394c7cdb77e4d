package ww.wasm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What to do with a module: call one of its functions, or run it as a program. The job says which; nobody guesses. */
public sealed interface Call {
    /**
     * Calls one exported function. A module that exports {@code _start} has it run first, as a library's main: exit
     * code 0 or a plain return is success and the export is called on the same instance; any other code ends the run.
     * Else {@code _initialize} is run first, if exported. Standard input is empty; output is captured.
     *
     * @param export the name of the exported function
     * @param arguments one text for each parameter, converted to the parameter's own type by {@link Value#parse}
     */
    record Function(String export, List<String> arguments) implements Call {
        public Function {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Runs {@code _start} with a program's surroundings and nothing else: no files, no sockets, no inherited
     * environment.
     *
     * @param arguments {@code argv}, the program's own name first
     * @param environment the guest's whole environment
     * @param stdin the whole of standard input; not copied, and not to be changed afterwards
     */
    record Command(List<String> arguments, Map<String, String> environment, byte[] stdin) implements Call {
        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        /** Bytes of arguments and environment as the guest sees them, each text with its final zero. */
        long surroundingsBytes() {
            long bytes = 0;
            for (String argument : arguments) {
                bytes += argument.getBytes(StandardCharsets.UTF_8).length + 1;
            }
            for (Map.Entry<String, String> entry : environment.entrySet()) {
                bytes += entry.getKey().getBytes(StandardCharsets.UTF_8).length
                        + entry.getValue().getBytes(StandardCharsets.UTF_8).length + 2;
            }
            return bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Command that && arguments.equals(that.arguments)
                    && environment.equals(that.environment) && Arrays.equals(stdin, that.stdin);
        }

        @Override
        public int hashCode() {
            return arguments.hashCode() * 31 + Arrays.hashCode(stdin);
        }

        /** Leaves out the values: they may be secrets, and input may be large. */
        @Override
        public String toString() {
            return "Command[arguments=" + arguments + ", environment=" + new TreeMap<>(environment).keySet()
                    + ", stdin=" + stdin.length + " bytes]";
        }
    }
}
