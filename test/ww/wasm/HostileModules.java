package ww.wasm;

import static ww.wasm.ModuleBuilder.F64;
import static ww.wasm.ModuleBuilder.FUNCREF;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.I64;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.call;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.i64;
import static ww.wasm.ModuleBuilder.name;
import static ww.wasm.ModuleBuilder.repeat;
import static ww.wasm.ModuleBuilder.run;
import static ww.wasm.ModuleBuilder.s;
import static ww.wasm.ModuleBuilder.section;
import static ww.wasm.ModuleBuilder.types;
import static ww.wasm.ModuleBuilder.u;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ww.wasm.Outcome.InvalidModule;
import ww.wasm.Outcome.OutOfMemory;
import ww.wasm.Outcome.TimedOut;
import ww.wasm.Outcome.Trapped;

/** Modules that try to hurt the worker or their neighbours, each with the outcome it must have. */
final class HostileModules {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final long HUGE = 0xffff_ffffL;

    private final List<Hostile> all = new ArrayList<>();

    /** One of them. {@code words} is a part of the outcome's message, or empty. */
    record Hostile(String name, byte[] module, Class<? extends Outcome> outcome, String words) {
        @Override
        public String toString() {
            return name;
        }
    }

    private HostileModules() {
    }

    static List<Hostile> all() {
        HostileModules modules = new HostileModules();
        modules.loops();
        modules.hostCalls();
        modules.recursion();
        modules.memories();
        modules.tables();
        modules.refusedFeatures();
        modules.counts();
        modules.sizes();
        modules.instantiation();
        return List.copyOf(modules.all);
    }

    private void add(String name, Class<? extends Outcome> outcome, String words, byte[] module) {
        all.add(new Hostile(name, module, outcome, words));
    }

    /** Repeats the code for ever. */
    private static byte[] forEver(Object... code) {
        return bytes(0x03, 0x40, bytes(code), 0x0c, 0, 0x0b);
    }

    private void loops() {
        add("loop", TimedOut.class, "", run((Object) forEver()));
        add("loop by br_if", TimedOut.class, "", run(0x03, 0x40, i32(1), 0x0d, 0, 0x0b));
        add("loop by br_table", TimedOut.class, "", run(0x03, 0x40, i32(0), 0x0e, 1, 0, 0, 0x0b));
        ModuleBuilder calls = new ModuleBuilder();
        int nothing = calls.function(types(), types());
        add("loop with calls", TimedOut.class, "", calls.export("run", calls.function(types(), types(),
                (Object) forEver(call(nothing)))).build());
        ModuleBuilder indirect = new ModuleBuilder();
        indirect.table(1);
        int target = indirect.function(types(), types());
        indirect.entry(9, 0, i32(0), 0x0b, 1, target);
        add("loop with indirect calls", TimedOut.class, "", indirect.export("run", indirect.function(types(), types(),
                (Object) forEver(i32(0), 0x11, 0, 0))).build());
        for (String first : List.of("_start", "_initialize")) {
            ModuleBuilder module = new ModuleBuilder();
            module.export(first, module.function(types(), types(), (Object) forEver()));
            add("loop in " + first, TimedOut.class, "",
                    module.export("run", module.function(types(), types())).build());
        }
        ModuleBuilder start = new ModuleBuilder();
        start.start(start.function(types(), types(), (Object) forEver()));
        add("loop in the start section", TimedOut.class, "",
                start.export("run", start.function(types(), types())).build());
        add("memory.fill of 32 MiB for ever", TimedOut.class, "",
                large((Object) forEver(i32(0), i32(1), i32(32 << 20), 0xfc, 11, 0)));
        add("memory.copy of 16 MiB for ever", TimedOut.class, "",
                large((Object) forEver(i32(0), i32(16 << 20), i32(16 << 20), 0xfc, 10, 0, 0)));
        ModuleBuilder thrower = new ModuleBuilder();
        thrower.entry(13, 0, u(thrower.type(types())));
        add("throw and catch for ever", TimedOut.class, "", thrower.export("run", thrower.function(types(), types(),
                (Object) forEver(0x02, 0x40, 0x1f, 0x40, 1, 2, 0, 0x08, 0, 0x0b, 0x0b))).build());
        add("slow float loop", TimedOut.class, "", run((Object) forEver(0x44, new byte[8], 0x9f, 0x1a)));
    }

