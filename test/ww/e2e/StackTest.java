package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How deep a guest may call, from the form and the worker's flag to the outcome. */
class StackTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int WORKERS_MOST_BYTES = 48 << 20;

    /**
     * <pre>
     * (func (export "run") (param i32) (result i32)
     *   (if (result i32) (i32.eqz (local.get 0))
     *     (then (i32.const 0))
     *     (else (i32.add (i32.const 1) (call 0 (i32.sub (local.get 0) (i32.const 1)))))))
     * </pre>
     */
    private static final byte[] GUEST = HexFormat.of().parseHex("0061736d01000000"
            + "01060160017f017f" + "03020100" + "0707010372756e0000" + "0a17011500" + "200045047f4100" + "05"
            + "41012000" + "41016b" + "10006a" + "0b0b");

    private static NodeProcess gateway;
    private static NodeProcess worker;
    private static RestClient rest;

    @BeforeAll
    static void open() throws Exception {
        String namespace = "e2e-" + Long.toHexString(System.nanoTime());
        gateway = NodeProcess.start("gateway", "gateway", "--ns", namespace, "--http", "127.0.0.1:0", "--ephemeral");
        worker = NodeProcess.start("worker", "worker", "--ns", namespace, "--guest-stack", "48");
        rest = new RestClient(gateway.http());
    }

    @AfterAll
    static void close() {
        rest.close();
        gateway.close();
        worker.close();
    }

    private static HttpResponse<String> post(int depth, String stack) throws Exception {
        return rest.post(List.of(Map.entry("export", "run"), Map.entry("args", Integer.toString(depth)),
                Map.entry("stack", stack)), GUEST);
    }

    /** The result of the run, or the kind and sentence of its failure. */
    private static String outcome(int depth, int stack) throws Exception {
        HttpResponse<String> answer = post(depth, Integer.toString(stack));
        assertEquals(201, answer.statusCode(), answer.body());
        Map<String, Object> task = rest.ended((String) Json.object(answer.body()).get("id"), SOON);
        assertEquals((long) stack, task.get("stack"));
        Map<String, Object> run = RestClient.runs(task).getFirst();
        return run.get("error") instanceof Map<?, ?> error ? error.get("kind") + ": " + error.get("message")
                : (String) run.get("result");
    }

    @Test
    void aTaskGetsTheStackItAsksForAndIsToldWhichOneWasTooSmall() throws Exception {
        assertEquals("50000", outcome(50_000, 40 << 20));
        assertEquals("trap: call stack exhausted (the limit is 300000 bytes)", outcome(50_000, 300_000));
        assertEquals("trap: call stack exhausted (the limit is 8388608 bytes)", outcome(Integer.MAX_VALUE, 0));
    }

    @Test
    void moreThanTheWorkerAllowsIsCutToThat() throws Exception {
        assertEquals("trap: call stack exhausted (the limit is " + WORKERS_MOST_BYTES + " bytes)",
                outcome(Integer.MAX_VALUE, 1 << 30));
    }

    @Test
    void theWorkerSaysItsStacksAtStart() throws Exception {
        worker.awaitTalk("call stack has 8192 KiB, up to 49152 KiB", SOON);
    }

    @Test
    void wrongStacksAreRefusedAtTheDoor() throws Exception {
        for (String wrong : List.of("-1", "1073741825", "99999999999", "1 MiB", "1.5")) {
            HttpResponse<String> answer = post(1, wrong);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, answer.body());
            assertEquals("stack", Json.object(answer.body()).get("field"), answer.body());
        }
    }

    @Test
    void wrongFlagsAreRefusedAtTheStart() throws Exception {
        for (String wrong : List.of("0", "1025", "much")) {
            try (NodeProcess refused = NodeProcess.start("worker", "worker", "--guest-stack", wrong)) {
                assertEquals(2, refused.exitCode(SOON), refused.transcript());
                assertTrue(refused.talk().getLast().contains("--guest-stack"), refused.transcript());
            }
        }
    }
}
