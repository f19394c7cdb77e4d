package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.Frames;
import ww.capnp.MessageLimits;
import ww.capnp.MethodCall;
import ww.capnp.StreamResult;
import ww.capnp.Vectors;
import ww.schema.ChannelSchema.Sender;
import ww.schema.ClusterSchema.Record;
import ww.schema.ClusterSchema.View;
import ww.schema.HostSchema.Host;
import ww.schema.RpcSchema;
import ww.schema.WorkerSchema.Worker;

/** Both sides of a captured conversation of Go nodes: each line they sent does to us what it did to them. */
@Timeout(20)
class GoTranscriptTest {
    private record Line(String who, byte[] frame, String description) { }

    private final List<Line> lines = read();
    private final RawPeer go = new RawPeer();

    private static List<Line> read() {
        try {
            return Vectors.read("rpc/go-join.txt").stream()
                    .map(columns -> new Line(columns[0], Vectors.hex(columns[1]), columns[2])).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines of one side by what they are. */
    private Map<String, byte[]> of(String who) {
        return lines.stream().filter(line -> line.who.equals(who))
                .collect(Collectors.toMap(Line::description, Line::frame));
    }

    @Test
    void everyLineIsUnderstood() throws Exception {
        for (Line line : lines) {
            assertEquals(line.description, Describe.message(
                    Frames.decode(line.frame, MessageLimits.DEFAULT).getRoot(RpcSchema.Message.factory)));
        }
    }

    /** The gateway's channel: keeps what is sent down it. */
    private static final class Channel implements Sender.Server {
        private final BlockingQueue<Worker.Client> workers = new LinkedBlockingQueue<>();

        @Override
        public void send(MethodCall<Sender.SendParams.Reader, Sender.SendResults.Builder> call) throws Exception {
            workers.add(call.params().getValue().getCapability(Worker.Client::new));
        }
    }

    @Test
    void aGoWorkerJoinsUs() throws Exception {
        Map<String, byte[]> worker = of("W");
        Channel channel = new Channel();
        try (go; Client offered = Client.of(channel);
                RpcConnection gateway = new RpcConnection(go.tested(), RpcSettings.DEFAULT, offered)) {
            go.send(worker.get("BOOTSTRAP q0"));
            go.send(worker.get("CALL q1 on answer 0 [] @e8bbed1438ea16ee.0 caps [senderHosted 0]"));
            assertEquals("RETURN a0 results caps [senderHosted 0]", go.next());
            assertEquals("RETURN a1 results caps []", go.next());
            go.send(worker.get("FINISH q1 keeps the results"));
            go.send(worker.get("FINISH q0 keeps the results"));
            Worker.Client joined = channel.workers.poll(10, TimeUnit.SECONDS);
            try (joined; var answer = joined.assign(p -> {
                p.setDifficulty(3);
                p.setWasm(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
            })) {
                assertEquals("CALL q0 on export 0 @c4ef214b3fa3e0f9.0 caps []", go.next());
                go.send(worker.get("RETURN a0 results caps []"));
                assertEquals("2832", answer.join().getResult().toString());
                assertEquals("FINISH q0 keeps the results", go.next());
            }
            assertEquals("RELEASE 0 x1", go.next());
            Vats.await(() -> gateway.tables().equals(new RpcTables(0, 0, 1, 0, 0)), () -> gateway.tables().toString());
            go.send(worker.get("ABORT FAILED connection closed"));
            CallException reason = gateway.closed().get(10, TimeUnit.SECONDS);
            assertEquals("the peer aborted the connection: connection closed", reason.getMessage());
        }
    }

    @Test
    void theirErrorIsOurException() throws Exception {
        Map<String, byte[]> worker = of("W");
        Channel channel = new Channel();
        try (go; Client offered = Client.of(channel);
                RpcConnection gateway = new RpcConnection(go.tested(), RpcSettings.DEFAULT, offered)) {
            go.send(worker.get("BOOTSTRAP q0"));
            go.send(worker.get("CALL q1 on answer 0 [] @e8bbed1438ea16ee.0 caps [senderHosted 0]"));
            Worker.Client joined = channel.workers.poll(10, TimeUnit.SECONDS);
            try (joined; var answer = joined.assign(p -> p.setDifficulty(3))) {
                go.send(of("X").get("RETURN a0 exception FAILED boom"));
                assertEquals("boom", assertThrows(CallException.class, answer::join).getMessage());
            }
            assertEquals(0, gateway.tables().questions());
        }
    }

    /** A worker of ours: its answer is what the captured one answered. */
    private record Solver(int moduleBytes) implements Worker.Server {
        @Override
        public void assign(MethodCall<Worker.AssignParams.Reader, Worker.AssignResults.Builder> call)
                throws Exception {
            assertEquals(3, call.params().getDifficulty());
            assertEquals(moduleBytes, call.params().getWasm().size());
            call.results().setResult("2832");
        }
    }

    @Test
    void weJoinAGoGateway() throws Exception {
        Map<String, byte[]> gateway = of("G");
        try (go; RpcConnection worker = new RpcConnection(go.tested(), RpcSettings.DEFAULT, null)) {
            try (Client channel = worker.bootstrap(); Sender.Client sender = new Sender.Client(channel.hook().addRef());
                    var sent = sender.send(p -> p.getValue().setCapability(new Worker.Client(new Solver(8)).hook()))) {
                assertEquals("BOOTSTRAP q0", go.next());
                assertEquals("CALL q1 on answer 0 [] @e8bbed1438ea16ee.0 caps [senderHosted 0]", go.next());
                go.send(gateway.get("RETURN a0 results caps [senderHosted 0]"));
                go.send(gateway.get("RETURN a1 results caps []"));
                sent.join();
                assertEquals("FINISH q0 keeps the results", go.next());
                assertEquals("FINISH q1 keeps the results", go.next());
                go.send(gateway.get("CALL q0 on export 0 @c4ef214b3fa3e0f9.0 caps []"));
                assertEquals("RETURN a0 results caps []", go.next());
                go.send(gateway.get("FINISH q0 keeps the results"));
                RpcTables joined = new RpcTables(0, 0, 1, 1, 0);
                Vats.await(() -> worker.tables().equals(joined), () -> worker.tables().toString());
            }
            assertEquals("RELEASE 0 x1", go.next());
        }
    }

    /**
     * A Go gateway's assign of a module of 200,000 bytes: two segments of 16 and 25,001 words. The pointer to the
     * module is a far one, to a landing pad behind the module.
     */
    @Test
    void aGoGatewayAssignsAModuleInASegmentOfItsOwn() throws Exception {
        Map<String, byte[]> gateway = of("G");
        Solver solver = new Solver(200_000);
        try (go; RpcConnection worker = new RpcConnection(go.tested(), RpcSettings.DEFAULT, null);
                Client channel = worker.bootstrap(); Sender.Client sender = new Sender.Client(channel.hook().addRef());
                var sent = sender.send(p -> p.getValue().setCapability(new Worker.Client(solver).hook()))) {
            assertEquals("BOOTSTRAP q0", go.next());
            assertTrue(go.next().startsWith("CALL q1"));
            go.send(gateway.get("RETURN a0 results caps [senderHosted 0]"));
            go.send(gateway.get("RETURN a1 results caps []"));
            sent.join();
            assertEquals("FINISH q0 keeps the results", go.next());
            assertEquals("FINISH q1 keeps the results", go.next());
            go.send(assignOfTwoSegments(gateway.get("CALL q0 on export 0 @c4ef214b3fa3e0f9.0 caps []")));
            assertEquals("RETURN a0 results caps []", go.next());
            go.send(gateway.get("FINISH q0 keeps the results"));
        }
    }

    /** The captured assign, but for where its module lies: its last two words are the pointer to it and the module. */
    private static byte[] assignOfTwoSegments(byte[] captured) {
        ByteBuffer frame = ByteBuffer.allocate(16 + 8 * (16 + 25_001)).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(Vectors.hex("0100000010000000a961000000000000"));
        frame.put(captured, 8, 8 * 15);
        frame.put(Vectors.hex("420d030001000000"));
        frame.position(frame.limit() - 8);
        frame.putInt(-25_001 << 2 | 1);    // a list, which begins 25,001 words before the word after the pad,
        frame.putInt(200_000 << 3 | 2);    // of so many bytes
        return frame.array();
    }

    /** A routing table of a Go host, listed by us: it calls our handler with its one record. */
    @Test
    void weListTheTableOfAGoHost() throws Exception {
        BlockingQueue<String> listed = new LinkedBlockingQueue<>();
        View.Handler.Server handler = new View.Handler.Server() {
            @Override
            public void recv(MethodCall<View.Handler.RecvParams.Reader, StreamResult.Builder> call) throws Exception {
                Record.Reader record = call.params().getRecord();
                listed.add(record.getSeq() + " " + record.getHeartbeat().getHost());
            }
        };
        try (go; RpcConnection client = new RpcConnection(go.tested(), RpcSettings.DEFAULT, null)) {
            try (Client offered = client.bootstrap(); Host.Client host = new Host.Client(offered.hook().addRef());
                    var viewed = host.view(p -> { }); View.Client view = viewed.getView();
                    var all = view.iter(p -> p.setHandler(handler))) {
                assertEquals("BOOTSTRAP q0", go.next());
                assertEquals("CALL q1 on answer 0 [] @957cbefc645fd307.0 caps []", go.next());
                assertEquals("CALL q2 on answer 1 [0] @b8cc1b0ba89ddfd2.1 caps [senderHosted 0]", go.next());
                go.send(of("S").get("CALL q0 on export 0 @9321a2d72dff5f08.0 caps []"));
                assertEquals("RETURN a0 results caps []", go.next());
                assertEquals("9 h1", listed.poll(10, TimeUnit.SECONDS));
                go.send(m -> m.initFinish().setQuestionId(0));
                go.send(m -> {
                    m.initRelease().setId(0);
                    m.getRelease().setReferenceCount(1);
                });
                go.send(m -> {
                    m.initReturn().setAnswerId(2);
                    m.getReturn().setReleaseParamCaps(false); // Go neither says nor reads it
                });
                all.join();
                assertEquals(0, client.tables().exports());
            }
        }
    }
}
