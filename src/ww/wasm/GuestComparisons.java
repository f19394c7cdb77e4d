package ww.wasm;

import java.util.Locale;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Comparisons whose answer is kept, as 0 or 1, rather than jumped on: in arithmetic, without a branch.
 *
 * <p><b>Why not the library's methods?</b> They branch, and HotSpot counts which way in the method, which all guests
 * share. Where one way had not been taken yet when a guest's function was compiled, the first comparison that takes it
 * throws the compiled function away; and a large function that is called once a run may be interpreted for seconds
 * before HotSpot compiles it again.
 */
final class GuestComparisons {
    private static final long UNSIGNED = 0xffff_ffffL;

    private GuestComparisons() {
    }

    /** The code for an operator that takes its operands from the stack, or null if it is no comparison. */
    static InsnList value(String operator) {
        int split = operator.indexOf('_');
        String comparison = operator.substring(split + 1).toUpperCase(Locale.ROOT);
        return switch (operator.substring(0, Math.max(0, split))) {
            case "I32", "i32" -> ints(comparison);
            case "I64" -> longs(comparison);
            case "F32" -> floats(comparison, Opcodes.FCMPL, Opcodes.FCMPG);
            case "F64" -> floats(comparison, Opcodes.DCMPL, Opcodes.DCMPG);
            default -> null;
        };
    }

    private static InsnList ints(String comparison) {
        return switch (comparison) {
            case "EQZ" -> isZero();
            case "EQ" -> then(of(Opcodes.IXOR), isZero());
            case "NE" -> not(then(of(Opcodes.IXOR), isZero()));
            case "GT_S" -> isGreater(false);
            case "GT_U" -> isGreater(true);
            case "LE_S" -> not(isGreater(false));
            case "LE_U" -> not(isGreater(true));
            case "LT_S" -> then(of(Opcodes.SWAP), isGreater(false));
            case "LT_U" -> then(of(Opcodes.SWAP), isGreater(true));
            case "GE_S" -> not(then(of(Opcodes.SWAP), isGreater(false)));
            case "GE_U" -> not(then(of(Opcodes.SWAP), isGreater(true)));
            default -> null;
        };
    }

    private static InsnList longs(String comparison) {
        InsnList zero = new InsnList();
        zero.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Long", "numberOfLeadingZeros", "(J)I"));
        zero.add(GuestPeephole.pushInt(6));
        zero.add(new InsnNode(Opcodes.IUSHR));
        InsnList unsigned = new InsnList();
        unsigned.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Long", "compareUnsigned", "(JJ)I"));
        return switch (comparison) {
            case "EQZ" -> zero;
            case "EQ" -> then(of(Opcodes.LXOR), zero);
            case "NE" -> not(then(of(Opcodes.LXOR), zero));
            default -> comparison.endsWith("_U") ? bySign(comparison, unsigned, unsigned)
                    : bySign(comparison, of(Opcodes.LCMP), of(Opcodes.LCMP));
        };
    }

    /** With NaN nothing is equal, less or greater: so the instruction that answers what makes the comparison fail. */
    private static InsnList floats(String comparison, int less, int greater) {
        return bySign(comparison, of(greater), of(less));
    }

    /** From the sign of a three-way comparison; there are two, for what must be low and for what must be high. */
    private static InsnList bySign(String comparison, InsnList low, InsnList high) {
        return switch (comparison) {
            case "EQ" -> then(low, isZero());
            case "NE" -> not(then(low, isZero()));
            case "LT", "LT_S", "LT_U" -> isNegative(low);
            case "LE", "LE_S", "LE_U" -> isNegative(then(low, of(Opcodes.ICONST_1, Opcodes.ISUB)));
            case "GT", "GT_S", "GT_U" -> isNegative(then(high, of(Opcodes.INEG)));
            case "GE", "GE_S", "GE_U" -> not(isNegative(high));
            default -> null;
        };
    }

    /** {@code x > y} as the sign of {@code y - x}, which takes a bit more than an int has. */
    private static InsnList isGreater(boolean unsigned) {
        InsnList list = new InsnList();
        widen(list, unsigned);
        list.add(of(Opcodes.DUP2_X1, Opcodes.POP2));
        widen(list, unsigned);
        list.add(new InsnNode(Opcodes.LSUB));
        list.add(GuestPeephole.pushInt(Long.SIZE - 1));
        list.add(of(Opcodes.LUSHR, Opcodes.L2I));
        return list;
    }

    private static void widen(InsnList list, boolean unsigned) {
        list.add(new InsnNode(Opcodes.I2L));
        if (unsigned) {
            list.add(new LdcInsnNode(UNSIGNED));
            list.add(new InsnNode(Opcodes.LAND));
        }
    }

    /** Only zero has 32 leading zeros, the one count with that bit. */
    private static InsnList isZero() {
        InsnList list = new InsnList();
        list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/lang/Integer", "numberOfLeadingZeros", "(I)I"));
        list.add(GuestPeephole.pushInt(5));
        list.add(new InsnNode(Opcodes.IUSHR));
        return list;
    }

    private static InsnList isNegative(InsnList number) {
        number.add(GuestPeephole.pushInt(Integer.SIZE - 1));
        number.add(new InsnNode(Opcodes.IUSHR));
        return number;
    }

    private static InsnList not(InsnList truth) {
        if (truth != null) {
            truth.add(of(Opcodes.ICONST_1, Opcodes.IXOR));
        }
        return truth;
    }

    private static InsnList then(InsnList first, InsnList second) {
        first.add(second);
        return first;
    }

    private static InsnList of(int... opcodes) {
        InsnList list = new InsnList();
        for (int opcode : opcodes) {
            AbstractInsnNode node = new InsnNode(opcode);
            list.add(node);
        }
        return list;
    }
}
