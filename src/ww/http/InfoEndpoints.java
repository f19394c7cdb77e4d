package ww.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ww.http.Operation.Answer;
import ww.http.Operation.Parameter;

/** The API about itself: the index, the OpenAPI document, the kinds of problems, the page. */
final class InfoEndpoints {
    private final List<Operation> operations = new ArrayList<>();
    private final byte[] openApi;

    private InfoEndpoints(List<Operation> others, HttpLimits limits) {
        operations.addAll(others);
        operations.add(Operation.of("GET", "/", "getIndex", Role.ANYONE, "This list; the dashboard for a browser.")
                .heeds(new Parameter("Accept", "string", "application/json and text/html are heeded."))
                .answers(200, Answer.text("The operations.", "text/plain")));
        operations.add(Operation.of("GET", "/openapi.json", "getOpenApi", Role.ANYONE, "The OpenAPI 3.1 document.")
                .answers(200, Answer.text("The document.", "application/json")));
        operations.add(Operation.of("GET", "/problems", "listProblems", Role.ANYONE, "Every kind of error there is.")
                .answers(200, Answer.json("By status.", "[ProblemKind]")));
        openApi = OpenApi.document(operations, limits);
    }

    /** The routes given and, added to them, those of this class. */
    static List<Route> complete(List<Route> routes, HttpLimits limits) {
        InfoEndpoints info = new InfoEndpoints(routes.stream().map(Route::operation).toList(), limits);
        List<Route> all = new ArrayList<>(routes);
        List<Handler> handlers = List.of(info::index, info::openApi, info::problems);
        for (int i = 0; i < handlers.size(); i++) {
            all.add(new Route(info.operations.get(routes.size() + i), handlers.get(i)));
        }
        return all;
    }

    private Response index(Request request) {
        String accept = request.header("Accept") == null ? "" : request.header("Accept").toLowerCase(Locale.ROOT);
        if (accept.contains("text/html")) {
            return Dashboard.page();
        }
        return (accept.contains("application/json") ? indexJson() : Response.text(200, indexText()))
                .with("Vary", "Accept");
    }

    private Response indexJson() {
        JsonWriter json = new JsonWriter().beginArray();
        for (Operation operation : operations) {
            json.beginObject().member("method", operation.method()).member("path", operation.path())
                    .member("summary", operation.summary()).endObject();
        }
        return Response.json(200, json.endArray());
    }

    private String indexText() {
        StringBuilder text = new StringBuilder("ww-sched: a scheduler of WebAssembly tasks\n\n");
        for (Operation operation : operations) {
            text.append("%-7s%-31s%s\n".formatted(operation.method(), operation.path(), operation.summary()));
        }
        return text.append("""

                Submit:  curl -F wasm=@FILE -F input=0 -F difficulty=3 http://HOST/tasks
                Wait:    curl -H 'Prefer: wait=30' http://HOST/tasks/ID/runs/1/result
                """).toString();
    }

    private Response openApi(Request request) {
        return Response.bytes(200, "application/json", openApi);
    }

    private Response problems(Request request) {
        JsonWriter json = new JsonWriter().beginArray();
        for (ProblemType type : ProblemType.values()) {
            json.beginObject().member("type", type.uri()).member("status", type.status())
                    .member("title", type.title()).member("meaning", type.meaning()).endObject();
        }
        return Response.json(200, json.endArray());
    }
}
