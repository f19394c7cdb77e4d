package ww.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.Seeds;
import ww.capnp.StructBuilder;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnp.Vectors;

/**
 * What is built here, the {@code capnp} tool must read, and what it writes must be read here: random messages go
 * through its text form and back.
 */
class CapnpToolTest {
    @TempDir
    private Path folder;

    private final Path schemas = Path.of(System.getProperty("ww.root", ".")).resolve("schema").toAbsolutePath();

    @BeforeEach
    void toolIsThere() {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "capnp")));
        assumeTrue(found, "the capnp tool is not installed");
    }

    @Test
    void theToolReadsWhatIsBuiltHereAndWritesWhatIsReadHere() throws Exception {
        Random random = Seeds.random("capnp tool");
        for (Structs.Type type : Structs.all()) {
            if (!type.java().getSimpleName().matches(".*(Params|Results)")) { // no names for the tool
                throughTheTool(type, type.factory(), random);
            }
        }
    }

    private <B extends StructBuilder, R extends StructReader> void throughTheTool(Structs.Type type,
            StructFactory<B, R> factory, Random random) throws Exception {
        MessageBuilder built = new MessageBuilder(1 + random.nextInt(60));
        new StructFiller(random, false).fill(built.initRoot(factory));
        Files.write(folder.resolve("in"), Frames.encode(built));
        tool(folder.resolve("in"), folder.resolve("text"), "decode", "--quiet", schema(type), name(type));
        tool(folder.resolve("text"), folder.resolve("out"), "encode", "--packed", schema(type), name(type));
        R back = Frames.decodePacked(Files.readAllBytes(folder.resolve("out")), MessageLimits.DEFAULT).getRoot(factory);
        assertEquals(StructDump.of(built.root().asReader().getAs(factory)), StructDump.of(back),
                type + " as text: " + Files.readString(folder.resolve("text")));
    }

    private String schema(Structs.Type type) {
        String file = type.toString().replaceFirst("Schema\\..*", "").toLowerCase(Locale.ROOT) + ".capnp";
        Path wire = schemas.resolve(file);
        return (Files.exists(wire) ? wire : Vectors.path("capnpc").resolve(file).toAbsolutePath()).toString();
    }

    /** The name in the schema; an underscore at the end is Java's. */
    private static String name(Structs.Type type) {
        return type.toString().replaceFirst("^[^.]*\\.", "").replace("_", "");
    }

    private void tool(Path from, Path to, String command, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("capnp", command, "-I", schemas.toString()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectInput(from.toFile()).redirectOutput(to.toFile())
                .redirectError(folder.resolve("errors").toFile()).start();
        assertEquals(0, process.waitFor(), () -> line + ": " + errors());
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