    private static byte[] large(Object... code) {
        ModuleBuilder module = new ModuleBuilder().memory(512, 512);
        return module.export("run", module.function(types(), types(), code)).build();
    }

    private void hostCalls() {
        add("stdout flood", TimedOut.class, "", WasiModules.writeForEver("run", 1));
        add("stderr flood", TimedOut.class, "", WasiModules.writeForEver("run", 2));
        add("random_get of 32 MiB for ever", TimedOut.class, "",
                hostLoop("random_get", types(I32, I32), i32(0), i32(32 << 20)));
        add("clock for ever", TimedOut.class, "",
                hostLoop("clock_time_get", types(I32, I64, I32), i32(0), i64(0), i32(0)));
        add("sched_yield for ever", TimedOut.class, "", hostLoop("sched_yield", types()));
        add("read at the end of input for ever", TimedOut.class, "",
                hostLoop("fd_read", types(I32, I32, I32, I32), i32(0), i32(0), i32(1), i32(64)));
        add("poll of no memory for ever", TimedOut.class, "",
                hostLoop("poll_oneoff", types(I32, I32, I32, I32), i32(0), i32(0), i32(-1), i32(0)));
        add("vectors without end for ever", TimedOut.class, "",
                hostLoop("fd_write", types(I32, I32, I32, I32), i32(1), i32(0), i32(-1), i32(0)));
        add("empty vectors in millions", TimedOut.class, "",
                hostLoop("fd_write", types(I32, I32, I32, I32), i32(1), i32(0), i32(4 << 20), i32(0)));
        // An hour in nanoseconds, relative; the subscription of all zeros is to clock 0.
        add("sleep of an hour", TimedOut.class, "", sleep(0));
        add("sleep until the year 2262", TimedOut.class, "", sleep(1));
    }

    private static byte[] hostLoop(String function, int[] parameters, Object... arguments) {
        ModuleBuilder module = new ModuleBuilder().memory(512, 512);
        int called = module.wasi(function, parameters, I32);
        return module.export("run", module.function(types(), types(),
                (Object) forEver(bytes(arguments), call(called), 0x1a))).build();
    }

    private static byte[] sleep(int absolute) {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int poll = module.wasi("poll_oneoff", types(I32, I32, I32, I32), I32);
        long time = absolute == 0 ? 3_600_000_000_000L : Long.MAX_VALUE;
        return module.export("run", module.function(types(), types(),
                i32(24), i64(time), 0x37, 3, 0, i32(40), i32(absolute), 0x3b, 1, 0,
                i32(0), i32(1_024), i32(1), i32(2_048), call(poll), 0x1a)).build();
    }

