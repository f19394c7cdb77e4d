package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the document says that a field may be is what it may be, and nothing beside it. */
class FieldLimitsTest {
    private TestGateway gateway;
    private TestGateway.Client client;
    private Map<?, ?> fields;

    @BeforeEach
    void readTheDocument() throws IOException {
        gateway = new TestGateway();
        client = gateway.connect();
        Object at = client.get("/openapi.json").json();
        for (String name : List.of("paths", "/tasks", "post", "requestBody", "content", "multipart/form-data", "schema",
                "properties")) {
            at = ((Map<?, ?>) at).get(name);
        }
        fields = (Map<?, ?>) at;
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        gateway.close();
    }

    private Object said(TaskField field, String keyword) {
        return ((Map<?, ?>) fields.get(field.word())).get(keyword);
    }

    private void taken(TaskField field, String value) throws IOException {
        RawHttp.Answer answer = client.submit(TestForm.of(field.word(), value));
        assertEquals(201, answer.status(), answer.text());
    }

    private void refused(TaskField field, String value) throws IOException {
        RawHttp.Answer answer = client.submit(TestForm.of(field.word(), value));
        assertEquals(422, answer.status(), field + "=" + value + ": " + answer.text());
        assertEquals(field.word(), answer.json().get("field"), answer.text());
    }

    @Test
    void numbersAreTakenUpToTheirBoundsAndNotBeyond() throws IOException {
        int bounded = 0;
        for (TaskField field : TaskField.values()) {
            if (said(field, "minimum") instanceof Long least && said(field, "maximum") instanceof Long most) {
                taken(field, Long.toString(least));
                taken(field, Long.toString(most));
                refused(field, Long.toString(least - 1));
                refused(field, Long.toString(most + 1));
                bounded++;
            }
        }
        assertTrue(bounded > 10, bounded + " fields with bounds");
    }

    @Test
    void aNumberFarBeyondIsRefusedByTheFieldsOwnBounds() throws IOException {
        for (TaskField field : List.of(TaskField.MEMORY, TaskField.STACK, TaskField.OUTPUT, TaskField.PRIORITY)) {
            for (String far : List.of("99999999999", "-99999999999", "9".repeat(40))) {
                refused(field, far);
                String detail = (String) client.submit(TestForm.of(field.word(), far)).json().get("detail");
                assertTrue(detail.endsWith("from " + said(field, "minimum") + " to " + said(field, "maximum") + "."),
                        detail);
            }
        }
    }

    @Test
    void choicesAreTakenAndNothingElse() throws IOException {
        for (TaskField field : List.of(TaskField.CALL, TaskField.OVERLAP, TaskField.MISFIRE)) {
            for (Object choice : (List<?>) said(field, "enum")) {
                taken(field, (String) choice);
            }
            refused(field, "other");
        }
    }

    @Test
    void textsAreTakenUpToTheirLength() throws IOException {
        for (TaskField field : List.of(TaskField.ID, TaskField.DESCRIPTION, TaskField.EXPORT)) {
            int most = ((Long) said(field, "maxLength")).intValue();
            taken(field, "x".repeat(most));
            refused(field, "x".repeat(most + 1));
        }
    }

    @Test
    void whatIsLeftOutIsWhatTheDocumentSays() throws IOException {
        client.accepted(TestForm.of("id", "a"));
        Map<String, Object> task = client.get("/tasks/a").json();
        int absent = 0;
        for (TaskField field : TaskField.values()) {
            Object value = said(field, "default");
            if (value != null) {
                Object actual = task.get(field == TaskField.COMPLETE ? "completions" : field.word());
                assertEquals(number(value), number(actual), field.word());
                absent++;
            }
        }
        assertTrue(absent > 15, absent + " fields with defaults");
    }

    /** 2 and 2.0 are one number in JSON. */
    private static Object number(Object value) {
        return value instanceof Number number ? number.doubleValue() : value;
    }
}
