package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading, listing and commanding tasks. */
class TaskApiTest {
    private static final String WAIT = "Prefer: wait=20";

    @Test
    void anEmptyListIsAnArray() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer answer = client.get("/tasks");
            assertEquals("[]\n", answer.text());
            assertEquals("application/json", answer.header("content-type"));
        }
    }

    @Test
    void itemsOfTheListBeginWithTheDemosKeysInItsOrder() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "complete", "2", "start", "0.25", "input", "-1"));
            RawHttp.Answer list = client.get("/tasks");
            assertTrue(list.text().startsWith("[{\"id\":\"a\",\"description\":\"\",\"completions\":2,\"duration\":0,"
                    + "\"start\":0.25,\"delay\":0,\"repeats\":0,\"input\":-1,\"difficulty\":0,"), list.text());
            String whole = client.get("/tasks/a").text();
            assertTrue(whole.startsWith(list.text().substring(1, list.text().indexOf(",\"labels\""))), whole);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a"), WAIT);
            for (String path : List.of("/tasks/b", "/tasks/b/runs", "/tasks/b/runs/1", "/tasks/b/explain",
                    "/tasks/a/runs/2", "/tasks/a/runs/0", "/tasks/a/runs/-1", "/tasks/a/runs/x",
                    "/tasks/a/runs/99999999999999999999", "/tasks/a/runs/2/result", "/workers/x")) {
                RawHttp.Answer answer = client.get(path);
                assertEquals(404, answer.status(), path);
                assertEquals("not-found", answer.problem(), path);
            }
        }
    }

    @Test
    void aListComesInPagesThatFollowEachOther() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            List<String> submitted = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                submitted.add(client.accepted(TestForm.of("label", "half=" + i % 2)));
            }
            assertEquals(submitted, ids(client, "/tasks?limit=3"));
            assertEquals(List.of(submitted.get(1), submitted.get(3), submitted.get(5)),
                    ids(client, "/tasks?limit=2&label=half%3D1"));
            assertEquals(List.of(), ids(client, "/tasks?state=succeeded,failed"));
            assertEquals(submitted, ids(client, "/tasks?state=waiting"));
            for (String wrong : List.of("limit=0", "limit=1001", "limit=x", "cursor=-1", "state=done", "label=x",
                    "page=1")) {
                assertTrue(client.get("/tasks?" + wrong).status() / 100 == 4, wrong);
            }
        }
    }

    @Test
    void runsComeInPagesToo() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "repeats", "5"), WAIT);
            List<Long> numbers = new ArrayList<>();
            String path = "/tasks/a/runs?limit=2";
            while (path != null) {
                RawHttp.Answer page = client.get(path);
                for (Object run : (List<?>) JsonReader.read(page.text())) {
                    numbers.add((Long) ((Map<?, ?>) run).get("run"));
                }
                path = next(page);
            }
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers);
        }
    }

    @Test
    void anUnchangedTaskIsNotSentAgain() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "start", "1000"));
            String tag = client.get("/tasks/a").header("etag");
            assertNotNull(tag);
            RawHttp.Answer same = client.get("/tasks/a", "If-None-Match: " + tag);
            assertEquals(304, same.status());
            client.post("/tasks/a/pause");
            RawHttp.Answer changed = client.get("/tasks/a", "If-None-Match: " + tag, WAIT);
            assertEquals(200, changed.status());
            assertFalse(tag.equals(changed.header("etag")));
        }
    }

    @Test
    void ownersPauseResumeRunAndCancel() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "start", "1000"));
            assertEquals("paused", client.post("/tasks/a/pause").json().get("state"));
            assertEquals(200, client.post("/tasks/a/pause").status(), "twice is as good as once");
            assertEquals("scheduled", client.post("/tasks/a/resume").json().get("state"));
            RawHttp.Answer now = client.post("/tasks/a/run-now");
            assertEquals(201, now.status());
            assertEquals("/tasks/a/runs/1", now.header("location"));
            assertEquals("2832\n", client.get("/tasks/a/runs/1/result", WAIT).text());
            assertEquals("cancelled", client.delete("/tasks/a").json().get("state"));
            assertEquals(200, client.delete("/tasks/a").status());
            assertEquals(409, client.post("/tasks/a/pause").status());
            assertEquals(204, client.delete("/tasks/a?forget=true").status());
            assertEquals(404, client.get("/tasks/a").status());
        }
    }

    @Test
    void aTaskThatHasNotEndedIsNotForgotten() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a"));
            assertEquals("conflict", client.delete("/tasks/a?forget=true").problem());
        }
    }

    @Test
    void aRunningRunIsCancelledAndTheTaskGoesOn() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "export", "hang", "repeats", "2", "delay", "1000"));
            assertEquals(200, client.delete("/tasks/a/runs/1").status());
            assertEquals("cancelled", client.get("/tasks/a/runs/1", WAIT).json().get("state"));
            assertEquals("scheduled", client.get("/tasks/a").json().get("state"));
        }
    }

    @Test
    void aCalendarTaskShowsItsPatternAndWhenItIsDue() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "cron", "0 6 * * *", "zone", "Europe/Paris",
                    "until", "2999-01-01T00:00:00+01:00"));
            Map<String, Object> task = client.get("/tasks/a").json();
            assertEquals("0 6 * * *", task.get("cron"));
            assertEquals("Europe/Paris", task.get("zone"));
            assertEquals("2998-12-31T23:00:00Z", task.get("until"));
            assertTrue(((String) task.get("next_due")).endsWith(":00:00Z"), task.toString());
            assertEquals("once", task.get("misfire"));
        }
    }

    @Test
    void aTaskThatWaitsIsExplained() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "require", "zone=moon"));
            Map<String, Object> explanation = client.get("/tasks/a/explain").json();
            assertEquals("waiting", explanation.get("state"));
            assertEquals(false, first(explanation.get("workers")).get("eligible"));
            assertFalse(((String) explanation.get("summary")).isEmpty());
        }
    }

    private static List<String> ids(TestGateway.Client client, String first) throws IOException {
        List<String> ids = new ArrayList<>();
        String path = first;
        while (path != null) {
            RawHttp.Answer page = client.get(path);
            assertEquals(200, page.status(), page.text());
            for (Object task : (List<?>) JsonReader.read(page.text())) {
                ids.add((String) ((Map<?, ?>) task).get("id"));
            }
            path = next(page);
        }
        return ids;
    }

    private static String next(RawHttp.Answer page) {
        String link = page.header("link");
        if (link == null) {
            return null;
        }
        assertTrue(link.endsWith(">; rel=\"next\""), link);
        return link.substring(1, link.indexOf('>'));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Object list) {
        return (Map<String, Object>) ((List<?>) list).getFirst();
    }
}
