package ww.wasm;

import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.i64;
import static ww.wasm.ModuleBuilder.types;
import static ww.wasm.ModuleBuilder.u;

import java.util.ArrayList;
import java.util.List;

/**
 * Guests that walk out of their memory, by every width, reading and writing, until the JIT compiler has compiled them
 * and long after; and one that gives the system pointers outside. Prints what the runs ended in. {@code NeighbourTest}
 * starts it and reads what HotSpot says of it.
 */
final class OutsideGuests {
    private static final int RUNS = 300;

    /** Calls of the system in one run: in all as many as make the JIT compiler compile what they go through. */
    private static final int POINTERS = 200;

    private static final int OFFSET = 16;

    private OutsideGuests() {
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println("addresses: " + AddressCheck.ofThisJvm());
        try (Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT))) {
            while (!engine.metrics().warm()) {
                Thread.onSpinWait();
            }
            List<String> exports = new ArrayList<>();
            Prepared prepared = engine.prepare(module(exports));
            for (String export : exports) {
                Outcome last = null;
                for (int i = 0; i < RUNS; i++) {
                    last = engine.run(prepared, new Call.Function(export, List.of("0")), Limits.DEFAULT);
                }
                System.out.println(export + ": " + last.message());
            }
        }
    }

    private static byte[] module(List<String> exports) {
        ModuleBuilder module = new ModuleBuilder();
        int clock = module.wasi("clock_time_get", types(ModuleBuilder.I32, ModuleBuilder.I64, ModuleBuilder.I32),
                ModuleBuilder.I32);
        module.memory(1);
        // Loads from i32.load to i64.load32_u, stores from i32.store to i64.store32.
        for (int load = 0x28; load <= 0x35; load++) {
            walk(module, exports, "read", load, null);
        }
        walk(module, exports, "write", 0x36, i32(1));
        walk(module, exports, "write", 0x37, i64(1));
        walk(module, exports, "write", 0x38, bytes(0x43, new byte[4]));
        walk(module, exports, "write", 0x39, bytes(0x44, new byte[8]));
        walk(module, exports, "write", 0x3a, i32(1));
        walk(module, exports, "write", 0x3b, i32(1));
        exports.add("pointers");
        module.export("pointers", module.function(types(ModuleBuilder.I32), types(),
                0x03, 0x40, i32(0), i64(0), i32(-8), 0x10, u(clock), 0x1a,
                0x20, 0, i32(1), 0x6a, 0x22, 0, i32(POINTERS), 0x48, 0x0d, 0, 0x0b));
        return module.build();
    }

    /** Two functions, without and with an offset: one access a round, each a byte behind the last, for ever. */
    private static void walk(ModuleBuilder module, List<String> exports, String verb, int opcode, byte[] value) {
        for (int offset : new int[] {0, OFFSET}) {
            byte[] access = value == null ? bytes(0x20, 0, opcode, 0, u(offset), 0x1a)
                    : bytes(0x20, 0, value, opcode, 0, u(offset));
            String export = verb + Integer.toHexString(opcode) + "-" + offset;
            exports.add(export);
            module.export(export, module.function(types(ModuleBuilder.I32), types(),
                    0x03, 0x40, access, 0x20, 0, i32(1), 0x6a, 0x21, 0, 0x0c, 0, 0x0b));
        }
    }
}