    private void recursion() {
        ModuleBuilder endless = new ModuleBuilder();
        add("endless recursion", Trapped.class, "stack",
                endless.export("run", endless.function(types(), types(), call(0))).build());
        ModuleBuilder fat = new ModuleBuilder();
        add("endless recursion with 9,000 locals", Trapped.class, "stack",
                fat.export("run", fat.functionWithLocals(9_000, I64, types(), types(), call(0))).build());
        ModuleBuilder table = new ModuleBuilder();
        table.table(1);
        int self = table.function(types(), types(), i32(0), 0x11, 0, 0);
        table.entry(9, 0, i32(0), 0x0b, 1, self);
        add("endless recursion through a table", Trapped.class, "stack", table.export("run", self).build());
        ModuleBuilder caught = new ModuleBuilder();
        int deep = caught.function(types(), types(), call(0));
        add("recursion that catches everything", Trapped.class, "stack", caught.export("run",
                caught.function(types(), types(), (Object) forEver(0x02, 0x40, 0x1f, 0x40, 1, 2, 0, call(deep), 0x0b,
                        0x0b))).build());
        ModuleBuilder twice = new ModuleBuilder();
        int doubling = twice.function(types(I32), types(), 0x20, 0, 0x45, 0x04, 0x40, 0x0f, 0x0b,
                0x20, 0, i32(1), 0x6b, call(0), 0x20, 0, i32(1), 0x6b, call(0));
        add("exponential recursion", TimedOut.class, "",
                twice.export("run", twice.function(types(), types(), i32(200), call(doubling))).build());
        ModuleBuilder chain = new ModuleBuilder();
        int last = chain.function(types(), types());
        for (int i = 0; i < 80; i++) {
            last = chain.function(types(), types(), call(last), call(last));
        }
        add("a chain of calls that doubles 80 times", TimedOut.class, "", chain.export("run", last).build());
    }

    private void memories() {
        ModuleBuilder all = new ModuleBuilder().memory(65_536);
        add("4 GiB at once", OutOfMemory.class, "65536 pages",
                all.export("run", all.function(types(), types())).build());
        add("memory.grow bomb", TimedOut.class, "",
                run((Object) forEver(i32(100), 0x40, 0, 0x1a)));
        add("memory.grow by -1", TimedOut.class, "", run((Object) forEver(i32(-1), 0x40, 0, 0x1a)));
        ModuleBuilder four = new ModuleBuilder().memory(1).memory(1).memory(8_192).memory(8_192);
        add("four memories", InvalidModule.class, "more than one memory", four.build());
        ModuleBuilder shared = new ModuleBuilder();
        shared.entry(5, 3, 1, 1);
        add("shared memory", InvalidModule.class, "threads", shared.build());
        ModuleBuilder wide = new ModuleBuilder();
        wide.entry(5, 4, 1);
        add("64-bit memory", InvalidModule.class, "64-bit", wide.build());
        ModuleBuilder backwards = new ModuleBuilder();
        backwards.entry(5, 1, 2, 1);
        add("memory from 2 to 1 pages", InvalidModule.class, "from 2 to 1", backwards.build());
        add("atomic wait", InvalidModule.class, "atomics",
                run(i32(0), i32(0), i64(-1), 0xfe, 1, 2, 0, 0x1a));
    }

    private void tables() {
        ModuleBuilder large = new ModuleBuilder();
        large.table(10_000_000);
        add("table of 10 million", OutOfMemory.class, "10000000",
                large.export("run", large.function(types(), types())).build());
        ModuleBuilder larger = new ModuleBuilder();
        larger.table(4_000_000_000L);
        add("table of 4 billion", InvalidModule.class, "", larger.export("run", larger.function(types(), types()))
                .build());
        ModuleBuilder many = new ModuleBuilder();
        for (int i = 0; i < 60; i++) {
            many.table(65_536);
        }
        add("60 tables of 65,536", OutOfMemory.class, "table elements",
                many.export("run", many.function(types(), types())).build());
        ModuleBuilder hundred = new ModuleBuilder();
        for (int i = 0; i < 100; i++) {
            hundred.table(1);
        }
        add("100 tables", InvalidModule.class, "100 tables", hundred.build());
        ModuleBuilder grow = new ModuleBuilder();
        grow.table(0);
        add("table.grow bomb", TimedOut.class, "", grow.export("run", grow.function(types(), types(),
                (Object) forEver(0xd0, FUNCREF, i32(1_000), 0xfc, 15, 0, 0x1a))).build());
        ModuleBuilder overflow = new ModuleBuilder();
        overflow.table(10);
        add("table.grow by 2 billion", TimedOut.class, "", overflow.export("run", overflow.function(types(), types(),
                (Object) forEver(0xd0, FUNCREF, i32(Integer.MAX_VALUE), 0xfc, 15, 0, 0x1a))).build());
    }

