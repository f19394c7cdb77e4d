package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.Client;
import ww.capnp.MethodCall;
import ww.sched.Attempt;
import ww.sched.Call;
import ww.sched.RunOutcome;
import ww.schema.ChannelSchema.Sender;
import ww.schema.WorkerSchema.Worker;

/** A worker that knows only {@code assign}, as the Go demo's do. */
@Timeout(120)
class OldWorkerTest {
    private final GatewaySide gateway;

    OldWorkerTest() throws IOException {
        gateway = new GatewaySide();
    }

    @AfterEach
    void closeAll() {
        gateway.close();
    }

    private void join(Network peer, Worker.Server worker) throws Exception {
        try (Sender.Client sender = new Sender.Client(gateway.come(peer).bootstrap().hook());
                Client old = new Worker.Client(worker);
                Answer<?> sent = sender.send(params -> params.initValue().setCapability(old))) {
            sent.join();
        }
        Until.holds("it joined", () -> gateway.isThere(peer));
    }

    /** Answers with what it was given. */
    private static final class Old implements Worker.Server {
        @Override
        public void assign(MethodCall<Worker.AssignParams.Reader, Worker.AssignResults.Builder> call) {
            call.results().setResult(call.params().getInput() + "," + call.params().getDifficulty());
        }
    }

    @Test
    void itGetsTheTwoNumbersOfTheCall() throws Exception {
        join(gateway.peer(), new Old());
        gateway.submit("task");
        assertEquals("1,2", gateway.result("task"));
        gateway.submit("wide", new Call.Function("run", List.of("-1", "18446744073709551615")));
        assertEquals("-1,-1", gateway.result("wide"));
    }

    @Test
    void whatItCannotDoIsRefusedAndNotDoneOtherwise() throws Exception {
        join(gateway.peer(), new Old());
        List<Call> calls = List.of(new Call.Function("run", List.of()), new Call.Function("run", List.of("1")),
                new Call.Function("run", List.of("1", "2", "3")), new Call.Function("run", List.of("1.5", "2")),
                new Call.Function("walk", List.of("1", "2")),
                new Call.Command(List.of("1", "2"), Map.of(), new byte[0]));
        for (int i = 0; i < calls.size(); i++) {
            gateway.submit("task" + i, calls.get(i));
            Until.holds("it was refused", refused("task" + i));
        }
    }

    private Until.Condition refused(String id) {
        return () -> gateway.scheduler.task(id).orElseThrow().run(1).orElseThrow().lastAttempt()
                .flatMap(Attempt::outcome).filter(outcome -> outcome instanceof RunOutcome.WorkerFault fault
                        && fault.kind().equals("refused")).isPresent();
    }

    @Test
    void itsEndlessTextIsTheTasksFault() throws Exception {
        class Endless implements Worker.Server {
            @Override
            public void assign(MethodCall<Worker.AssignParams.Reader, Worker.AssignResults.Builder> call) {
                call.results().setResult("9".repeat((1 << 20) + 1));
            }
        }
        join(gateway.peer(), new Endless());
        gateway.submit("task");
        assertEquals("output-limit", assertInstanceOf(RunOutcome.TaskFault.class, gateway.outcome("task")).kind());
    }
}
