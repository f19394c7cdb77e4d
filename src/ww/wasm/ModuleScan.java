package ww.wasm;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gate: one pass over a module's bytes that checks its framing and measures it against {@link AdmissionLimits},
 * before the parser and the compiler see it. See the package description for why it is a reader of its own.
 *
 * <p>It checks form and size, not types: a module that passes can still be refused by validation.
 */
final class ModuleScan {
    /** The order of sections (core specification, 5.5.2): tags stand between memory and globals, counts before code. */
    private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11);

    private static final List<String> KINDS = List.of("function", "table", "memory", "global", "tag");

    private final byte[] module;
    private final AdmissionLimits limits;
    private final WasmReader reader;
    private final InstructionScan instructions;

    private final List<Signature> types = new ArrayList<>();
    private final List<ModuleShape.Import> imports = new ArrayList<>();
    private final List<Signature> functions = new ArrayList<>();
    private final List<Integer> bodySizes = new ArrayList<>();
    private final Map<String, Signature> exports = new LinkedHashMap<>();
    private final ByteArrayOutputStream stripped = new ByteArrayOutputStream();
    private int memories;
    private int memoryPagesMin;
    private long tableElementsMin;
    private long segmentElements;
    private int declared;
    private int bodies;

    private ModuleScan(byte[] module, AdmissionLimits limits) {
        this.module = module;
        this.limits = limits;
        this.reader = new WasmReader(module);
        this.instructions = new InstructionScan(reader, limits);
    }

    /** Scans a whole module. Memory used is in proportion to its declarations, which are limited. */
    static ModuleShape scan(byte[] module, AdmissionLimits limits) throws ModuleRefusedException {
        if (module.length > limits.moduleBytes()) {
            throw ModuleRefusedException.over("bytes", module.length, limits.moduleBytes());
        }
        return new ModuleScan(module, limits).run();
    }

    private ModuleShape run() throws ModuleRefusedException {
        header();
        int last = -1;
        while (!reader.atEnd()) {
            int start = reader.position();
            int id = reader.u8();
            int outer = reader.narrow(reader.u32());
            if (id == 0) {
                reader.name();
                reader.skipRest();
            } else {
                int rank = ORDER.indexOf(id);
                if (rank <= last) {
                    throw reader.malformed(rank < 0 ? "unknown section " + id : "section " + id + " out of order");
                }
                last = rank;
                section(id);
            }
            reader.widen(outer, "section " + id);
            if (id != 0) {
                stripped.write(module, start, reader.position() - start);
            }
        }
        if (declared != bodies) {
            throw reader.malformed(declared + " functions declared and " + bodies + " defined");
        }
        return new ModuleShape(List.copyOf(imports), Map.copyOf(exports), memoryPagesMin, tableElementsMin, bodies,
                instructions.total(), List.copyOf(bodySizes), stripped.toByteArray());
    }

    private void header() throws ModuleRefusedException {
        boolean magic = module.length >= 8 && module[0] == 0 && module[1] == 'a' && module[2] == 's'
                && module[3] == 'm';
        if (!magic) {
            throw ModuleRefusedException.invalid("not a WebAssembly binary: it does not begin with \\0asm");
        }
        reader.skip(4);
        int version = reader.u8() | reader.u8() << 8;
        int layer = reader.u8() | reader.u8() << 8;
        if (layer == 1) {
            throw ModuleRefusedException.unsupported("the component model (WASI preview 2)");
        }
        if (version != 1 || layer != 0) {
            throw ModuleRefusedException.invalid("unknown WebAssembly version " + version + ", layer " + layer);
        }
        stripped.write(module, 0, 8);
    }

    private void section(int id) throws ModuleRefusedException {
        switch (id) {
            case 1 -> each("types", limits.definitions(), this::type);
            case 2 -> each("imports", limits.definitions(), this::importEntry);
            case 3 -> declared = each("functions", limits.functions(), this::declaration);
            case 4 -> each("tables", limits.tables(), this::table);
            case 5 -> each("memories", limits.definitions(), this::memory);
            case 6 -> each("globals", limits.definitions(), this::global);
            case 7 -> each("exports", limits.definitions(), this::export);
            case 8, 12 -> reader.u32();
            case 9 -> each("element segments", limits.definitions(), this::elementSegment);
            case 10 -> bodies = each("functions", limits.functions(), this::body);
            case 11 -> each("data segments", limits.definitions(), this::dataSegment);
            case 13 -> each("tags", limits.definitions(), this::tag);
            default -> throw reader.malformed("unknown section " + id);
        }
    }

    private interface Entry {
        void read() throws ModuleRefusedException;
    }

    private int each(String what, int limit, Entry entry) throws ModuleRefusedException {
        int count = reader.count(what, limit);
        for (int i = 0; i < count; i++) {
            entry.read();
        }
        return count;
    }

    private void type() throws ModuleRefusedException {
        int form = reader.u8();
        switch (form) {
            case 0x60 -> types.add(new Signature(values("parameters"), values("results")));
            case 0x4e, 0x4f, 0x50, 0x5e, 0x5f ->
                    throw ModuleRefusedException.unsupported("garbage-collected objects");
            default -> throw reader.malformed("type of form 0x" + Integer.toHexString(form));
        }
    }

    private List<ValueType> values(String what) throws ModuleRefusedException {
        int count = reader.count(what + " of one function", limits.functionValues());
        List<ValueType> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(reader.valueType());
        }
        return values;
    }

    private void importEntry() throws ModuleRefusedException {
        String from = reader.name();
        String name = reader.name();
        int kind = reader.u8();
        if (kind >= KINDS.size()) {
            throw reader.malformed("import of kind " + kind);
        }
        Signature signature = null;
        switch (kind) {
            case 0 -> {
                signature = signature(reader.u32());
                functions.add(signature);
            }
            case 1 -> {
                reader.valueType();
                limitsPair("table");
            }
            case 2 -> limitsPair("memory");
            case 3 -> {
                reader.valueType();
                reader.u8();
            }
            default -> tag();
        }
        imports.add(new ModuleShape.Import(from, name, KINDS.get(kind), signature));
    }

    private Signature signature(long index) throws ModuleRefusedException {
        if (index >= types.size()) {
            throw reader.malformed("type " + index + " of " + types.size());
        }
        return types.get((int) index);
    }

    private void declaration() throws ModuleRefusedException {
        functions.add(signature(reader.u32()));
    }

    private void table() throws ModuleRefusedException {
        int first = reader.u8();
        boolean initialized = first == 0x40;
        if (initialized) {
            reader.u8();
            reader.valueType();
        } else {
            reader.valueType(first);
        }
        tableElementsMin += limitsPair("table");
        if (initialized) {
            instructions.expression();
        }
    }

    private void memory() throws ModuleRefusedException {
        if (++memories > 1) {
            throw ModuleRefusedException.unsupported("more than one memory");
        }
        memoryPagesMin = (int) limitsPair("memory");
    }

    /** Reads limits and answers the minimum. */
    private long limitsPair(String what) throws ModuleRefusedException {
        int flags = reader.u8();
        if ((flags & 2) != 0) {
            throw ModuleRefusedException.unsupported("a shared " + what + " (threads)");
        }
        if ((flags & 4) != 0) {
            throw ModuleRefusedException.unsupported("a 64-bit " + what);
        }
        if (flags > 1) {
            throw reader.malformed("limits with flags " + flags);
        }
        long least = reader.u32();
        long most = flags == 1 ? reader.u32() : 0xffff_ffffL;
        if (least > most) {
            throw reader.malformed(what + " from " + least + " to " + most);
        }
        // A memory of 32-bit addresses ends at 65,536 pages.
        if (what.equals("memory") && (least > 65_536 || flags == 1 && most > 65_536)) {
            throw reader.malformed("memory of more than 65,536 pages");
        }
        return least;
    }

    private void global() throws ModuleRefusedException {
        reader.valueType();
        reader.u8();
        instructions.expression();
    }

    private void export() throws ModuleRefusedException {
        String name = reader.name();
        int kind = reader.u8();
        if (kind >= KINDS.size()) {
            throw reader.malformed("export of kind " + kind);
        }
        long index = reader.u32();
        if (kind == 0) {
            if (index >= functions.size()) {
                throw reader.malformed("export of function " + index + " of " + functions.size());
            }
            if (exports.putIfAbsent(name, functions.get((int) index)) != null) {
                throw reader.malformed("two exports of one name");
            }
        }
    }

    private void tag() throws ModuleRefusedException {
        reader.u8();
        reader.u32();
    }

    /** The eight forms of element segments (core specification, 5.5.12), told apart by three bits. */
    private void elementSegment() throws ModuleRefusedException {
        long flags = reader.u32();
        if (flags > 7) {
            throw reader.malformed("element segment of form " + flags);
        }
        boolean active = (flags & 1) == 0;
        boolean explicit = (flags & 2) != 0;
        boolean expressions = (flags & 4) != 0;
        if (active && explicit) {
            reader.u32();
        }
        if (active) {
            instructions.expression();
        }
        if (!active || explicit) {
            int kind = reader.u8();
            if (expressions) {
                reader.valueType(kind);
            }
        }
        int count = reader.count("elements in one segment", limits.tableElements());
        segmentElements += count;
        if (segmentElements > limits.tableElements()) {
            throw ModuleRefusedException.over("elements in segments", segmentElements, limits.tableElements());
        }
        for (int i = 0; i < count; i++) {
            if (expressions) {
                instructions.expression();
            } else {
                reader.u32();
            }
        }
    }

    private void body() throws ModuleRefusedException {
        int outer = reader.narrow(reader.u32());
        int start = reader.position();
        int groups = reader.count("groups of locals", limits.functionLocals());
        long locals = 0;
        for (int i = 0; i < groups; i++) {
            locals += reader.u32();
            if (locals > limits.functionLocals()) {
                throw ModuleRefusedException.over("locals in one function", locals, limits.functionLocals());
            }
            reader.valueType();
        }
        instructions.expression();
        reader.widen(outer, "function body");
        bodySizes.add(reader.position() - start);
    }

    private void dataSegment() throws ModuleRefusedException {
        long flags = reader.u32();
        if (flags > 2) {
            throw reader.malformed("data segment of form " + flags);
        }
        if (flags == 2 && reader.u32() != 0) {
            throw ModuleRefusedException.unsupported("more than one memory");
        }
        if (flags != 1) {
            instructions.expression();
        }
        reader.skip(reader.u32());
    }
}
