package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ww.rpc.peer.PeerSchema.Peer;

/** The Cap'n Proto project's own implementation and this one, each as client and as server of the other. */
@Tag("interop")
@Timeout(120)
class CppPeerTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCppServerDoesWhatWeAsk(boolean shorten) throws Exception {
        try (CppPeer.Serving cpp = CppPeer.serve()) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), cpp.port());
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
                Vats.await(() -> connection.tables().areEmpty(), () -> connection.tables().toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCppClientIsContentWithOurServer(boolean shorten) throws Exception {
        CppPeer.build();
        TestPeer object = new TestPeer();
        RpcSettings settings = RpcSettings.DEFAULT.withShortenResolvedPromises(shorten);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Peer.Client offered = new Peer.Client(object)) {
            Thread server = Thread.ofVirtual().name("serve C++").start(() -> {
                try (RpcConnection connection = new RpcConnection(new SocketDuplex(listener.accept()), settings,
                        offered)) {
                    connection.closed().join();
                    assertEquals(new RpcTables(0, 0, 0, 0, 0), connection.tables());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            List<String> lines = CppPeer.check(listener.getLocalPort());
            assertEquals(List.of(), lines.stream().filter(line -> !line.startsWith("ok ")).toList());
            assertEquals(18, lines.size());
            server.join();
        }
    }

    @Test
    void aConnectionThatIsCutFailsEveryCall() throws Exception {
        try (CppPeer.Serving cpp = CppPeer.serve()) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), cpp.port());
            try (RpcConnection connection = new RpcConnection(new SocketDuplex(socket), Vats.SETTINGS, null);
                    Peer.Client peer = Vats.peer(connection); var hanging = peer.hang()) {
                cpp.process().destroyForcibly();
                connection.closed().join();
                assertEquals(true, hanging.hook().response().isCompletedExceptionally());
                assertFalse(connection.tables().questions() > 0);
            }
        }
    }
}
