package ww.capnpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import ww.capnp.CapnpException;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.Vectors;
import ww.capnpc.request.CodeGeneratorRequest;

/** Requests as the capnp tool writes them: the kept ones, and fresh ones where the tool is installed. */
final class Requests {
    static final Path ROOT = Path.of(System.getProperty("ww.root", "."));
    static final Path PEER = ROOT.resolve("test/interop/capnp-cpp");

    /** The schemas of the kept request, beside it. */
    static final String[] KINDS = {"./kinds.capnp", "./names.capnp", "./request.capnp"};

    private Requests() { }

    static byte[] keptKinds() throws IOException {
        return Files.readAllBytes(Vectors.path("capnpc/kinds.request"));
    }

    static byte[] keptPeer() throws IOException {
        return Files.readAllBytes(PEER.resolve("peer.request"));
    }

    static byte[] wire() throws IOException, InterruptedException {
        Path schemas = ROOT.resolve("schema");
        try (var found = Files.list(schemas)) {
            return of(schemas, found.map(file -> "./" + file.getFileName()).filter(name -> name.endsWith(".capnp"))
                    .sorted().toArray(String[]::new));
        }
    }

    /** What the tool makes of these files of a folder; skips the test where there is no tool. */
    static byte[] of(Path folder, String... files) throws IOException, InterruptedException {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "capnp"))), "the capnp tool is not installed");
        String[] command = {"capnp", "compile", "-I" + ROOT.resolve("schema").toAbsolutePath(), "-o-"};
        String[] line = Arrays.copyOf(command, command.length + files.length);
        System.arraycopy(files, 0, line, command.length, files.length);
        Process process = new ProcessBuilder(line).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] request = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        return request;
    }

    static CodeGeneratorRequest read(byte[] request) throws CapnpException {
        return Frames.decode(request, MessageLimits.DEFAULT).getRoot(CodeGeneratorRequest.factory);
    }

    static CodeGeneratorRequest read(MessageBuilder request) throws CapnpException {
        return read(Frames.encode(request));
    }
}
