package ww.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ww.sched.ModuleTooLargeException;
import ww.sched.Modules;

/**
 * The form of a submission as it was sent: texts by field, standard input, and the module, which goes from the socket
 * into the content store without being held in memory. Closing the form gives up its hold on the module.
 */
final class Form implements AutoCloseable {
    /** Seconds are taken to the millisecond, and nothing finer is kept anywhere. */
    private static final int DECIMALS_MAX = 3;

    /** Longer numbers are a mistake or malice, and exact arithmetic on them is expensive. */
    private static final int DECIMAL_CHARACTERS_MAX = 32;

    private final Map<TaskField, List<String>> texts = new EnumMap<>(TaskField.class);
    private byte[] stdin;
    private Modules.Pinned module;

    private Form() { }

    /** Reads the whole body; on any failure nothing is kept. */
    static Form read(Request request, HttpLimits limits, Modules modules) throws Problem, IOException {
        MediaType type = mediaType(request.header("Content-Type"));
        Body body = request.body().upTo(limits.formBytes());
        MultipartReader reader = new MultipartReader(body, type.parameter("boundary"), MultipartLimits.DEFAULT,
                body.declaredBytes());
        Form form = new Form();
        boolean complete = false;
        try {
            for (MultipartReader.Part part = reader.next(); part != null; part = reader.next()) {
                form.add(part, limits, modules);
            }
            complete = true;
            return form;
        } finally {
            if (!complete) {
                form.close();
            }
        }
    }

    private static MediaType mediaType(String contentType) throws Problem, MultipartException {
        MediaType type = contentType == null ? null : MediaType.parse("Content-Type", contentType);
        if (type == null || !type.value().equals("multipart/form-data")) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is "
                    + (contentType == null ? "of no stated type" : Problem.quote(contentType))
                    + ", but a task is submitted as multipart/form-data (with curl: -F).")
                    .header("Accept-Post", "multipart/form-data");
        }
        return type;
    }

    private void add(MultipartReader.Part part, HttpLimits limits, Modules modules) throws Problem, IOException {
        TaskField field = TaskField.of(part.name()).orElseThrow(() -> Problem.ofField(ProblemType.UNKNOWN_FIELD,
                part.name(), "The field " + Problem.quote(part.name()) + " is not known; known are "
                + TaskField.words() + "."));
        switch (field) {
            case WASM -> {
                refuseSecond(field, module != null);
                module = store(part, limits, modules);
            }
            case STDIN -> {
                refuseSecond(field, stdin != null);
                stdin = bytes(part, limits.inputBytes());
            }
            default -> {
                List<String> values = texts.computeIfAbsent(field, absent -> new ArrayList<>());
                refuseSecond(field, !values.isEmpty() && field.kind() != TaskField.Kind.TEXTS);
                values.add(part.text(limits.fieldBytes()));
            }
        }
    }

    private static void refuseSecond(TaskField field, boolean second) throws Problem {
        if (second) {
            throw malformed(field, "The field '" + field.word() + "' stands twice.");
        }
    }

    private static Modules.Pinned store(MultipartReader.Part part, HttpLimits limits, Modules modules)
            throws Problem, IOException {
        try {
            return modules.put(ModulePreamble.checked(part.content()), limits.moduleBytes());
        } catch (ModuleTooLargeException e) {
            throw Problem.ofLimit(ProblemType.BODY_TOO_LARGE, "wasm", e.bytesMax(), "The module in the field 'wasm' is "
                    + "larger than " + e.bytesMax() + " bytes, which is this gateway's limit.");
        } catch (Modules.StorageFullException e) {
            throw new Problem(ProblemType.STORAGE_FULL, "The disk has no room for the module.");
        }
    }

    private static byte[] bytes(MultipartReader.Part part, int bytesMax) throws Problem, IOException {
        byte[] bytes = part.content().readNBytes(bytesMax + 1);
        if (bytes.length > bytesMax) {
            throw Problem.ofLimit(ProblemType.BODY_TOO_LARGE, part.name(), bytesMax, "The field '" + part.name()
                    + "' is longer than " + bytesMax + " bytes.");
        }
        return bytes;
    }

    Optional<Modules.Pinned> module() {
        return Optional.ofNullable(module);
    }

    Optional<byte[]> stdin() {
        return Optional.ofNullable(stdin);
    }

    /** Every text as it was sent, for the fingerprint of the request. */
    Map<TaskField, List<String>> texts() {
        return texts;
    }

    boolean has(TaskField field) {
        return texts.containsKey(field);
    }

    /** The value; an empty one counts as absent, as browsers and scripts send empty fields for what was not filled. */
    Optional<String> text(TaskField field) {
        List<String> values = texts.get(field);
        return values == null || values.getFirst().isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    List<String> list(TaskField field) {
        return texts.getOrDefault(field, List.of());
    }

    long number(TaskField field, long absent) throws Problem {
        return number(field, absent, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Of a field whose own limits are within these numbers. */
    int integer(TaskField field, int absent) throws Problem {
        FieldLimits limits = field.limits();
        return (int) number(field, absent, limits.least().longValue(), limits.most().longValue());
    }

    private long number(TaskField field, long absent, long min, long max) throws Problem {
        Optional<String> text = text(field);
        return text.isEmpty() ? absent : Numbers.parse("field", field.word(), text.get().strip(), min, max);
    }

    double decimal(TaskField field, double absent) throws Problem {
        Optional<String> text = text(field);
        return text.isEmpty() ? absent : exact(field, text.get()).doubleValue();
    }

    Duration seconds(TaskField field, Duration absent) throws Problem {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            return absent;
        }
        BigDecimal seconds = exact(field, text.get());
        try {
            return Duration.ofMillis(seconds.movePointRight(DECIMALS_MAX).longValueExact());
        } catch (ArithmeticException e) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, field.word(), "The field '" + field.word() + "' is "
                    + Problem.quote(text.get()) + ", but seconds have at most " + DECIMALS_MAX
                    + " decimals and fit the calendar.");
        }
    }

    private static BigDecimal exact(TaskField field, String raw) throws Problem {
        String text = raw.strip();
        // No exponents, which would make large numbers of short texts.
        boolean plain = !text.isEmpty() && text.length() <= DECIMAL_CHARACTERS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
        if (!plain) {
            throw notANumber(field, raw);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw notANumber(field, raw);
        }
    }

    private static Problem notANumber(TaskField field, String raw) {
        return malformed(field, "The field '" + field.word() + "' is " + Problem.quote(raw)
                + ", which is not a number.");
    }

    /** A field of NAME=VALUE lines as a map. */
    Map<String, String> pairs(TaskField field) throws Problem {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : list(field)) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw malformed(field, "The field '" + field.word() + "' is " + Problem.quote(text)
                        + ", but must be NAME=VALUE.");
            }
            if (pairs.putIfAbsent(text.substring(0, equals), text.substring(equals + 1)) != null) {
                throw malformed(field, "The field '" + field.word() + "' names "
                        + Problem.quote(text.substring(0, equals)) + " twice.");
            }
        }
        return pairs;
    }

    static Problem malformed(TaskField field, String detail) {
        return Problem.ofField(ProblemType.MALFORMED_FIELD, field.word(), detail);
    }

    @Override
    public void close() {
        if (module != null) {
            module.close();
        }
    }
}
