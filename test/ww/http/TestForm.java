package ww.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A multipart form, written by hand as a client would. */
final class TestForm {
    /** The smallest module there is: magic and version. */
    static final byte[] MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    /** What is taken for a module of this size: nothing here looks behind the magic and the version. */
    static byte[] module(int bytes) {
        return Arrays.copyOf(MODULE, bytes);
    }

    private static final String BOUNDARY = "----test-boundary";
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A form with the smallest module and fields: a name, a value, a name, ... */
    static TestForm of(String... fields) {
        TestForm form = new TestForm().file("wasm", MODULE);
        for (int i = 0; i < fields.length; i += 2) {
            form.field(fields[i], fields[i + 1]);
        }
        return form;
    }

    TestForm field(String name, String value) {
        return part(name, "", value.getBytes(StandardCharsets.UTF_8));
    }

    TestForm file(String name, byte[] content) {
        return part(name, "; filename=\"" + name + ".bin\"", content);
    }

    TestForm part(String name, String more, byte[] content) {
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more
                + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    byte[] body() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }
}
