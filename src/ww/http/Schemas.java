package ww.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of our JSON, for the OpenAPI document. One line a member, {@code name type description}; a question mark
 * behind the name says that it may be left out. A type is {@code string}, {@code integer}, {@code number},
 * {@code boolean}, {@code null}, {@code time}, {@code pairs} (an object of strings), the name of another schema,
 * {@code [type]} for an array or {@code a|b|c} for one of some words. A test holds every answer of the server to these.
 */
final class Schemas {
    private static final String DEMO = """
            duration number The most seconds one run may take; 0: the gateway's default.
            start number Seconds until the first run.
            delay number Seconds from start to start; 0: one after another.
            repeats integer How many runs.
            """;

    private static final String STANDING = """
            state scheduled|waiting|running|paused|succeeded|failed|cancelled Where the task stands.
            paused boolean True while its runs are held back.
            module Module The module it runs.
            cron? string The calendar pattern.
            zone? string The time zone of the pattern.
            until? time No run is due after this.
            labels pairs The owner's labels.
            last_run integer The highest run number so far.
            accepted time When it was accepted.
            next_due? time When the next run is due, if that is known.
            ended? time When it ended.
            """;

    private static final String ITEM = """
            id string The task's name.
            description string Free text.
            completions integer Runs that succeeded, and those the form counted as done.
            """ + DEMO + """
            input integer The demo's first argument.
            difficulty integer The demo's second argument.
            """ + STANDING;

    private static final String RUN = """
            run integer The run's number within the task, from 1.
            state waiting|running|cancelling|succeeded|failed|timed-out|cancelled|expired|skipped Where it stands.
            reason? string Why.
            by_hand boolean True if it was asked for rather than scheduled.
            due time When it should start.
            started? time When its first attempt started.
            ended? time When it got its outcome.
            not_before? time The earliest start of the next attempt.
            attempt_count integer How many attempts were made.
            worker? string The name of the last attempt's worker.
            result? string The values returned; cut at 4096 characters, the whole is at .../result.
            result_truncated? boolean True if it was cut.
            exit_code? integer A command's exit code; 0 for a function, which has none.
            error? Failure Why the last attempt that ended has no result.
            """;

    private static final Map<String, String> TEXTS = texts();

