package ww.wasm;

import java.util.Locale;
import org.objectweb.asm.Opcodes;

/** The widths of memory access, each named as its handle in {@link GuestShaded}; {@code BYTE} needs none. */
enum MemoryAccess {
    BYTE("B", 1, Opcodes.ISTORE, Opcodes.ILOAD),
    SHORT("S", 2, Opcodes.ISTORE, Opcodes.ILOAD),
    INT("I", 4, Opcodes.ISTORE, Opcodes.ILOAD),
    LONG("J", 8, Opcodes.LSTORE, Opcodes.LLOAD),
    FLOAT("F", 4, Opcodes.FSTORE, Opcodes.FLOAD),
    DOUBLE("D", 8, Opcodes.DSTORE, Opcodes.DLOAD);

    private final String type;
    private final int bytes;
    private final int store;
    private final int load;

    MemoryAccess(String type, int bytes, int store, int load) {
        this.type = type;
        this.bytes = bytes;
        this.store = store;
        this.load = load;
    }

    /** The width of a helper named {@code memoryReadInt}, {@code memoryWriteByte} and so on. */
    static MemoryAccess of(String helperName) {
        String width = helperName.substring(helperName.startsWith("memoryRead") ? 10 : 11);
        return valueOf(width.toUpperCase(Locale.ROOT));
    }

    /** The type of its values in a descriptor. */
    String type() {
        return type;
    }

    /** How far its last byte is from its first. */
    int lastByte() {
        return bytes - 1;
    }

    /** The instruction that keeps a value in a local. */
    int store() {
        return store;
    }

    /** The instruction that brings it back. */
    int load() {
        return load;
    }
}
