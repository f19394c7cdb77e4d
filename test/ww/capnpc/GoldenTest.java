package ww.capnpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ww.capnp.CapnpException;
import ww.capnp.FrameReader;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.Seeds;
import ww.capnp.Vectors;
import ww.capnpc.RequestSchema.CodeGeneratorRequest;

/**
 * The generator's output is what is committed, for the wire and for its own reader of requests; and the requests that
 * are kept for the tests' schemas are those of the schemas beside them.
 */
class GoldenTest {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", "."));

    private static Map<String, String> generate(byte[] request) throws IOException {
        return CapnpcWw.generate(FrameReader.plain(new ByteArrayInputStream(request), MessageLimits.DEFAULT).read()
                .getRoot(CodeGeneratorRequest.factory), "./build.sh schema");
    }

    @Test
    void eachFileThatDeclaresCodeGivesOneClass() throws IOException {
        assertEquals(Set.of("KindsSchema.java", "NamesSchema.java"), generate(kept()).keySet());
    }

    @Test
    void generatedLinesFitTheScreen() throws IOException {
        for (String text : generate(kept()).values()) {
            text.lines().forEach(line -> assertTrue(line.length() <= 120, line));
        }
    }

    @Test
    void theKeptRequestIsThatOfTheSchemasBesideIt() throws Exception {
        assumeCapnp();
        assertEquals(generate(kept()),
                generate(request(Vectors.path("capnpc"), "./kinds.capnp", "./names.capnp")));
    }

    @Test
    void thePlugInsOwnReaderIsWhatItMakesOfItsSchema() throws Exception {
        assumeCapnp();
        String made = generate(request(ROOT.resolve("schema"), "compiler/request.capnp")).get("RequestSchema.java");
        assertEquals(Files.readString(ROOT.resolve("schema/compiler/ww/capnpc/RequestSchema.java")), made);
    }

    @Test
    void theWireIsWhatTheSchemasGive() throws Exception {
        assumeCapnp();
        Path schemas = ROOT.resolve("schema");
        String[] files;
        try (var found = Files.list(schemas)) {
            files = found.map(file -> "./" + file.getFileName()).filter(name -> name.endsWith(".capnp")).sorted()
                    .toArray(String[]::new);
        }
        for (Map.Entry<String, String> file : generate(request(schemas, files)).entrySet()) {
            assertEquals(Files.readString(ROOT.resolve("src/ww/schema").resolve(file.getKey())), file.getValue());
        }
    }

    @Test
    void theKeptRequestOfTheInteropPeerIsThatOfItsSchema() throws Exception {
        assumeCapnp();
        Path folder = ROOT.resolve("test/interop/capnp-cpp");
        assertEquals(generate(Files.readAllBytes(folder.resolve("peer.request"))),
                generate(request(folder, "./peer.capnp")));
    }

    @Test
    void twoInheritedMethodsOfOneNameAreRefusedByName(@TempDir Path folder) throws Exception {
        assumeCapnp();
        Files.writeString(folder.resolve("clash.capnp"), """
                @0xa1b2c3d4e5f60718;
                interface A { same @0 (a :Text) -> (); }
                interface B { same @0 (b :Text) -> (); }
                interface C extends(A, B) { }
                """);
        byte[] request = request(folder, "./clash.capnp");
        String message = assertThrows(IllegalArgumentException.class, () -> generate(request)).getMessage();
        assertTrue(message.startsWith("clash.capnp:C inherits two methods same"), message);
    }

    private static byte[] kept() throws IOException {
        return Files.readAllBytes(Vectors.path("capnpc/kinds.request"));
    }

    private static void assumeCapnp() {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "capnp"))), "the capnp tool is not installed");
    }

    private static byte[] request(Path folder, String... files) throws IOException, InterruptedException {
        String[] command = {"capnp", "compile", "-I" + ROOT.resolve("schema").toAbsolutePath(), "-o-"};
        String[] line = Arrays.copyOf(command, command.length + files.length);
        System.arraycopy(files, 0, line, command.length, files.length);
        Process process = new ProcessBuilder(line).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] request = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        return request;
    }

    @Test
    void aDamagedRequestIsRefusedOrReadButNothingElse() throws IOException {
        byte[] request = kept();
        Random random = Seeds.random("damaged request");
        int refused = 0;
        for (int round = 0; round < Seeds.scaled(100); round++) {
            byte[] damaged = request.clone();
            for (int i = 0; i < 8; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                generate(damaged);
            } catch (CapnpException e) {
                refused++;
            } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
                assertTrue(e.getMessage() != null); // a well-formed message, but no request
            }
        }
        assertTrue(refused > 0);
    }

    @Test
    void aRequestForWhatItDoesNotHoldIsRefused() {
        var message = new MessageBuilder();
        var request = message.initRoot(CodeGeneratorRequest.factory);
        request.initRequestedFiles(1).get(0).setId(77);
        assertThrows(IllegalArgumentException.class, () -> CapnpcWw.generate(request.asReader(), ""));
    }
}
