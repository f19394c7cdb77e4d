package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ww.sched.Runner;
import ww.sched.Scheduler;
import ww.sched.SchedulerSettings;
import ww.sched.WorkerSpec;

/** A whole gateway on a free port: real sockets, a real scheduler, and workers that do as they are told. */
final class TestGateway implements AutoCloseable {
    final TestRunner runner = new TestRunner();
    final Scheduler scheduler;
    final HttpGateway gateway;

    TestGateway() throws IOException {
        this(HttpLimits.DEFAULT, List.of());
    }

    TestGateway(HttpLimits limits, List<Token> tokens) throws IOException {
        this(limits, tokens, SchedulerSettings.defaults());
    }

    TestGateway(HttpLimits limits, List<Token> tokens, SchedulerSettings settings) throws IOException {
        this(limits, tokens, runner -> Scheduler.ephemeral(settings, runner));
    }

    /** Makes the scheduler that a gateway stands on. */
    @FunctionalInterface
    interface Foundation {
        Scheduler of(Runner runner) throws IOException;
    }

    TestGateway(HttpLimits limits, List<Token> tokens, Foundation foundation) throws IOException {
        scheduler = foundation.of(runner);
        gateway = new HttpGateway(
                new HttpSettings(new InetSocketAddress("127.0.0.1", 0), tokens, Set.of(), limits), scheduler);
        gateway.start();
    }

    /** A gateway that has a worker. */
    static TestGateway working() throws IOException {
        TestGateway gateway = new TestGateway();
        gateway.join("w1");
        return gateway;
    }

    void join(String worker) {
        scheduler.workerJoined(WorkerSpec.of(worker, 4).labelled(Map.of("zone", "b")));
    }

    Client connect() throws IOException {
        return new Client(new RawHttp(gateway.address()));
    }

    @Override
    public void close() {
        gateway.close();
        scheduler.close();
    }

    /** One kept connection to the gateway. */
    record Client(RawHttp http) implements AutoCloseable {
        RawHttp.Answer get(String path, String... headers) throws IOException {
            return send("GET", path, null, new byte[0], headers);
        }

        RawHttp.Answer post(String path, String... headers) throws IOException {
            return send("POST", path, null, new byte[0], headers);
        }

        RawHttp.Answer delete(String path, String... headers) throws IOException {
            return send("DELETE", path, null, new byte[0], headers);
        }

        RawHttp.Answer submit(TestForm form, String... headers) throws IOException {
            return send("POST", "/tasks", TestForm.type(), form.body(), headers);
        }

        /** Submits and answers the id. */
        String accepted(TestForm form, String... headers) throws IOException {
            RawHttp.Answer answer = submit(form, headers);
            assertEquals(201, answer.status(), answer.text());
            return (String) answer.json().get("id");
        }

        RawHttp.Answer send(String method, String path, String type, byte[] body, String... headers)
                throws IOException {
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            if (type != null) {
                head.append("Content-Type: ").append(type).append("\r\n");
            }
            if (body.length > 0) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            return http.send(head + "\r\n").send(body).read(method);
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }
}
