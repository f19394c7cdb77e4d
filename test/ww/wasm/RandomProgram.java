package ww.wasm;

import static ww.wasm.ModuleBuilder.F32;
import static ww.wasm.ModuleBuilder.F64;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.I64;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.i64;
import static ww.wasm.ModuleBuilder.types;
import static ww.wasm.ModuleBuilder.u;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * A random, valid module that ends: its functions compute, branch, loop a few times, load, store, use globals, call
 * each other downwards and through a table, and now and then grow the memory. It may trap. The export {@code run} takes
 * an i32 and answers an i64 that depends on everything, save the bits of NaN, which WebAssembly leaves open.
 */
final class RandomProgram {
    private static final int[] TYPES = {I32, I64, F32, F64};

    /** For each type its operators of two operands and of one: first and last opcode. */
    private static final int[][] BINARY = {{0x6a, 0x78}, {0x7c, 0x8a}, {0x92, 0x97}, {0xa0, 0xa5}};
    private static final int[][] UNARY = {{0x67, 0x69}, {0x79, 0x7b}, {0x8b, 0x91}, {0x99, 0x9f}};
    private static final int[][] COMPARISONS = {{0x46, 0x4f}, {0x51, 0x5a}, {0x5b, 0x60}, {0x61, 0x66}};

    /** Conversions to each type: opcode and source type. */
    private static final int[][][] CONVERSIONS = {
        {{0xa7, 1}, {0xa8, 2}, {0xa9, 2}, {0xaa, 3}, {0xab, 3}, {0xc0, 0}, {0xc1, 0}, {0x45, 0}, {0x50, 1}},
        {{0xac, 0}, {0xad, 0}, {0xae, 2}, {0xb0, 3}, {0xb1, 3}, {0xc2, 1}, {0xc3, 1}, {0xc4, 1}},
        {{0xb2, 0}, {0xb3, 0}, {0xb4, 1}, {0xb5, 1}, {0xb6, 3}, {0xbe, 0}},
        {{0xb7, 0}, {0xb8, 0}, {0xb9, 1}, {0xba, 1}, {0xbb, 2}, {0xbf, 1}}};

    /** Loads of each type, and stores: opcode and the exponent of its width. */
    private static final int[][][] LOADS = {
        {{0x28, 2}, {0x2c, 0}, {0x2d, 0}, {0x2e, 1}, {0x2f, 1}},
        {{0x29, 3}, {0x30, 0}, {0x31, 0}, {0x32, 1}, {0x33, 1}, {0x34, 2}, {0x35, 2}},
        {{0x2a, 2}}, {{0x2b, 3}}};
    private static final int[][][] STORES = {
        {{0x36, 2}, {0x3a, 0}, {0x3b, 1}}, {{0x37, 3}, {0x3c, 0}, {0x3d, 1}, {0x3e, 2}}, {{0x38, 2}}, {{0x39, 3}}};

    /** Locals of every function, after its i32 parameter: one of each type, and two for counting rounds. */
    private static final int FIRST_LOCAL = 1;
    private static final int FIRST_COUNTER = 5;
    private static final int COUNTERS = 3;

    private final Random random;
    private int functions;
    private int countersInUse;

    private RandomProgram(Random random) {
        this.random = random;
    }

    static byte[] generate(Random random) {
        return new RandomProgram(random).module();
    }

