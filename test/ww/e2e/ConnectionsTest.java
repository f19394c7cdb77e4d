package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bound on connections, which is the JVM's and so needs a process of its own. */
class ConnectionsTest {
    private static final int CONNECTIONS_MAX = 8;

    /** Longer than any answer takes. */
    private static final int ANSWER_MILLIS_MAX = 60_000;

    private static final byte[] REQUEST =
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Asks over a connection that stays open; false if the gateway does not have it. */
    private static boolean isServed(Socket socket) throws IOException {
        try {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            socket.getOutputStream().write(REQUEST);
            byte[] begin = socket.getInputStream().readNBytes(12);
            return new String(begin, StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void connectionsBeyondTheLimitAreClosedAndOnesThatEndMakeRoom() throws Exception {
        List<Socket> open = new ArrayList<>();
        try (NodeProcess gateway = NodeProcess.start("gateway", NodeProcess.launcher(),
                Map.of("WW_JAVA_OPTIONS", "-Djdk.httpserver.maxConnections=" + CONNECTIONS_MAX),
                "gateway", "--ephemeral", "--http", "127.0.0.1:0", "--ns", "connections-" + System.nanoTime())) {
            int port = URI.create(gateway.http()).getPort();
            for (int i = 0; i < CONNECTIONS_MAX; i++) {
                open.add(new Socket(InetAddress.getLoopbackAddress(), port));
                assertTrue(isServed(open.getLast()), "connection " + (i + 1));
            }
            try (Socket tooMany = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertEquals(false, isServed(tooMany));
            }
            open.removeFirst().close();
            boolean served = false;
            for (long until = System.nanoTime() + ANSWER_MILLIS_MAX * 1_000_000L;
                    !served && System.nanoTime() < until;) {
                try (Socket again = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    served = isServed(again);
                }
            }
            assertTrue(served, "a connection that ended makes room");
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}
