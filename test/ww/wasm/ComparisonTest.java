package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static ww.wasm.ModuleBuilder.F32;
import static ww.wasm.ModuleBuilder.F64;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.I64;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.types;

import com.dylibso.chicory.runtime.Instance;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Every comparison, with its answer kept and with its answer jumped on, at the edges of its type. */
class ComparisonTest {
    private static final int I32_EQZ = 0x45;
    private static final int I64_EQZ = 0x50;
    private static final int F32_EQ = 0x5b;
    private static final int F64_EQ = 0x61;
    private static final int LAST = 0x66;

    private static final long[] INTS = {0, 1, 2, -1, -2, 31, 32, Integer.MAX_VALUE, Integer.MIN_VALUE,
        Integer.MIN_VALUE + 1, 0x4000_0000, 0xc000_0000, 0xffff};
    private static final long[] LONGS = {0, 1, -1, 2, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1,
        Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff_ffffL, 1L << 32, -1L << 32};
    private static final float[] FLOATS = {0f, -0f, 1f, -1f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE,
        Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN};
    private static final double[] DOUBLES = {0d, -0d, 1d, -1d, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};

    @Test
    void comparisonsAnswerWhatTheFormatSaysWhetherKeptOrJumpedOn() throws Exception {
        Instance instance = instance(GuestCompiler.compile(shape()));
        for (int opcode = I32_EQZ; opcode <= LAST; opcode++) {
            for (long x : operands(opcode)) {
                for (long y : operands(opcode)) {
                    long expected = expected(opcode).applyAsLong(x, y);
                    String which = "opcode 0x" + HexFormat.of().toHexDigits((byte) opcode) + " of " + x + " and " + y;
                    assertEquals(expected, call(instance, "kept" + opcode, opcode, x, y), which + ", kept");
                    assertEquals(expected, call(instance, "jumped" + opcode, opcode, x, y), which + ", jumped on");
                }
            }
        }
    }

    @Test
    void noneIsACallOfAMethodThatGuestsShare() throws Exception {
        Set<String> called = new TreeSet<>();
        for (byte[] classFile : GuestCompiler.compile(shape()).classes().classBytes().values()) {
            new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
                @Override
                public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
                        String[] exceptions) {
                    return new MethodVisitor(Opcodes.ASM9) {
                        @Override
                        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean face) {
                            if (name.matches("[IFif](32|64)_.*")) {
                                called.add(owner + "." + name);
                            }
                        }
                    };
                }
            }, 0);
        }
        assertEquals(Set.of(), called);
    }

    private static ModuleShape shape() throws ModuleRefusedException {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        for (int opcode = I32_EQZ; opcode <= LAST; opcode++) {
            int type = type(opcode);
            int[] parameters = isUnary(opcode) ? types(type) : types(type, type);
            byte[] operands = isUnary(opcode) ? bytes(0x20, 0) : bytes(0x20, 0, 0x20, 1);
            module.export("kept" + opcode, module.function(parameters, types(I32), operands, opcode));
            module.export("jumped" + opcode, module.function(parameters, types(I32), operands, opcode,
                    0x04, I32, ModuleBuilder.i32(1), 0x05, ModuleBuilder.i32(0), 0x0b));
        }
        return ModuleScan.scan(module.build(), AdmissionLimits.DEFAULT);
    }

    private static Instance instance(GuestCode code) {
        return Instance.builder(code.module()).withMachineFactory(code.machines())
                .withMemoryFactory(limits -> new FlatMemory(limits, 1, new SpareMemory(0))).build();
    }

    private static long call(Instance instance, String export, int opcode, long x, long y) {
        return isUnary(opcode) ? instance.export(export).apply(x)[0] : instance.export(export).apply(x, y)[0];
    }

    private static boolean isUnary(int opcode) {
        return opcode == I32_EQZ || opcode == I64_EQZ;
    }

    private static int type(int opcode) {
        return opcode < I64_EQZ ? I32 : opcode < F32_EQ ? I64 : opcode < F64_EQ ? F32 : F64;
    }

    private static long[] operands(int opcode) {
        return switch (type(opcode)) {
            case I32 -> INTS;
            case I64 -> LONGS;
            case F32 -> {
                long[] bits = new long[FLOATS.length];
                Arrays.setAll(bits, i -> Float.floatToRawIntBits(FLOATS[i]));
                yield bits;
            }
            default -> Arrays.stream(DOUBLES).mapToLong(Double::doubleToRawLongBits).toArray();
        };
    }

    /** Section "Numerics" of the WebAssembly specification, with what Java has for it. */
    private static LongBinaryOperator expected(int opcode) {
        return switch (type(opcode)) {
            case I32 -> (x, y) -> isUnary(opcode) ? truth((int) x == 0)
                    : integer(opcode - I32_EQZ - 1, Integer.compare((int) x, (int) y),
                            Integer.compareUnsigned((int) x, (int) y));
            case I64 -> (x, y) -> isUnary(opcode) ? truth(x == 0)
                    : integer(opcode - I64_EQZ - 1, Long.compare(x, y), Long.compareUnsigned(x, y));
            case F32 -> (x, y) -> real(opcode - F32_EQ, Float.intBitsToFloat((int) x), Float.intBitsToFloat((int) y));
            default -> (x, y) -> real(opcode - F64_EQ, Double.longBitsToDouble(x), Double.longBitsToDouble(y));
        };
    }

    private static long integer(int which, int signed, int unsigned) {
        return truth(switch (which) {
            case 0 -> signed == 0;
            case 1 -> signed != 0;
            case 2 -> signed < 0;
            case 3 -> unsigned < 0;
            case 4 -> signed > 0;
            case 5 -> unsigned > 0;
            case 6 -> signed <= 0;
            case 7 -> unsigned <= 0;
            case 8 -> signed >= 0;
            case 9 -> unsigned >= 0;
            default -> throw new IllegalArgumentException("no comparison " + which);
        });
    }

    private static long real(int which, double x, double y) {
        return truth(switch (which) {
            case 0 -> x == y;
            case 1 -> x != y;
            case 2 -> x < y;
            case 3 -> x > y;
            case 4 -> x <= y;
            case 5 -> x >= y;
            default -> throw new IllegalArgumentException("no comparison " + which);
        });
    }

    private static long truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
