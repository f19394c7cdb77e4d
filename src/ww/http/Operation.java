package ww.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of the API, described once: the router, the access check and the OpenAPI document all read it.
 *
 * @param method the HTTP method; GET answers HEAD too
 * @param path literal segments and parameters, for example {@code /tasks/{id}/runs/{run}}
 * @param id the operation's name in the OpenAPI document
 * @param summary one sentence
 * @param role who may do it
 * @param query the query parameters it takes
 * @param headers the request headers it heeds beyond those of HTTP itself
 * @param form true where it takes the task form as its body
 * @param answers what may come back, by status, errors that any operation gives left out
 */
record Operation(
        String method, String path, String id, String summary, Role role, List<Parameter> query,
        List<Parameter> headers, boolean form, Map<Integer, Answer> answers) {

    /** A query parameter or header. {@code schema} is a JSON schema in JSON. */
    record Parameter(String name, String description, String schema) { }

    /** A kind of answer: a media type and the name of a schema of {@link Schemas}, or null where the body is bytes. */
    record Answer(String description, String mediaType, String schema) {
        static Answer json(String description, String schema) {
            return new Answer(description, "application/json", schema);
        }

        static Answer problem(String description) {
            return new Answer(description, Problem.MEDIA_TYPE, "Problem");
        }

        static Answer raw(String description, String mediaType) {
            return new Answer(description, mediaType, null);
        }
    }

    static Operation of(String method, String path, String id, Role role, String summary) {
        return new Operation(method, path, id, summary, role, List.of(), List.of(), false, Map.of());
    }

    Operation query(Parameter... parameters) {
        return new Operation(method, path, id, summary, role, List.of(parameters), headers, form, answers);
    }

    Operation heeding(Parameter... parameters) {
        return new Operation(method, path, id, summary, role, query, List.of(parameters), form, answers);
    }

    Operation takingForm() {
        return new Operation(method, path, id, summary, role, query, headers, true, answers);
    }

    Operation answering(Map<Integer, Answer> more) {
        return new Operation(method, path, id, summary, role, query, headers, form, more);
    }

    Set<String> queryNames() {
        return query.stream().map(Parameter::name).collect(Collectors.toSet());
    }
}
