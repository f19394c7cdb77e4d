package ww.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The eight bytes that a WebAssembly binary begins with (core specification, section 5.5.16): four of magic and four of
 * version, of which the last two say whether it is a module or a component. Whatever else a file is can be said to
 * whoever sends it, before it is stored and sent to a worker; what follows these bytes is the worker's to judge.
 */
final class ModulePreamble {
    private static final int BYTES = 8;
    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final int MODULE_VERSION = 1;

    /** In the place of a module's 0 (component model, binary format). */
    private static final int COMPONENT_LAYER = 1;

    private ModulePreamble() { }

    /**
     * The same content, once it is known to begin as a module does.
     *
     * @throws Problem that says what it is instead
     */
    static InputStream checked(InputStream content) throws Problem, IOException {
        byte[] first = content.readNBytes(BYTES);
        if (first.length == 0) {
            throw Problem.ofField(ProblemType.MISSING_FIELD, "wasm", "The file in the field 'wasm' is empty.");
        }
        String mistaken = mistaken(first);
        if (mistaken != null) {
            throw Form.malformed(TaskField.WASM, "The file in the field 'wasm' " + mistaken
                    + ", but must be a WebAssembly module: a binary that begins with \\0asm and version "
                    + MODULE_VERSION + ".");
        }
        return new SequenceInputStream(new ByteArrayInputStream(first), content);
    }

    /** What this is the beginning of, if not of a module; else null. */
    private static String mistaken(byte[] first) {
        if (!Arrays.equals(first, 0, Math.min(first.length, MAGIC.length), MAGIC, 0, MAGIC.length)) {
            return isText(first) ? "is text" : "begins with the bytes " + HexFormat.ofDelimiter(" ").formatHex(first);
        }
        if (first.length < BYTES) {
            return "ends after " + first.length + " bytes";
        }
        int version = number(first, 4);
        int layer = number(first, 6);
        if (layer == COMPONENT_LAYER) {
            return "is a WebAssembly component (WASI preview 2)";
        }
        return version == MODULE_VERSION && layer == 0 ? null
                : "is a WebAssembly binary of version " + version + (layer == 0 ? "" : " and layer " + layer);
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    /** Letters, marks and white space, or whatever else UTF-8 has for them; no binary format begins so. */
    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && !Character.isWhitespace(each) || each == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
