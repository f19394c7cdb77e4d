package ww.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import ww.sched.ModuleRef;

/**
 * What a repeated submission is compared by: a hash of all that was sent, independent of the order of fields and of the
 * multipart boundary, which differ between two tries of the same request.
 */
final class Fingerprint {
    private Fingerprint() { }

    static String of(Form form, ModuleRef module) {
        MessageDigest digest = sha256();
        add(digest, module.sha256());
        for (Map.Entry<TaskField, List<String>> field : form.texts().entrySet()) {
            add(digest, field.getKey().word());
            field.getValue().forEach(value -> add(digest, value));
            add(digest, "");
        }
        form.stdin().ifPresent(stdin -> add(digest, stdin));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length in front, so that no two lists of texts run together into the same bytes. */
    private static void add(MessageDigest digest, String text) {
        add(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
