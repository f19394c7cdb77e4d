package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which arguments a function gets for which fields of the form, from the form to a guest on a real worker. */
class ArgumentsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    /**
     * <pre>
     * (module
     *   (func (export "run") (result i32) (i32.const 7))
     *   (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
     * </pre>
     */
    private static final byte[] GUEST = HexFormat.of().parseHex("0061736d01000000010b0260" + "00017f" + "60027f7f017f"
            + "0303020001" + "070d020372756e0000" + "036164640001" + "0a0e0204004107" + "0b0700200020016a0b");

    private static final List<NodeProcess> NODES = new ArrayList<>();
    private static RestClient rest;

    @BeforeAll
    static void open() throws Exception {
        String namespace = "e2e-" + Long.toHexString(System.nanoTime());
        NodeProcess gateway = NodeProcess.start("gateway", "gateway", "--ns", namespace, "--http", "127.0.0.1:0",
                "--ephemeral");
        NODES.add(gateway);
        NODES.add(NodeProcess.start("worker", "worker", "--ns", namespace));
        rest = new RestClient(gateway.http());
    }

    @AfterAll
    static void close() {
        rest.close();
        NODES.forEach(NodeProcess::close);
    }

    /** The result, or the kind and sentence of the failure, of a submission of these fields, "name=value" each. */
    private static String outcome(byte[] wasm, String... fields) throws Exception {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            form.add(Map.entry(field.substring(0, equals), field.substring(equals + 1)));
        }
        HttpResponse<String> answer = rest.post(form, wasm);
        assertEquals(201, answer.statusCode(), answer.body());
        String id = (String) Json.object(answer.body()).get("id");
        Map<String, Object> run = RestClient.runs(rest.ended(id, SOON)).getFirst();
        if (run.get("result") != null) {
            return (String) run.get("result");
        }
        assertEquals(1L, run.get("attempt_count"), "the task's own fault is not tried again: " + run);
        Map<?, ?> error = (Map<?, ?>) run.get("error");
        return error.get("kind") + ": " + error.get("message");
    }

    @Test
    void anEmptyValueMeansNoArguments() throws Exception {
        assertEquals("7", outcome(GUEST, "args="));
        assertEquals("7", outcome(GUEST, "export=run", "args="));
    }

    @Test
    void anExportThatIsNamedGetsOnlyWhatIsGiven() throws Exception {
        assertEquals("7", outcome(GUEST, "export=run"));
        assertEquals("5", outcome(GUEST, "export=add", "args=2", "args=3"));
        assertEquals("5", outcome(GUEST, "export=add", "input=2", "difficulty=3"), "the demo's two numbers");
        assertEquals("2", outcome(GUEST, "export=add", "input=2"), "of which the other is zero");
    }

    @Test
    void theDemosCallHasItsTwoNumbersAlsoWhereTheyAreLeftOut() throws Exception {
        byte[] puzzle = RestClient.puzzle();
        assertEquals(outcome(puzzle, "input=0", "difficulty=0"), outcome(puzzle));
        assertEquals(outcome(puzzle, "input=0", "difficulty=2"), outcome(puzzle, "difficulty=2", "input="));
    }

    @Test
    void tooManyOrTooFewArgumentsAreTheTasksFaultAndTheSentenceSaysHowManyThereAre() throws Exception {
        assertEquals("bad-arguments: \"run\" takes 0 arguments () -> (i32), not 2", outcome(GUEST));
        assertEquals("bad-arguments: \"run\" takes 0 arguments () -> (i32), not 1", outcome(GUEST, "args=1"));
        assertEquals("bad-arguments: \"add\" takes 2 arguments (i32, i32) -> (i32), not 0",
                outcome(GUEST, "export=add"));
        assertEquals("bad-arguments: \"add\" takes 2 arguments (i32, i32) -> (i32), not 1",
                outcome(GUEST, "export=add", "args=2"));
        assertEquals("bad-arguments: \"add\" takes 2 arguments (i32, i32) -> (i32), not 3",
                outcome(GUEST, "export=add", "args=2", "args=3", "args=4"));
    }

    @Test
    void anArgumentThatIsNoNumberIsTheTasksFault() throws Exception {
        assertEquals("bad-arguments", outcome(GUEST, "export=add", "args=two", "args=3").split(":")[0]);
        assertEquals("bad-arguments", outcome(GUEST, "export=add", "args=2", "args=").split(":")[0]);
        assertEquals("bad-arguments", outcome(GUEST, "export=add", "args=2", "args=4294967296").split(":")[0]);
    }
}
