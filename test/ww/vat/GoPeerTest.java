package ww.vat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.boot.GoPeer;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Data;
import ww.capnp.MethodCall;
import ww.csp.Channel;
import ww.csp.ReceiveEnd;
import ww.csp.SendEnd;
import ww.host.HostSettings;
import ww.host.LibP2pHost;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;
import ww.schema.ChannelSchema.Sender;
import ww.schema.WorkerSchema.Worker;

/** Our vat and channel with a Go worker and a Go gateway: the libraries and the RPC version of the demo. */
@Tag("interop")
@Timeout(value = 16, unit = TimeUnit.MINUTES) // the first run builds the peer
class GoPeerTest {
    private static final byte[] MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final LibP2pHost host = new LibP2pHost(Identity.generate(), HostSettings.defaults());
    private final Vat vat = new Vat(host, "ww", VatSettings.DEFAULT);

    @BeforeAll
    static void build() throws Exception {
        GoPeer.build();
    }

    @AfterEach
    void close() {
        vat.close();
        host.close();
    }

    private static String assign(Worker.Client worker, byte[] wasm, long input, long difficulty)
            throws CallException, InterruptedException {
        try (Answer<Worker.AssignResults.Reader> answer = worker.assign(params -> {
            params.setWasm(Data.of(wasm));
            params.setInput(input);
            params.setDifficulty(difficulty);
        })) {
            return answer.join().getResult().toString();
        }
    }

    /** A worker of ours that solves the puzzle whatever the module is, as the Go one does. */
    private static final class PuzzleWorker implements Worker.Server {
        private final BlockingQueue<Integer> moduleBytes = new LinkedBlockingQueue<>();

        @Override
        public void assign(MethodCall<Worker.AssignParams.Reader, Worker.AssignResults.Builder> call)
                throws Exception {
            moduleBytes.add(call.params().getWasm().size());
            String zeros = "0".repeat((int) call.params().getDifficulty());
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            long counter = 0;
            String sum;
            do {
                counter++;
                String text = Long.toString(call.params().getInput()) + counter;
                sum = HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
            } while (!sum.startsWith(zeros));
            call.results().setResult(Long.toString(counter));
        }
    }

    @Test
    void goWorkersJoinWorkAndLeaveAndOthersJoinAfterThem() throws Exception {
        host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
        String address = host.addresses().getFirst().withPeer(host.id().bytes()).toString();
        try (Channel channel = new Channel(); Sender.Client sender = channel.sender();
                ReceiveEnd<Worker.Client> joining =
                        ReceiveEnd.ofCapabilities(channel.recver(), Worker.Client::new)) {
            vat.export(peer -> sender.addRef(), "/lb");
            for (int round = 0; round < 3; round++) {
                try (GoPeer go = GoPeer.start("worker", "ww", address); Worker.Client worker = joining.receive()) {
                    go.expect("joined");
                    assertEquals("3", assign(worker, MODULE, 0, 1));
                    assertEquals("2832", assign(worker, Arrays.copyOf(MODULE, 200_000), 0, 3));
                    CallException refused = assertThrows(CallException.class, () -> assign(worker, new byte[9], 0, 1));
                    assertEquals(CallException.Type.FAILED, refused.type());
                    assertTrue(refused.getMessage().contains("not a WebAssembly module"), refused.getMessage());
                    assertEquals("3", assign(worker, MODULE, 0, 1));
                }
            }
        }
    }

    @Test
    void killedGoWorkerFailsItsRunAtOnce() throws Exception {
        host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
        String address = host.addresses().getFirst().withPeer(host.id().bytes()).toString();
        try (Channel channel = new Channel(); Sender.Client sender = channel.sender();
                ReceiveEnd<Worker.Client> joining =
                        ReceiveEnd.ofCapabilities(channel.recver(), Worker.Client::new)) {
            vat.export(peer -> sender.addRef(), "/lb");
            try (GoPeer go = GoPeer.start("worker", "ww", address); Worker.Client worker = joining.receive();
                    Answer<Worker.AssignResults.Reader> run = worker.assign(params -> {
                        params.setWasm(Data.of(MODULE));
                        params.setDifficulty(60); // which is for ever
                    })) {
                go.expect("joined");
                go.kill();
                CallException lost = assertThrows(CallException.class, run::join);
                assertEquals(CallException.Type.DISCONNECTED, lost.type());
            }
        }
    }

    @Test
    void ourWorkerJoinsAGoGateway() throws Exception {
        PuzzleWorker own = new PuzzleWorker();
        try (GoPeer go = GoPeer.start("gateway", "ww", "0", "3", "2")) {
            Multiaddr address = Multiaddr.parse(go.expect("listening"));
            PeerId gateway = host.connect(address);
            VatConnection connection = vat.connect(gateway, "/lb");
            try (SendEnd channel = new SendEnd(new Sender.Client(connection.bootstrap().hook()));
                    Worker.Client worker = new Worker.Client(own)) {
                channel.send(worker);
            }
            assertEquals("2832", go.expect("result"));
            assertEquals("2832", go.expect("result"));
            assertEquals(List.of(200_000, 200_000), List.copyOf(own.moduleBytes));
            go.kill();
            assertEquals(CallException.Type.DISCONNECTED, connection.closed().get(10, TimeUnit.SECONDS).type());
        }
    }

    @Test
    void goGatewayOfAnotherNamespaceTakesNoWorker() throws Exception {
        try (GoPeer go = GoPeer.start("gateway", "other", "0", "1", "1")) {
            PeerId gateway = host.connect(Multiaddr.parse(go.expect("listening")));
            VatConnection connection = vat.connect(gateway, "/lb");
            try (SendEnd channel = new SendEnd(new Sender.Client(connection.bootstrap().hook()));
                    Worker.Client worker = new Worker.Client(new PuzzleWorker())) {
                assertThrows(CallException.class, () -> channel.send(worker));
            }
        }
    }
}
