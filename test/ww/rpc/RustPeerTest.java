package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ww.rpc.peer.PeerSchema.Peer;

/** Rust's capnp-rpc and this implementation, each as client and as server of the other. */
@Tag("interop")
@Timeout(120)
class RustPeerTest {
    private static String program;

    /** The first time cargo compiles some twenty crates. */
    @BeforeAll
    @Timeout(600)
    static void build() throws Exception {
        program = RustPeer.build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRustServerDoesWhatWeAsk(boolean shorten) throws Exception {
        try (CppPeer.Serving rust = CppPeer.Serving.start(List.of(program, "serve"))) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), rust.port());
            RpcSettings settings = RpcSettings.DEFAULT.withShortenResolvedPromises(shorten);
            try (RpcConnection connection = new RpcConnection(new SocketDuplex(socket), settings, null)) {
                try (Peer.Client peer = Vats.peer(connection)) {
                    for (Map.Entry<String, PeerChecks.Check> check : new PeerChecks(peer).all().entrySet()) {
                        try {
                            check.getValue().run();
                        } catch (Exception | AssertionError e) {
                            throw new AssertionError(check.getKey() + ", " + connection.tables(), e);
                        }
                    }
                }
                // The call which was cancelled: this version sends no Return for it, so its number stays taken.
                Vats.await(() -> connection.tables().questions() <= 1, () -> connection.tables().toString());
                RpcTables left = new RpcTables(connection.tables().questions(), 0, 0, 0, 0);
                Vats.await(() -> connection.tables().equals(left), () -> connection.tables().toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRustClientIsContentWithOurServer(boolean shorten) throws Exception {
        RpcSettings settings = RpcSettings.DEFAULT.withShortenResolvedPromises(shorten);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Peer.Client offered = new Peer.Client(new TestPeer())) {
            Thread server = Thread.ofVirtual().name("serve Rust").start(() -> {
                try (RpcConnection connection = new RpcConnection(new SocketDuplex(listener.accept()), settings,
                        offered)) {
                    connection.closed().join();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            Process client = new ProcessBuilder(program, "check", "127.0.0.1", String.valueOf(listener.getLocalPort()))
                    .redirectErrorStream(true).start();
            List<String> lines = client.inputReader().lines().toList();
            client.waitFor();
            assertEquals(List.of(), lines.stream().filter(line -> !line.startsWith("ok ")).toList());
            assertEquals(11, lines.size());
            server.join();
        }
    }
}