    private void refusedFeatures() {
        ModuleBuilder struct = new ModuleBuilder();
        struct.entry(1, 0x5f, 1, I64, 1);
        add("a struct type", InvalidModule.class, "garbage-collected", struct.build());
        ModuleBuilder array = new ModuleBuilder();
        array.entry(1, 0x5e, I64, 1);
        add("an array type", InvalidModule.class, "garbage-collected", array.build());
        add("array.new_default of 100 million", InvalidModule.class, "garbage-collected",
                run(i32(100_000_000), 0xfb, 7, 0, 0x1a));
        ModuleBuilder tail = new ModuleBuilder();
        add("endless tail calls", InvalidModule.class, "tail calls",
                tail.export("run", tail.function(types(), types(), 0x12, 0)).build());
        add("vectors", InvalidModule.class, "SIMD", run(0xfd, 12, new byte[16], 0x1a));
        add("legacy exceptions", InvalidModule.class, "legacy", run(0x06, 0x40, 0x19, 0x0b));
        add("a component", InvalidModule.class, "component", new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0});
        add("an import of memory", Outcome.MissingImport.class, "env.memory",
                bytes(HEADER, section(2, bytes(1, name("env"), name("memory"), 2, 0, 1))));
    }

    private void counts() {
        for (int id = 1; id <= 13; id++) {
            add("2^32-1 entries in section " + id, InvalidModule.class, "",
                    bytes(HEADER, section(id, u(HUGE))));
            add("section " + id + " of 2^32-1 bytes", InvalidModule.class, "", bytes(HEADER, id, u(HUGE)));
        }
        add("a name of 2^32-1 bytes", InvalidModule.class, "", bytes(HEADER, section(2, bytes(1, u(HUGE)))));
        add("2^32-1 parameters", InvalidModule.class, "", bytes(HEADER, section(1, bytes(1, 0x60, u(HUGE)))));
        byte[] locals = bytes(u(1), u(HUGE), I64);
        ModuleBuilder manyLocals = new ModuleBuilder();
        manyLocals.entry(3, u(manyLocals.type(types())));
        manyLocals.body(locals);
        add("2^32-1 locals", InvalidModule.class, "4294967295 locals", manyLocals.build());
        ModuleBuilder groups = new ModuleBuilder();
        groups.entry(3, u(groups.type(types())));
        groups.body(bytes(u(9_999), repeat(9_999, u(HUGE), I64)));
        add("9,999 groups of 2^32-1 locals", InvalidModule.class, "locals", groups.build());
        ModuleBuilder data = new ModuleBuilder().memory(1);
        data.entry(11, 1, u(HUGE));
        add("a data segment of 2^32-1 bytes", InvalidModule.class, "", data.build());
        add("br_table of 2^32-1 targets", InvalidModule.class, "", run(i32(0), 0x0e, u(HUGE)));
        add("a number that does not end", InvalidModule.class, "",
                bytes(HEADER, 1, repeat(1_000, 0x80)));
    }

    private void sizes() {
        add("100,000 nested blocks", InvalidModule.class, "nested",
                run(repeat(100_000, 0x02, 0x40), repeat(100_000, 0x0b)));
        add("1,000,000 nested blocks", InvalidModule.class, "",
                run(repeat(1_000_000, 0x02, 0x40), repeat(1_000_000, 0x0b)));
        add("br_table of 1,000,000 targets", InvalidModule.class, "br_table",
                run(0x02, 0x40, i32(0), 0x0e, u(1_000_000), repeat(1_000_001, 0), 0x0b));
        add("500,000 operations in one function", InvalidModule.class, "instructions in one function",
                run(repeat(250_000, i32(1), 0x1a)));
        ModuleBuilder functions = new ModuleBuilder();
        for (int i = 0; i < 100_000; i++) {
            functions.entry(3, 0);
            functions.body(u(0));
        }
        functions.type(types());
        add("100,000 functions", InvalidModule.class, "100000 functions", functions.build());
        ModuleBuilder results = new ModuleBuilder();
        int[] thousand = new int[1_000];
        Arrays.fill(thousand, I32);
        add("1,000 results", InvalidModule.class, "results",
                results.export("run", results.function(types(), thousand, (Object) repeat(1_000, i32(1)))).build());
        // Too many for a Java method's stack, so interpreted.
        add("90,000 operands deep", Outcome.Returned.class, "",
                run(repeat(90_000, i32(1)), repeat(90_000, 0x1a)));
        add("17 MiB", InvalidModule.class, "17825800 bytes",
                bytes(HEADER, new byte[17 << 20]));
        ModuleBuilder elements = new ModuleBuilder();
        elements.entry(9, 1, 0, u(1_000_000), new byte[1_000_000]);
        add("an element segment of 1,000,000", InvalidModule.class, "elements", elements.build());
        ModuleBuilder imports = new ModuleBuilder();
        for (int i = 0; i < 30_000; i++) {
            imports.entry(2, name("m"), name("n"), 2, 0, 0);
        }
        add("30,000 imports", InvalidModule.class, "30000 imports", imports.build());
        // Within the limits, and too large for a Java method: interpreted, and stopped all the same.
        add("a huge function that loops", TimedOut.class, "",
                run((Object) forEver(repeat(30_000, i32(1), 0x1a))));
        add("a thousand nested loops", TimedOut.class, "",
                run(repeat(1_000, 0x03, 0x40), 0x0c, 0, repeat(1_000, 0x0b)));
    }

    private void instantiation() {
        ModuleBuilder data = new ModuleBuilder().memory(1);
        data.data(65_530, new byte[10]);
        add("data beyond the memory", Trapped.class, "out of bounds",
                data.export("run", data.function(types(), types())).build());
        ModuleBuilder elements = new ModuleBuilder();
        elements.table(1);
        int function = elements.function(types(), types());
        elements.entry(9, 0, i32(1), 0x0b, 1, function);
        add("elements beyond the table", Trapped.class, "out of bounds", elements.export("run", function).build());
        ModuleBuilder start = new ModuleBuilder();
        start.start(start.function(types(), types(), 0x00));
        add("a trap in the start section", Trapped.class, "unreachable",
                start.export("run", start.function(types(), types())).build());
        ModuleBuilder global = new ModuleBuilder();
        global.global(I32, false, 0x23, 0);
        add("a global that is its own value", InvalidModule.class, "",
                global.export("run", global.function(types(), types())).build());
        ModuleBuilder division = new ModuleBuilder();
        add("a remainder of the least number", Outcome.Returned.class, "",
                division.export("run", division.function(types(), types(I32), i32(Integer.MIN_VALUE), i32(-1), 0x6f))
                        .build());
        ModuleBuilder nan = new ModuleBuilder();
        add("a conversion out of range", Trapped.class, "overflow", nan.export("run", nan.function(types(), types(I64),
                0x44, new byte[] {0, 0, 0, 0, 0, 0, -16, 127}, 0xb0)).build());
        ModuleBuilder stray = new ModuleBuilder();
        add("a branch out of everything", InvalidModule.class, "", stray.export("run",
                stray.function(types(), types(), 0x0c, 99)).build());
        ModuleBuilder local = new ModuleBuilder();
        add("a local that is not there", InvalidModule.class, "", local.export("run",
                local.function(types(), types(), 0x20, s(99), 0x1a)).build());
        ModuleBuilder floats = new ModuleBuilder();
        add("types that do not fit", InvalidModule.class, "", floats.export("run",
                floats.function(types(), types(F64), i32(1))).build());
    }
}
