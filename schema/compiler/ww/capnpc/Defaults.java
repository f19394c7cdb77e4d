package ww.capnpc;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import ww.capnp.AnyPointer;
import ww.capnp.Data;
import ww.capnp.MessageBuilder;
import ww.capnp.Text;
import ww.capnpc.request.Field;
import ww.capnpc.request.Node;
import ww.capnpc.request.Value;

/** Default values of pointer fields, and how they and constants are written down: as the words of a message. */
final class Defaults {
    /** Characters of a line of words, so that lines stay within the width of the rest. */
    private static final int CHARACTERS = 80;

    private final Imports imports;

    Defaults(Imports imports) {
        this.imports = imports;
    }

    /** The name of a field's default in the class of its struct or group; null if it is null or no pointer. */
    static String name(Field field) {
        return field.isSlot() && pointer(field.getSlot().getDefaultValue()) != null
                ? "DEFAULT_" + Words.constant(field.getName()) : null;
    }

    void emit(Code code, Node struct) {
        for (Schema.Member member : Schema.fields(struct)) {
            String name = name(member.field());
            if (name != null) {
                constant(code, "private", name, pointer(member.field().getSlot().getDefaultValue()));
                code.blank();
            }
        }
    }

    /** A value's words as a constant. */
    void constant(Code code, String access, String name, String hex) {
        String any = imports.capnp("AnyPointer");
        code.line("%s static final %s.Reader %s = %s.constant(\"\"", access, any, name, any);
        for (int at = 0; at < hex.length(); at += CHARACTERS) {
            int end = Math.min(hex.length(), at + CHARACTERS);
            code.more("+ \"%s\"%s", hex.substring(at, end), end == hex.length() ? ");" : "");
        }
    }

    /** The words of a pointer value; null if it is null, as most are, or no pointer. */
    static String pointer(Value value) {
        MessageBuilder message = new MessageBuilder(1 << 16); // one segment: nobody writes larger defaults by hand
        AnyPointer.Builder root = message.root();
        switch (value.which()) {
            case TEXT -> {
                if (value.hasText()) {
                    root.setAs(Text.factory, value.getText());
                }
            }
            case DATA -> {
                if (value.hasData()) {
                    root.setAs(Data.factory, value.getData());
                }
            }
            case LIST -> root.set(value.getList());
            case STRUCT -> root.set(value.getStruct());
            case ANY_POINTER -> root.set(value.getAnyPointer());
            default -> { }
        }
        if (root.isNull()) {
            return null;
        }
        ByteBuffer[] segments = message.segments();
        if (segments.length != 1) {
            throw new IllegalArgumentException("a default value or constant of more than half a MiB");
        }
        byte[] bytes = new byte[segments[0].remaining()];
        segments[0].get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
