package ww.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI 3.1 document, made from the same table of operations that the router serves. */
final class OpenApi {
    private static final String TITLE = "ww-sched";

    /** The version of the API, raised when an answer loses or changes a member. */
    private static final String VERSION = "1.0.0";

    private OpenApi() { }

    static byte[] document(List<Operation> operations, HttpLimits limits) {
        JsonWriter json = new JsonWriter().beginObject().member("openapi", "3.1.0");
        json.name("info").beginObject().member("title", TITLE).member("version", VERSION)
                .member("description", "A scheduler of WebAssembly tasks. Errors are RFC 9457 problems with stable "
                        + "type URIs, listed at /problems; a token is needed wherever the gateway has any.")
                .endObject();
        Map<String, List<Operation>> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            paths.computeIfAbsent(operation.path(), path -> new ArrayList<>()).add(operation);
        }
        json.name("paths").beginObject();
        paths.forEach((path, methods) -> path(json, path, methods, limits));
        json.endObject();
        json.name("components").beginObject().name("schemas").beginObject();
        Schemas.write(json);
        json.endObject().name("securitySchemes").beginObject().name("token").beginObject()
                .member("type", "http").member("scheme", "bearer").endObject().endObject().endObject();
        return json.endObject().toBytes();
    }

    private static void path(JsonWriter json, String path, List<Operation> operations, HttpLimits limits) {
        json.name(path).beginObject();
        for (Operation operation : operations) {
            json.name(operation.method().toLowerCase(Locale.ROOT)).beginObject();
            json.member("operationId", operation.id()).member("summary", operation.summary());
            parameters(json, operation);
            if (operation.form()) {
                form(json, limits);
            }
            answers(json, operation);
            if (operation.role() != Role.ANYONE) {
                json.name("security").beginArray().beginObject().strings("token", List.of()).endObject().endArray();
                json.member("x-role", Words.of(operation.role()));
            }
            json.endObject();
        }
        json.endObject();
    }

    private static void parameters(JsonWriter json, Operation operation) {
        json.name("parameters").beginArray();
        for (String segment : operation.path().split("/")) {
            if (segment.startsWith("{")) {
                String name = segment.substring(1, segment.length() - 1);
                boolean number = name.equals("run");
                parameter(json, name, "path", number ? "integer" : "string", number ? "The run's number." : "The id.");
            }
        }
        operation.query().forEach(query -> parameter(json, query.name(), "query", query.type(), query.description()));
        operation.headers().forEach(header ->
                parameter(json, header.name(), "header", header.type(), header.description()));
        json.endArray();
    }

    private static void parameter(JsonWriter json, String name, String in, String type, String description) {
        json.beginObject().member("name", name).member("in", in).member("required", in.equals("path"))
                .member("description", description)
                .name("schema").beginObject().member("type", type).endObject().endObject();
    }

    private static void form(JsonWriter json, HttpLimits limits) {
        json.name("requestBody").beginObject().member("required", true).member("description", "At most "
                + limits.formBytes() + " bytes, the module at most " + limits.moduleBytes() + ".");
        json.name("content").beginObject().name("multipart/form-data").beginObject().name("schema").beginObject()
                .member("type", "object").member("additionalProperties", false).name("properties").beginObject();
        for (TaskField field : TaskField.values()) {
            json.name(field.word()).beginObject().member("type", field.kind().schemaType());
            if (field.kind() == TaskField.Kind.TEXTS) {
                json.name("items").beginObject().member("type", "string").endObject();
            } else if (field.kind() == TaskField.Kind.FILE) {
                json.member("contentMediaType", "application/octet-stream");
            }
            field.limits().write(json);
            json.member("description", field.description()).endObject();
        }
        json.endObject().endObject().endObject().endObject().endObject();
    }

    private static void answers(JsonWriter json, Operation operation) {
        json.name("responses").beginObject();
        operation.answers().forEach((status, answer) -> answer(json, Integer.toString(status), answer));
        answer(json, "default", Operation.Answer.problem("Any other outcome is a problem."));
        json.endObject();
    }

    private static void answer(JsonWriter json, String status, Operation.Answer answer) {
        json.name(status).beginObject().member("description", answer.description());
        if (answer.mediaType() != null) {
            json.name("content").beginObject().name(answer.mediaType()).beginObject().name("schema").beginObject();
            schema(json, answer.schema());
            json.endObject().endObject().endObject();
        }
        json.endObject();
    }

    /** A schema by name, {@code [Name]} for an array of it, null for text. */
    private static void schema(JsonWriter json, String schema) {
        if (schema == null) {
            json.member("type", "string");
        } else if (schema.startsWith("[")) {
            json.member("type", "array").name("items").beginObject()
                    .member("$ref", "#/components/schemas/" + schema.substring(1, schema.length() - 1)).endObject();
        } else {
            json.member("$ref", "#/components/schemas/" + schema);
        }
    }
}
