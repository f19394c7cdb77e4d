package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with curl works with curl. Skipped where there is none. */
class CurlTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void curlIsThere() throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder("curl", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "curl is not installed");
    }

    @Test
    void theDemosSubmissionIsAccepted() throws Exception {
        try (TestGateway gateway = TestGateway.working()) {
            String body = curl(gateway, "/tasks", "-F", "id=puzzle", "-F", "description=Hash puzzle", "-F", "start=0",
                    "-F", "delay=0", "-F", "repeats=3", "-F", "duration=5", "-F", "input=0", "-F", "difficulty=3",
                    "-F", "complete=0", "-F", "wasm=@" + file(8), "-H", "Prefer: wait=20");
            assertTrue(body.startsWith("{\"id\":\"puzzle\",\"description\":\"Hash puzzle\",\"complete\":0,"), body);
            assertTrue(body.endsWith("201"), body);
            assertEquals("2832\n200", curl(gateway, "/tasks/puzzle/runs/3/result"));
        }
    }

    @Test
    void aModuleOfSeveralMegabytesIsAccepted() throws Exception {
        try (TestGateway gateway = new TestGateway()) {
            String body = curl(gateway, "/tasks", "-F", "wasm=@" + file(5 << 20));
            assertTrue(body.contains("\"bytes\":" + (5 << 20)) && body.endsWith("201"), body);
        }
    }

    @Test
    void aModuleSentInChunksIsAccepted() throws Exception {
        try (TestGateway gateway = new TestGateway()) {
            String body = curl(gateway, "/tasks", "-H", "Transfer-Encoding: chunked", "-F", "wasm=@" + file(1 << 20));
            assertTrue(body.endsWith("201"), body);
        }
    }

    @Test
    void theRefusalOfATooLargeModuleCanBeRead() throws Exception {
        try (TestGateway gateway = new TestGateway()) {
            for (String header : List.of("Expect: 100-continue", "Expect:")) {
                String body = curl(gateway, "/tasks", "-H", header, "-F", "wasm=@" + file(40 << 20));
                assertTrue(body.contains("urn:ww:problem:body-too-large"), header + ": " + body);
                assertTrue(body.endsWith("413"), header + ": " + body);
            }
            String body = curl(gateway, "/tasks", "-F", "wasm=@" + file((16 << 20) + 1));
            assertTrue(body.contains("\"field\":\"wasm\",\"limit\":16777216") && body.endsWith("413"), body);
        }
    }

    @Test
    void theRefusalOfALargeFileThatIsNoModuleCanBeRead() throws Exception {
        Path zeros = Files.write(folder.resolve("zeros"), new byte[10 << 20]);
        try (TestGateway gateway = new TestGateway()) {
            String body = curl(gateway, "/tasks", "-F", "wasm=@" + zeros);
            assertTrue(body.contains("begins with the bytes 00 00 00 00 00 00 00 00") && body.endsWith("400"), body);
        }
    }

    @Test
    void aTokenOpensAndItsLackIsTold() throws Exception {
        String secret = "0123456789abcdef";
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, List.of(Token.of("me", Role.SUBMIT, secret)))) {
            assertTrue(curl(gateway, "/tasks").endsWith("401"));
            assertEquals("[]\n200", curl(gateway, "/tasks", "-H", "Authorization: Bearer " + secret));
        }
    }

    private Path file(int bytes) throws IOException {
        return Files.write(folder.resolve("module-" + bytes), TestForm.module(bytes));
    }

    /** The body and, behind it, the status; curl itself must be content. */
    private static String curl(TestGateway gateway, String path, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "60", "-w", "%{http_code}"));
        command.addAll(List.of(options));
        command.add("http://127.0.0.1:" + gateway.gateway.address().getPort() + path);
        Process curl = new ProcessBuilder(command).start();
        String out = new String(curl.getInputStream().readAllBytes());
        String err = new String(curl.getErrorStream().readAllBytes());
        assertTrue(curl.waitFor(70, TimeUnit.SECONDS), "curl does not end");
        assertEquals(0, curl.exitValue(), err + out);
        return out;
    }
}
