package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ww.e2e.Json;
import ww.e2e.NodeProcess;
import ww.e2e.RestClient;

/** Who follows events misses none over the gateway's death: the numbers go on, and what was before is told again. */
class EventsKeptTest {
    /** The events behind this number, up to the end of this task. */
    private static List<Map<String, Object>> events(NodeProcess gateway, long after, String endOf)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.http() + "/events"))
                .header("Last-Event-ID", Long.toString(after)).build();
        List<Map<String, Object>> events = new ArrayList<>();
        try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            Iterator<String> each = lines.iterator();
            while (events.isEmpty() || !isEnd(events.getLast(), endOf)) {
                String line = each.next();
                if (line.startsWith("data: ")) {
                    events.add(Json.object(line.substring("data: ".length())));
                }
            }
        } finally {
            client.shutdownNow();
        }
        return events;
    }

    private static boolean isEnd(Map<String, Object> event, String task) {
        return event.get("event").equals("task-ended") && event.get("task").equals(task);
    }

    @Test
    void theEventsGoOnBehindTheLastOneSeen() throws Exception {
        try (Nodes nodes = new Nodes()) {
            NodeProcess first = nodes.gateway();
            nodes.joined("worker");
            List<Map<String, Object>> before;
            try (RestClient rest = new RestClient(first.http())) {
                rest.submit(RestClient.form("id", "one", "input", "0", "difficulty", "1"), RestClient.puzzle());
                rest.ended("one", Nodes.SOON);
                before = events(first, 0, "one");
                first.kill();
            }
            NodeProcess second = nodes.gateway();
            try (RestClient rest = new RestClient(second.http())) {
                rest.submit(RestClient.form("id", "two", "input", "0", "difficulty", "1"), RestClient.puzzle());
                long seen = (Long) before.get(1).get("sequence");
                List<Map<String, Object>> after = events(second, seen, "two");
                assertTrue(before.size() > 4, before.toString());
                assertEquals(before.subList(2, before.size()), after.subList(0, before.size() - 2));
                for (Map<String, Object> event : after) {
                    assertEquals(++seen, event.get("sequence"), after.toString());
                }
            }
        }
    }
}
