package ww.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes WebAssembly binaries, well-formed or not, for tests: sections are gathered as entries of raw bytes, and
 * nothing is checked. Function indices count imports first, as in the format.
 */
final class ModuleBuilder {
    static final int I32 = 0x7f;
    static final int I64 = 0x7e;
    static final int F32 = 0x7d;
    static final int F64 = 0x7c;
    static final int FUNCREF = 0x70;
    static final int EXTERNREF = 0x6f;

    private static final int[] ORDER = {1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11};

    private final Map<Integer, List<byte[]>> sections = new TreeMap<>();
    private byte[] start = new byte[0];
    private int imports;

    /** LEB128 of an unsigned number. */
    static byte[] u(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        do {
            out.write((int) (rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
            rest >>>= 7;
        } while (rest != 0);
        return out.toByteArray();
    }

    /** LEB128 of a signed number. */
    static byte[] s(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (true) {
            int low = (int) (rest & 0x7f);
            rest >>= 7;
            boolean last = rest == 0 && (low & 0x40) == 0 || rest == -1 && (low & 0x40) != 0;
            out.write(last ? low : low | 0x80);
            if (last) {
                return out.toByteArray();
            }
        }
    }

    /** Parts one after the other: numbers are single bytes, byte arrays themselves. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof byte[] array) {
                out.writeBytes(array);
            } else {
                out.write((Integer) part);
            }
        }
        return out.toByteArray();
    }

    static byte[] name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return bytes(u(utf8.length), utf8);
    }

    static byte[] repeat(int count, Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] one = bytes(parts);
        for (int i = 0; i < count; i++) {
            out.writeBytes(one);
        }
        return out.toByteArray();
    }

    static byte[] i32(int value) {
        return bytes(0x41, s(value));
    }

    static byte[] i64(long value) {
        return bytes(0x42, s(value));
    }

    static byte[] call(int function) {
        return bytes(0x10, u(function));
    }

    static int[] types(int... types) {
        return types;
    }

    /** Adds a raw entry to a section and answers its index there. */
    int entry(int section, Object... parts) {
        List<byte[]> entries = sections.computeIfAbsent(section, _ -> new ArrayList<>());
        entries.add(bytes(parts));
        return entries.size() - 1;
    }

    int type(int[] parameters, int... results) {
        return entry(1, 0x60, vector(parameters), vector(results));
    }

    private static byte[] vector(int[] types) {
        byte[] out = u(types.length);
        for (int type : types) {
            out = bytes(out, type);
        }
        return out;
    }

    int importFunction(String module, String name, int[] parameters, int... results) {
        entry(2, name(module), name(name), 0, u(type(parameters, results)));
        return imports++;
    }

    int wasi(String name, int[] parameters, int... results) {
        return importFunction("wasi_snapshot_preview1", name, parameters, results);
    }

    /** A function with locals of one type, without the final end. */
    int functionWithLocals(int localCount, int localType, int[] parameters, int[] results, Object... code) {
        int index = entry(3, u(type(parameters, results)));
        byte[] locals = localCount == 0 ? u(0) : bytes(u(1), u(localCount), localType);
        body(locals, code);
        return imports + index;
    }

    int function(int[] parameters, int[] results, Object... code) {
        return functionWithLocals(0, I32, parameters, results, code);
    }

    void body(byte[] locals, Object... code) {
        byte[] body = bytes(locals, bytes(code), 0x0b);
        entry(10, u(body.length), body);
    }

    ModuleBuilder export(String name, int function) {
        entry(7, name(name), 0, u(function));
        return this;
    }

    ModuleBuilder memory(long least, long most) {
        entry(5, 1, u(least), u(most));
        return this;
    }

    ModuleBuilder memory(long least) {
        entry(5, 0, u(least));
        return this;
    }

    int table(long least) {
        return entry(4, FUNCREF, 0, u(least));
    }

    int global(int type, boolean mutable, Object... initial) {
        return entry(6, type, mutable ? 1 : 0, bytes(initial), 0x0b);
    }

    void data(int offset, byte[] content) {
        entry(11, 0, i32(offset), 0x0b, u(content.length), content);
    }

    void start(int function) {
        start = u(function);
    }

    /** A module whose export "run" takes nothing and does this. */
    static byte[] run(Object... code) {
        return run(types(), code);
    }

    /** A module with a page of memory whose export "run" takes nothing, gives back these, and does this. */
    static byte[] run(int[] results, Object... code) {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        return module.export("run", module.function(types(), results, code)).build();
    }

    byte[] build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        for (int id : ORDER) {
            if (id == 8 && start.length > 0) {
                out.writeBytes(section(8, start));
            }
            List<byte[]> entries = sections.get(id);
            if (entries != null) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                content.writeBytes(u(entries.size()));
                entries.forEach(content::writeBytes);
                out.writeBytes(section(id, content.toByteArray()));
            }
        }
        return out.toByteArray();
    }

    static byte[] section(int id, byte[] content) {
        return bytes(id, u(content.length), content);
    }
}
