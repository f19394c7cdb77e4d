package ww.capnpc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import ww.capnp.FrameReader;
import ww.capnp.MessageLimits;
import ww.capnp.MessageReader;
import ww.capnpc.request.CodeGeneratorRequest;
import ww.capnpc.request.Node;
import ww.capnpc.request.RequestedFile;

/**
 * The compiler plug-in: reads a request from standard input and writes Java into the current directory, a file for
 * each requested schema file. {@code capnp compile -o- x.capnp | java ... ww.capnpc.CapnpcWw [COMMAND]}, where COMMAND
 * is what the files shall name as the way to make them again.
 */
public final class CapnpcWw {
    /** A request is the user's own; this only keeps a wrong file from filling the memory. */
    private static final MessageLimits LIMITS = MessageLimits.ofMessageBytes(1 << 28);

    private CapnpcWw() { }

    public static void main(String[] arguments) throws IOException {
        PrintStream errors = System.err; // a plug-in's only way to speak to its user
        MessageReader message = FrameReader.plain(System.in, LIMITS).read();
        if (message == null) {
            errors.println("capnpc-ww: nothing came on standard input; use it as: capnp compile -o- FILE | ...");
            System.exit(2);
            return;
        }
        CodeGeneratorRequest request = message.getRoot(CodeGeneratorRequest.factory);
        String command = arguments.length > 0 ? arguments[0] : "";
        for (Map.Entry<String, String> file : generate(request, command).entrySet()) {
            Files.writeString(Path.of(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** The text of each file which the request asks for, by its name. A schema that declares no class gets none. */
    static Map<String, String> generate(CodeGeneratorRequest request, String command) {
        Schema schema = new Schema(request);
        JavaNames names = new JavaNames(schema);
        Map<String, String> files = new LinkedHashMap<>();
        for (RequestedFile requested : request.getRequestedFiles()) {
            Node file = schema.node(requested.getId());
            ClassName outer = names.of(file.getId());
            if (schema.declaresCode(file)) {
                files.put(outer.outer() + ".java",
                        new FileEmitter(schema, names, file).emit(requested.getFilename(), command));
            }
        }
        return files;
    }
}
