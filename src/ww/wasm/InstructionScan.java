package ww.wasm;

/**
 * Walks over instructions without understanding more of them than their length: counts them, follows the nesting of
 * blocks and refuses the features that this engine does not run or cannot bound.
 *
 * <p>Refused, and why: <b>tail calls</b>, which the compiler turns into ordinary calls that fill the stack;
 * <b>garbage-collected objects</b>, which live on the Java heap outside the guest's memory limit; <b>vectors</b>,
 * <b>legacy exceptions</b> and <b>typed function references</b>, which the compiler does not translate or nobody's
 * tools emit without objects; <b>atomics</b>, which mean shared memory and so threads.
 */
final class InstructionScan {
    private final WasmReader reader;
    private final AdmissionLimits limits;
    private long total;

    InstructionScan(WasmReader reader, AdmissionLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** Instructions seen so far, in all expressions. */
    long total() {
        return total;
    }

    /** Reads one expression up to and with the {@code end} that closes it. */
    void expression() throws ModuleRefusedException {
        int depth = 0;
        int count = 0;
        do {
            int opcode = reader.u8();
            count += 1 + immediates(opcode);
            if (count > limits.functionInstructions()) {
                throw ModuleRefusedException.over("instructions in one function", count, limits.functionInstructions());
            }
            depth += nestingChange(opcode);
            if (depth > limits.nesting()) {
                throw ModuleRefusedException.over("nested blocks", depth, limits.nesting());
            }
        } while (depth >= 0);
        total += count;
        if (total > limits.instructions()) {
            throw ModuleRefusedException.over("instructions", total, limits.instructions());
        }
    }

    private static int nestingChange(int opcode) {
        return switch (opcode) {
            case 0x02, 0x03, 0x04, 0x1f -> 1;
            case 0x0b -> -1;
            default -> 0;
        };
    }

    /** Skips what follows an opcode; answers how many further instructions it counts for. */
    private int immediates(int opcode) throws ModuleRefusedException {
        if (opcode >= 0x45 && opcode <= 0xc4) {
            return 0;
        }
        if (opcode >= 0x28 && opcode <= 0x3e) {
            memoryArgument();
            return 0;
        }
        switch (opcode) {
            case 0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1 -> { }
            case 0x02, 0x03, 0x04 -> blockType();
            case 0x08, 0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0xd2 -> reader.u32();
            case 0x11 -> {
                reader.u32();
                reader.u32();
            }
            case 0x0e -> {
                return branchTable();
            }
            case 0x1c -> types();
            case 0x1f -> {
                return catches();
            }
            case 0x3f, 0x40 -> memoryIndex();
            case 0x41 -> reader.signed(32);
            case 0x42 -> reader.signed(64);
            case 0x43 -> reader.skip(4);
            case 0x44 -> reader.skip(8);
            case 0xd0 -> reader.valueType();
            case 0xfc -> bulk();
            default -> throw refusal(opcode);
        }
        return 0;
    }

    private ModuleRefusedException refusal(int opcode) {
        return switch (opcode) {
            case 0x06, 0x07, 0x09, 0x18, 0x19 ->
                    ModuleRefusedException.unsupported("the legacy form of exceptions (try/catch)");
            case 0x12, 0x13, 0x15 -> ModuleRefusedException.unsupported("tail calls");
            case 0x14 -> ModuleRefusedException.unsupported("typed function references");
            case 0xd3, 0xd4, 0xd5, 0xd6, 0xfb -> ModuleRefusedException.unsupported("garbage-collected objects");
            case 0xfd -> ModuleRefusedException.unsupported("SIMD (vectors of 128 bits)");
            case 0xfe -> ModuleRefusedException.unsupported("atomics (threads)");
            default -> reader.malformed("unknown opcode 0x" + Integer.toHexString(opcode));
        };
    }

    private void blockType() throws ModuleRefusedException {
        long type = reader.signed(33);
        // Negative numbers are the one-byte codes of types, 0x40 (here -64) the empty type, others an index.
        if (type < 0 && type != -64) {
            reader.valueType((int) (type & 0x7f));
        }
    }

    private int branchTable() throws ModuleRefusedException {
        int targets = reader.count("targets in a br_table", limits.branchTableTargets());
        for (int i = 0; i <= targets; i++) {
            reader.u32();
        }
        return targets;
    }

    private void types() throws ModuleRefusedException {
        int count = reader.count("types of a select", limits.functionValues());
        for (int i = 0; i < count; i++) {
            reader.valueType();
        }
    }

    private int catches() throws ModuleRefusedException {
        blockType();
        int count = reader.count("catch clauses", limits.branchTableTargets());
        for (int i = 0; i < count; i++) {
            int kind = reader.u8();
            if (kind > 3) {
                throw reader.malformed("catch clause of kind " + kind);
            }
            if (kind < 2) {
                reader.u32();
            }
            reader.u32();
        }
        return count;
    }

    private void memoryArgument() throws ModuleRefusedException {
        long alignment = reader.u32();
        if ((alignment & 0x40) != 0) {
            throw ModuleRefusedException.unsupported("more than one memory");
        }
        // The specification's own bound for 32-bit memories; validation compares it with the access later.
        if (alignment > 3) {
            throw reader.malformed("alignment 2^" + alignment);
        }
        reader.u32();
    }

    private void memoryIndex() throws ModuleRefusedException {
        if (reader.u32() != 0) {
            throw ModuleRefusedException.unsupported("more than one memory");
        }
    }

    private void bulk() throws ModuleRefusedException {
        long operation = reader.u32();
        switch ((int) Math.min(operation, 0xff)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> { }
            case 8 -> {
                reader.u32();
                memoryIndex();
            }
            case 9, 13, 15, 16, 17 -> reader.u32();
            case 10 -> {
                memoryIndex();
                memoryIndex();
            }
            case 11 -> memoryIndex();
            case 12, 14 -> {
                reader.u32();
                reader.u32();
            }
            default -> throw reader.malformed("unknown opcode 0xfc " + operation);
        }
    }
}
