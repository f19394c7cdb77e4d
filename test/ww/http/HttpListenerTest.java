package ww.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HttpListenerTest {
    /** Times short enough for a test and long enough for a busy machine. */
    private static final HttpLimits QUICK = HttpLimits.DEFAULT.withTimes(Duration.ofSeconds(1), Duration.ofMillis(300),
            Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private static final Logger LOG = Logger.getLogger("ww.http");
    private static final BlockingQueue<LogRecord> LOGGED = new LinkedBlockingQueue<>();

    /** What the gateway logs is collected, as failures on purpose would otherwise fill the screen. */
    @BeforeAll
    static void collectLog() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                LOGGED.add(record);
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        });
    }

    @AfterAll
    static void stopCollecting() {
        LOG.removeHandler(LOG.getHandlers()[0]);
        LOG.setUseParentHandlers(true);
    }

    static Stream<Vectors.Case> heads() throws IOException {
        return Vectors.read("http/heads.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("heads")
    void headsGetTheAnswerTheyDeserve(Vectors.Case vector) throws Exception {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            client.send(vector.bytes("send"));
            if (vector.text("closed") != null) {
                assertTrue(client.isClosed());
                return;
            }
            RawHttp.Answer answer = client.read();
            assertEquals(Integer.parseInt(vector.text("status")), answer.status(), answer.text());
            if (vector.text("problem") != null) {
                assertEquals(vector.text("problem"), answer.problem());
                assertTrue(answer.detail().endsWith("."), answer.detail());
                assertEquals((long) answer.status(), answer.json().get("status"));
            }
            assertEquals(vector.text("jdk") != null, "text/html".equals(answer.header("content-type")));
            if ("internal-error".equals(vector.text("problem"))) {
                assertTrue(LOGGED.take().getThrown().getMessage().contains("secret"), "the log has the details");
            }
            assertFalse(answer.text().contains("secret") || answer.text().contains("\tat "), answer.text());
        }
    }

    @Test
    void theAnswerToAWrongMethodListsTheRightOnes() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            RawHttp.Answer answer = client.send("PUT /small HTTP/1.1\r\nHost: localhost\r\n\r\n").read();
            assertEquals("GET, HEAD", answer.header("allow"));
        }
    }

    @Test
    void headAnswersAsGetDoesWithoutTheBody() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            RawHttp.Answer get = client.get("/bytes/1234");
            RawHttp.Answer head = client.send("HEAD /bytes/1234 HTTP/1.1\r\nHost: localhost\r\n\r\n").read("HEAD");
            assertEquals(200, head.status());
            assertEquals("1234", head.header("content-length"));
            assertEquals(get.header("content-type"), head.header("content-type"));
            assertEquals("small\n", client.get("/small").text(), "the connection goes on");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            client.send("GET /bytes/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + "GET /bytes/2 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabcGET /bytes/4 HTTP/1.1\r\n"
                    + "Host: localhost\r\n\r\n");
            for (int length = 1; length <= 4; length++) {
                assertEquals(length, client.read().body().length);
            }
        }
    }

    @Test
    void noBodySizeStallsOnAKeptConnection() throws IOException {
        int[] sizes = {1, 100, 1_000, 4_096, 8_191, 8_192, 8_193, 20_000, 65_536, 100_000, 1_000_000};
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            for (String path : List.of("/bytes/", "/streams/")) {
                for (int size : sizes) {
                    long[] micros = new long[15];
                    for (int i = 0; i < micros.length; i++) {
                        long start = System.nanoTime();
                        assertEquals(size, client.get(path + size).body().length);
                        micros[i] = (System.nanoTime() - start) / 1000;
                    }
                    Arrays.sort(micros);
                    // A stall by Nagle's algorithm would be 40 ms at every request.
                    assertTrue(micros[3] < 35_000, path + size + ": " + Arrays.toString(micros) + " us");
                }
            }
        }
    }

    @Test
    void aHalfSentHeadIsGivenUp() throws IOException {
        try (TestServer server = new TestServer(QUICK); RawHttp client = server.connect()) {
            client.send("GET /small HTTP/1.1\r\nHost: loc");
            assertTrue(client.isClosed());
        }
    }

    @Test
    void aHeadThatDripsIsGivenUpAsAWhole() throws IOException {
        try (TestServer server = new TestServer(QUICK); RawHttp client = server.connect()) {
            client.send("GET /small HTTP/1.1\r\nX: ");
            client.socket().setSoTimeout(20);
            assertThrows(SocketException.class, () -> {
                long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (System.nanoTime() < until) {
                    client.send("a");
                    if (client.isClosed()) {
                        throw new SocketException("closed, as it should be");
                    }
                }
            });
        }
    }

    @Test
    void aBodyThatStopsComingIsAnswered408() throws IOException {
        try (TestServer server = new TestServer(QUICK); RawHttp client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf");
            RawHttp.Answer answer = client.read();
            assertEquals(408, answer.status());
            assertEquals("timed-out", answer.problem());
            assertTrue(client.isClosed());
        }
    }

    @Test
    void aBodyThatBreaksOffIsAnswered400() throws IOException {
        for (String start : List.of("Content-Length: 10\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\na\r\nhalf")) {
            try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
                client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + start);
                client.socket().shutdownOutput();
                RawHttp.Answer answer = client.read();
                assertEquals(400, answer.status());
                assertEquals("malformed-body", answer.problem());
            }
        }
    }

    @Test
    void aBodyThatAnnouncesTooMuchIsRefusedAtOnce() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                    + "Content-Length: 99000000000\r\n\r\n");
            RawHttp.Answer answer = client.read();
            assertEquals(413, answer.status());
            assertEquals("close", answer.header("connection"));
            assertTrue(answer.detail().contains("99000000000") && answer.detail().contains("1048576"), answer.detail());
        }
    }

    @Test
    void aClientThatSendsEverythingFirstStillReadsTheRefusal() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            byte[] much = new byte[8 << 20];
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + much.length + "\r\n\r\n");
            client.send(much);
            assertEquals("body-too-large", client.read().problem());
        }
    }

    @Test
    void chunksBeyondTheLimitAreRefusedWhileTheyCome() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 20; i++) {
                client.send(chunk);
            }
            client.send("0\r\n\r\n");
            assertEquals("body-too-large", client.read().problem());
        }
    }

    @Test
    void nothingBehindChunksIsTakenForARequest() throws IOException {
        try (TestServer server = new TestServer(); RawHttp client = server.connect()) {
            // The JDK's server reads the size 100000005 as 5; what stands behind must not become a request.
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "100000005\r\nhello\r\n0\r\n\r\nGET /small HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals("close", client.read().header("connection"));
            assertTrue(client.isClosed());
        }
    }

    @Test
    void aReaderThatDoesNotReadIsCutOff() throws IOException {
        try (TestServer server = new TestServer(QUICK); RawHttp client = server.connect()) {
            client.send("GET /bytes/100000000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals(200, client.status());
            long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (server.counters.timeouts() == 0) {
                assertTrue(System.nanoTime() < until, "the exchange does not end");
                Thread.onSpinWait();
            }
            assertTrue(client.readToEnd() < 100_000_000);
        }
    }

    @Test
    void moreRequestsThanTheLimitAreToldToComeAgain() throws Exception {
        HttpLimits limits = HttpLimits.DEFAULT.withCounts(1, 1, 0);
        try (TestServer server = new TestServer(limits); RawHttp first = server.connect();
                RawHttp second = server.connect()) {
            first.send("GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n");
            server.waiting.await();
            RawHttp.Answer refused = second.get("/small");
            assertEquals(503, refused.status());
            assertEquals("overloaded", refused.problem());
            assertEquals("1", refused.header("retry-after"));
            server.release.countDown();
            assertEquals("waited\n", first.read().text());
            assertEquals("small\n", second.get("/small").text());
        }
    }

    @Test
    void closingLetsTheRequestUnderWayEndAndRefusesOthers() throws Exception {
        TestServer server = new TestServer();
        try (RawHttp first = server.connect(); RawHttp second = server.connect();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            first.send("GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n");
            server.waiting.await();
            Future<?> closed = executor.submit(() -> server.close(Duration.ofSeconds(20)));
            RawHttp.Answer refused = second.get("/small");
            while (refused.status() == 200) {
                refused = second.get("/small"); // the closing has not begun yet
            }
            assertEquals(503, refused.status());
            assertFalse(closed.isDone());
            server.release.countDown();
            assertEquals("waited\n", first.read().text());
            closed.get();
            assertThrows(IOException.class, () -> new RawHttp(server.address()).close());
        }
        server.close();
    }

    @Test
    void closingWithoutGraceCutsOff() throws Exception {
        TestServer server = new TestServer();
        try (RawHttp client = server.connect()) {
            client.send("GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n");
            server.waiting.await();
            server.close();
            RawHttp.Answer answer = client.read();
            assertEquals(503, answer.status());
        } catch (IOException e) {
            assertTrue(server.counters.active().get() == 0, "cut off before the answer could leave");
        }
    }

    @Test
    void anAddressInUseIsNamed() throws IOException {
        try (TestServer server = new TestServer()) {
            HttpSettings same = HttpSettings.DEFAULT.withAddress(server.address());
            IOException refused = assertThrows(IOException.class, () -> new TestServer(same).close());
            String port = Integer.toString(server.address().getPort());
            assertTrue(refused.getMessage().contains(port), refused.getMessage());
        }
    }

    @Test
    void otherMachinesNeedAToken() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new HttpSettings(
                new InetSocketAddress("0.0.0.0", 0), List.of(), Set.of(), HttpLimits.DEFAULT));
        assertTrue(refused.getMessage().contains("token"), refused.getMessage());
    }

    @Test
    void hammer() throws Exception {
        int clients = 16;
        int requests = 40 * Integer.getInteger("ww.test.scale", 1);
        CountDownLatch start = new CountDownLatch(1);
        try (TestServer server = new TestServer();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = Stream.generate(() -> executor.submit(() -> {
                start.await();
                try (RawHttp client = server.connect()) {
                    for (int i = 0; i < requests; i++) {
                        byte[] body = new byte[i * 700];
                        Arrays.fill(body, (byte) i);
                        client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length
                                + "\r\n\r\n").send(body);
                        assertArrayEquals(body, client.read().body());
                    }
                }
                return requests;
            })).limit(clients).toList();
            start.countDown();
            for (Future<Integer> one : done) {
                assertEquals(requests, one.get());
            }
            assertEquals((long) clients * requests, server.counters.answers(2));
            assertEquals(0, server.counters.active().get());
        }
    }

    @Test
    void mutatedRequestsEndInAnAnswerOrAClosedConnection() throws Exception {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Vectors.Case> vectors = Vectors.read("http/heads.txt");
        try (TestServer server = new TestServer(QUICK)) {
            for (int round = 0; round < 200 * Integer.getInteger("ww.test.scale", 1); round++) {
                byte[] bytes = vectors.get(random.nextInt(vectors.size())).bytes("send");
                for (int n = random.nextInt(5); n >= 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                try (RawHttp client = server.connect()) {
                    client.send(bytes);
                    client.socket().shutdownOutput();
                    assertTrue(client.readToEnd() < 100_000, "seed " + seed + ", round " + round);
                } catch (SocketException e) {
                    continue; // closed before everything was sent
                }
            }
            try (RawHttp client = server.connect()) {
                assertEquals("small\n", client.get("/small").text(), "seed " + seed);
            }
            assertEquals(0, server.counters.active().get(), "seed " + seed);
        }
    }
}