    private Schemas() { }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        tasks(texts);
        runs(texts);
        workers(texts);
        gateway(texts);
        return texts;
    }

    private static void tasks(Map<String, String> texts) {
        texts.put("TaskSubmitted", """
                id string The task's name.
                description string Free text.
                complete integer The form's value.
                """ + DEMO + """
                wasm null Always null, for clients of the demo.
                input integer The demo's first argument.
                difficulty integer The demo's second argument.
                """ + STANDING);
        texts.put("TaskItem", ITEM);
        texts.put("Task", ITEM + """
                call function|command How the module is entered.
                export? string The function.
                args [string] Its arguments.
                env? pairs A command's environment.
                stdin_bytes? integer The size of a command's standard input.
                memory integer Pages of 64 KiB; 0: the worker's default.
                stack integer Bytes of call stack; 0: the worker's default.
                output integer Bytes kept of each output; 0: the default.
                attempts integer Attempts that may fail by the module's own fault.
                worker_faults integer Attempts that may fail by a worker's fault.
                backoff number Seconds before the second attempt.
                backoff_factor number Its growth.
                backoff_max number Its bound in seconds.
                jitter number The random part of it.
                retry_on [string] Kinds of failure worth another attempt; none: all.
                overlap allow|skip|queue-one|replace What happens when runs overlap.
                misfire skip|once|all What becomes of missed runs.
                misfire_window number Seconds; older missed runs are skipped.
                queue_timeout number Seconds a run waits for a worker; 0: for ever.
                priority integer 0 to 9.
                require pairs Labels its workers must carry.
                runs_kept integer Ended runs kept; 0: the gateway's default.
                counts Counts Runs by outcome.
                runs_omitted integer Runs before those shown here.
                runs [RunItem] The latest runs.
                """);
        texts.put("Module", """
                sha256 string The hash of the module's bytes.
                bytes integer Its size.
                """);
        texts.put("Counts", """
                succeeded integer Returned.
                failed integer The module was at fault, or too many workers were.
                timed_out integer Took longer than the limit.
                cancelled integer Stopped by the owner.
                expired integer Found no worker in time.
                skipped integer Left out by a policy.
                """);
    }

    private static void runs(Map<String, String> texts) {
        texts.put("RunItem", RUN);
        texts.put("Run", "task string The task's name.\n" + RUN + "attempts [Attempt] The attempts in order.\n");
        texts.put("Failure", """
                fault task|worker|owner Who is to blame.
                kind string A short stable word.
                message string For people.
                """);
        texts.put("Attempt", """
                attempt integer Its number within the run, from 1.
                worker string The worker's id.
                worker_name string The worker's name then.
                started time When it was given to the worker.
                ended? time When it ended.
                outcome? succeeded|task-fault|worker-fault|timed-out|cancelled How it ended.
                result? string The values returned.
                result_truncated? boolean True if they were cut.
                exit_code? integer A command's exit code; 0 for a function, which has none.
                error? Failure What went wrong.
                stdout_bytes? integer Standard output kept.
                stdout_truncated? boolean True if there was more.
                stderr_bytes? integer Standard error kept.
                stderr_truncated? boolean True if there was more.
                wall_nanos? integer Time in the worker's engine.
                cpu_nanos? integer Processor time.
                compile_nanos? integer Part of it for the compiler.
                peak_bytes? integer The guest's largest memory.
                module_cached? boolean True if the worker had the module at hand.
                """);
    }

    private static void workers(Map<String, String> texts) {
        texts.put("Explanation", """
                id string The task's name.
                state string Where it stands.
                summary string Why it is there.
                hint string What would change it.
                workers [WorkerReason] What speaks against each worker.
                """);
        texts.put("WorkerReason", """
                id string The worker's id.
                name string Its name.
                eligible boolean True if nothing but its load speaks against it.
                reason string For people.
                """);
        texts.put("Worker", """
                id string The worker's id.
                name string Its name.
                health ready|suspect|draining Whether it gets new attempts.
                slots integer Attempts it can make at once.
                stuck_slots integer Slots that are lost to guests which do not stop.
                labels pairs What require is matched against.
                outstanding [AttemptName] Attempts it has now.
                succeeded integer Attempts it ended well.
                failed integer Attempts it ended otherwise.
                joined time When it joined.
                heard? time Its last sign of life.
                """);
        texts.put("AttemptName", """
                task string The task.
                run integer The run.
                attempt integer The attempt.
                """);
    }

    private static void gateway(Map<String, String> texts) {
        texts.put("Gateway", """
                paused boolean True while all placement is paused.
                tasks TaskCounts Tasks by state.
                workers integer Workers.
                slots integer Attempts all of them can make at once.
                sequence integer The number of the latest change.
                limits Limits What may be sent.
                """);
        texts.put("TaskCounts", """
                scheduled? integer .
                waiting? integer .
                running? integer .
                paused? integer .
                succeeded? integer .
                failed? integer .
                cancelled? integer .
                """);
        texts.put("Limits", """
                module_bytes integer The largest module.
                field_bytes integer The largest text field.
                stdin_bytes integer The largest standard input.
                form_bytes integer The largest form.
                parts integer Parts of a form.
                page_items integer Items on a page.
                requests integer Requests under way.
                event_streams integer Open event streams.
                wait_seconds integer The longest Prefer: wait.
                head_seconds integer Until the last header.
                body_idle_seconds integer Between two pieces of a body.
                body_seconds integer For a whole body.
                """);
        texts.put("Status", """
                status string ok or ready.
                workers? integer Workers.
                """);
        texts.put("ProblemKind", """
                type string The type's URI.
                status integer The HTTP status.
                title string The same sentence for all of this type.
                meaning string What it is about.
                """);
    }

    /** A member of a schema. */
    private record Member(String name, boolean required, String type, String description) {
        static Member parse(String line) {
            String[] words = line.split(" ", 3);
            boolean optional = words[0].endsWith("?");
            String name = optional ? words[0].substring(0, words[0].length() - 1) : words[0];
            return new Member(name, !optional, words[1], words[2]);
        }
    }

    static void write(JsonWriter json) {
        TEXTS.forEach((name, text) -> {
            List<Member> members = new ArrayList<>();
            text.lines().forEach(line -> members.add(Member.parse(line)));
            json.name(name);
            object(json, members, false);
        });
        json.name("Problem");
        object(json, List.of(
                new Member("type", true, "string", "A stable URI that names the kind of problem."),
                new Member("title", true, "string", "The same sentence for all problems of the type."),
                new Member("status", true, "integer", "The HTTP status."),
                new Member("detail", true, "string", "One sentence on this occurrence."),
                new Member("field", false, "string", "The form field or query parameter at fault."),
                new Member("limit", false, "integer", "The limit that was passed.")), true);
    }

    private static void object(JsonWriter json, List<Member> members, boolean open) {
        json.beginObject().member("type", "object").member("additionalProperties", open);
        json.strings("required", members.stream().filter(Member::required).map(Member::name).toList());
        json.name("properties").beginObject();
        for (Member member : members) {
            json.name(member.name()).beginObject();
            type(json, member.type());
            json.member("description", member.description()).endObject();
        }
        json.endObject().endObject();
    }

    private static void type(JsonWriter json, String type) {
        if (type.startsWith("[")) {
            json.member("type", "array").name("items").beginObject();
            type(json, type.substring(1, type.length() - 1));
            json.endObject();
        } else if (type.contains("|")) {
            json.member("type", "string").strings("enum", List.of(type.split("\\|")));
        } else if (type.equals("time")) {
            json.member("type", "string").member("format", "date-time");
        } else if (type.equals("pairs")) {
            json.member("type", "object").name("additionalProperties").beginObject().member("type", "string")
                    .endObject();
        } else if (Character.isUpperCase(type.charAt(0))) {
            json.member("$ref", "#/components/schemas/" + type);
        } else {
            json.member("type", type);
        }
    }
}
