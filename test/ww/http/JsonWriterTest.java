package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void membersComeInTheOrderTheyWereWritten() {
        JsonWriter json = new JsonWriter().beginObject().member("b", 1).member("a", "x").member("c", true)
                .name("d").beginArray().value(1).value(2.5).nullValue().beginObject().endObject().endArray()
                .strings("e", List.of("p", "q")).endObject();
        assertEquals("{\"b\":1,\"a\":\"x\",\"c\":true,\"d\":[1,2.5,null,{}],\"e\":[\"p\",\"q\"]}", json.toString());
    }

    @Test
    void whatCouldLeaveAStringIsEscaped() {
        assertEquals("\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f\"", write("\"\\\n\r\t\u0000\u001f\u007f"));
        assertEquals("\"\\u003c/script\\u003e \\u0026 \\u2028\\u2029\"", write("</script> & \u2028\u2029"));
        assertEquals("\"\u00e9\u6587 \ud83d\ude00\"", write("\u00e9\u6587 \ud83d\ude00"));
    }

    @Test
    void loneSurrogatesBecomeReplacementCharacters() {
        assertEquals("\"\ufffd\"", write("\ud83d"));
        assertEquals("\"\ufffda\"", write("\ude00a"));
        assertEquals("\"\ufffd\ud83d\ude00\ufffd\"", write("\ud83d\ud83d\ude00\ude00"));
    }

    @Test
    void numbersThatJsonDoesNotHaveAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new JsonWriter().value(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new JsonWriter().value(Double.POSITIVE_INFINITY));
    }

    @Test
    void callsThatFormNoJsonAreRefused() {
        assertThrows(IllegalStateException.class, () -> new JsonWriter().beginObject().value(1));
        assertThrows(IllegalStateException.class, () -> new JsonWriter().beginArray().name("a"));
        assertThrows(IllegalStateException.class, () -> new JsonWriter().beginObject().name("a").name("b"));
        assertThrows(IllegalStateException.class, () -> new JsonWriter().beginObject().name("a").endObject());
        assertThrows(IllegalStateException.class, () -> new JsonWriter().beginArray().endObject());
        assertThrows(IllegalStateException.class, () -> new JsonWriter().endArray());
        assertThrows(IllegalStateException.class, () -> new JsonWriter().value(1).value(2));
        assertThrows(IllegalStateException.class, () -> new JsonWriter().beginArray().toBytes());
        assertThrows(IllegalStateException.class, () -> new JsonWriter().toBytes());
    }

    @Test
    void anyTextComesBackFromAReader() {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 0, 0x3000).filter(c -> !Character.isSurrogate((char) c))
                    .forEach(text::appendCodePoint);
            String any = text.toString();
            byte[] bytes = new JsonWriter().beginObject().member(any, any).endObject().toBytes();
            assertEquals(Map.of(any, any), JsonReader.read(new String(bytes, StandardCharsets.UTF_8)), "seed " + seed);
        }
    }

    private static String write(String text) {
        return new JsonWriter().value(text).toString();
    }
}
