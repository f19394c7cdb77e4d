package ww.capnpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ww.capnp.CapnpException;
import ww.capnp.MessageBuilder;
import ww.capnp.Seeds;
import ww.capnp.Vectors;
import ww.capnpc.example.RequestSchema;
import ww.capnpc.request.CodeGeneratorRequest;

/**
 * The generator's output is what is committed for the wire; and the requests that are kept for the tests' schemas are
 * those of the schemas beside them.
 */
class GoldenTest {
    private static Map<String, String> generate(byte[] request) throws IOException {
        return CapnpcWw.generate(Requests.read(request), "./build.sh schema");
    }

    @Test
    void eachFileThatDeclaresCodeGivesOneClass() throws IOException {
        assertEquals(Set.of("KindsSchema.java", "NamesSchema.java", "RequestSchema.java"),
                generate(Requests.keptKinds()).keySet());
    }

    @Test
    void generatedLinesFitTheScreen() throws IOException {
        for (String text : generate(Requests.keptKinds()).values()) {
            text.lines().forEach(line -> assertTrue(line.length() <= 120, line));
        }
    }

    @Test
    void theKeptRequestIsThatOfTheSchemasBesideIt() throws Exception {
        assertEquals(generate(Requests.of(Vectors.path("capnpc"), Requests.KINDS)), generate(Requests.keptKinds()));
    }

    @Test
    void theWireIsWhatTheSchemasGive() throws Exception {
        for (Map.Entry<String, String> file : generate(Requests.wire()).entrySet()) {
            assertEquals(Files.readString(Requests.ROOT.resolve("src/ww/schema").resolve(file.getKey())),
                    file.getValue());
        }
    }

    @Test
    void theKeptRequestOfTheInteropPeerIsThatOfItsSchema() throws Exception {
        assertEquals(generate(Requests.of(Requests.PEER, "./peer.capnp")), generate(Requests.keptPeer()));
    }

    @Test
    void twoInheritedMethodsOfOneNameAreRefusedByName(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("clash.capnp"), """
                @0xa1b2c3d4e5f60718;
                interface A { same @0 (a :Text) -> (); }
                interface B { same @0 (b :Text) -> (); }
                interface C extends(A, B) { }
                """);
        byte[] request = Requests.of(folder, "./clash.capnp");
        String message = assertThrows(IllegalArgumentException.class, () -> generate(request)).getMessage();
        assertTrue(message.startsWith("clash.capnp:C inherits two methods same"), message);
    }

    @Test
    void aDamagedRequestIsRefusedOrReadButNothingElse() throws IOException {
        byte[] request = Requests.keptKinds();
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
    void aRequestForWhatItDoesNotHoldIsRefused() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        message.initRoot(RequestSchema.CodeGeneratorRequest.factory).initRequestedFiles(1).get(0).setId(77);
        CodeGeneratorRequest request = Requests.read(message);
        assertThrows(IllegalArgumentException.class, () -> CapnpcWw.generate(request, ""));
    }

    @Test
    void aNamesPlaceInItsDisplayNameCountsInBytes() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        var request = message.initRoot(RequestSchema.CodeGeneratorRequest.factory);
        request.initRequestedFiles(1).get(0).setId(1);
        var nodes = request.initNodes(2);
        nodes.get(0).setId(1);
        nodes.get(0).setDisplayName("größe.capnp");
        nodes.get(0).initNestedNodes(1).get(0).setId(2);
        var constant = nodes.get(1);
        constant.setId(2);
        constant.setDisplayName("größe.capnp:answer");
        constant.setDisplayNamePrefixLength("größe.capnp:".getBytes(StandardCharsets.UTF_8).length);
        constant.initConst().initType().setInt32();
        constant.getConst().initValue().setInt32(42);
        String text = CapnpcWw.generate(Requests.read(message), "").get("GrößeSchema.java");
        assertTrue(text.contains("public static final int ANSWER = 42;"), text);
    }
}
