package ww.http;

import java.util.LinkedHashMap;
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
 * @param query the query parameters it takes; any other is refused
 * @param headers the request headers it heeds beyond those of HTTP itself
 * @param form true where it takes the task form as its body
 * @param answers what may come back, by status; problems that any operation gives are left out
 */
record Operation(
        String method, String path, String id, String summary, Role role, List<Parameter> query,
        List<Parameter> headers, boolean form, Map<Integer, Answer> answers) {

    /** A query parameter or header, with the JSON type of its value. */
    record Parameter(String name, String type, String description) { }

    /**
     * A kind of answer.
     *
     * @param mediaType null where there is no body
     * @param schema a name of {@link Schemas}, {@code [Name]} for an array, null where the body is text
     */
    record Answer(String description, String mediaType, String schema) {
        static Answer json(String description, String schema) {
            return new Answer(description, "application/json", schema);
        }

        static Answer problem(String description) {
            return new Answer(description, Problem.MEDIA_TYPE, "Problem");
        }

        static Answer text(String description, String mediaType) {
            return new Answer(description, mediaType, null);
        }

        static Answer empty(String description) {
            return new Answer(description, null, null);
        }
    }

    static Operation of(String method, String path, String id, Role role, String summary) {
        return new Operation(method, path, id, summary, role, List.of(), List.of(), false, Map.of());
    }

    Operation query(Parameter... parameters) {
        return new Operation(method, path, id, summary, role, List.of(parameters), headers, form, answers);
    }

    Operation heeds(Parameter... parameters) {
        return new Operation(method, path, id, summary, role, query, List.of(parameters), form, answers);
    }

    Operation takesForm() {
        return new Operation(method, path, id, summary, role, query, headers, true, answers);
    }

    Operation answers(int status, Answer answer) {
        Map<Integer, Answer> more = new LinkedHashMap<>(answers);
        more.put(status, answer);
        return new Operation(method, path, id, summary, role, query, headers, form, more);
    }

    Set<String> queryNames() {
        return query.stream().map(Parameter::name).collect(Collectors.toSet());
    }
}