    private byte[] module() {
        ModuleBuilder module = new ModuleBuilder().memory(1, 3);
        byte[] data = new byte[2_000];
        random.nextBytes(data);
        module.data(100, data);
        for (int type = 0; type < TYPES.length; type++) {
            module.global(TYPES[type], true, constant(type));
        }
        module.table(2);
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            // Now and then so large that accesses stay calls.
            int depth = random.nextInt(8) == 0 ? 6 : 4;
            entry(module, bytes(statements(depth), expression(1, 4)));
            functions++;
        }
        module.entry(9, 0, i32(0), 0x0b, 2, 0, 1);
        return module.export("run", functions - 1).build();
    }

    private static void entry(ModuleBuilder module, byte[] code) {
        module.entry(3, u(module.type(types(I32), I64)));
        byte[] locals = bytes(5, 1, I32, 1, I64, 1, F32, 1, F64, COUNTERS, I32);
        module.body(locals, code);
    }

    private byte[] statements(int depth) {
        byte[] code = new byte[0];
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            code = bytes(code, statement(depth));
        }
        return code;
    }

    private byte[] statement(int depth) {
        int type = random.nextInt(4);
        int kind = depth == 0 ? random.nextInt(3) : random.nextInt(8);
        return switch (kind) {
            case 0 -> bytes(expression(type, depth), 0x21, FIRST_LOCAL + type);
            case 1 -> bytes(expression(type, depth), 0x24, type);
            case 2 -> {
                int[] store = STORES[type][random.nextInt(STORES[type].length)];
                // Floats that are no NaN.
                byte[] value = type < 2 ? expression(type, depth)
                        : bytes(expression(0, depth), type == 2 ? 0xb2 : 0xb7);
                yield bytes(address(depth), value, store[0], store[1], offset());
            }
            case 3 -> bytes(condition(depth - 1), 0x04, 0x40, statements(depth - 1), 0x05, statements(depth - 1), 0x0b);
            case 4 -> loop(depth);
            case 5 -> bytes(0x02, 0x40, statements(depth - 1), condition(depth - 1), 0x0d, 0, statements(depth - 1),
                    0x0b);
            case 6 -> random.nextInt(6) > 0 ? statement(0) : bytes(i32(1), 0x40, 0, 0x21, FIRST_LOCAL);
            default -> bulk();
        };
    }

    /** A loop of a few rounds, or of some hundred when nothing is in it but computing. */
    private byte[] loop(int depth) {
        if (countersInUse == COUNTERS) {
            return statement(0);
        }
        int counter = FIRST_COUNTER + countersInUse++;
        byte[] body = statements(depth > 2 ? depth - 2 : 0);
        countersInUse--;
        int rounds = depth > 2 ? random.nextInt(6) : random.nextInt(400);
        return bytes(i32(rounds), 0x21, counter, 0x03, 0x40, body,
                0x20, counter, i32(1), 0x6b, 0x22, counter, i32(0), 0x4a, 0x0d, 0, 0x0b);
    }

    /** memory.fill, or memory.copy, of a few bytes. */
    private byte[] bulk() {
        return random.nextBoolean()
                ? bytes(address(0), expression(0, 0), i32(random.nextInt(50)), 0xfc, 11, 0)
                : bytes(address(0), address(0), i32(random.nextInt(50)), 0xfc, 10, 0, 0);
    }

    private byte[] condition(int depth) {
        int type = random.nextInt(4);
        int[] range = COMPARISONS[type];
        return bytes(expression(type, depth), expression(type, depth), pick(range));
    }

    /** Mostly inside the memory, whatever the operand; sometimes anywhere. */
    private byte[] address(int depth) {
        return random.nextInt(200) == 0 ? expression(0, depth)
                : bytes(expression(0, depth), i32(0x7fff), 0x71);
    }

    private byte[] offset() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> u(0);
            case 3 -> u(random.nextInt(0x8000));
            case 4 -> u(random.nextInt(100) == 0 ? 0xffff_fff0L : 7);
            default -> u(random.nextInt(64));
        };
    }

    /** Code that pushes a value of the type with this number. */
    private byte[] expression(int type, int depth) {
        if (depth <= 0) {
            return switch (random.nextInt(3)) {
                case 0 -> constant(type);
                case 1 -> bytes(0x20, type == 0 && random.nextBoolean() ? 0 : FIRST_LOCAL + type);
                default -> bytes(0x23, type);
            };
        }
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> bytes(expression(type, depth - 1), expression(type, depth - 1), pick(BINARY[type]));
            case 3 -> bytes(expression(type, depth - 1), pick(UNARY[type]));
            case 4 -> {
                int[] conversion = CONVERSIONS[type][random.nextInt(CONVERSIONS[type].length)];
                yield bytes(expression(conversion[1], depth - 1), conversion[0]);
            }
            case 5 -> {
                int[] load = LOADS[type][random.nextInt(LOADS[type].length)];
                yield bytes(address(depth - 1), load[0], load[1], offset());
            }
            case 6 -> bytes(expression(type, depth - 1), expression(type, depth - 1), condition(depth - 1), 0x1b);
            case 7 -> type == 0 ? condition(depth - 1) : callOr(type, depth);
            default -> bytes(expression(type, depth - 1), 0x22, FIRST_LOCAL + type);
        };
    }

    /** A call of an earlier function, directly or through the table, where there is one and its type is wanted. */
    private byte[] callOr(int type, int depth) {
        if (type != 1 || functions == 0 || countersInUse > 1) {
            return expression(type, 0);
        }
        if (functions >= 2 && random.nextInt(3) == 0) {
            // Functions 0 and 1 are in the table; 1 must not call itself that way.
            int most = functions > 2 ? 2 : 1;
            return bytes(expression(0, depth - 1), i32(random.nextInt(most)), 0x11, 0, 0);
        }
        return bytes(expression(0, depth - 1), 0x10, random.nextInt(functions));
    }

    private byte[] constant(int type) {
        return switch (type) {
            case 0 -> i32(interesting32());
            case 1 -> i64(random.nextInt(4) == 0 ? random.nextLong() : interesting32());
            case 2 -> bytes(0x43, little(4).putFloat(0, interestingReal()).array());
            default -> bytes(0x44, little(8).putDouble(0, interestingReal()).array());
        };
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int interesting32() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt();
            case 1 -> new int[] {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0xff, 0x80}[random.nextInt(7)];
            default -> random.nextInt(1_000) - 100;
        };
    }

    private float interestingReal() {
        float[] special = {0, -0.0f, 1, -1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e10f};
        return random.nextInt(3) == 0 ? special[random.nextInt(special.length)] : random.nextFloat() * 1_000 - 500;
    }

    private int pick(int[] range) {
        return range[0] + random.nextInt(range[1] - range[0] + 1);
    }
}
