package ww.wasm;

import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Replaces calls to the library's one-operator functions by the instructions they stand for, where the JVM has them:
 * a comparison that decides a jump becomes part of the jump, one whose answer is kept becomes arithmetic ({@link
 * GuestComparisons}), rotations and the like become the methods of the JDK that are single machine instructions.
 */
final class GuestPeephole {
    private static final String OPERATORS = "com/dylibso/chicory/runtime/OpcodeImpl";
    private static final String HELPER = "ww/wasm/GuestShaded";

    /** A comparison of two ints by one jump: the jump that is taken when it holds. */
    private static final Map<String, Integer> INT_JUMPS = Map.of(
            "I32_EQ", Opcodes.IF_ICMPEQ,
            "I32_NE", Opcodes.IF_ICMPNE,
            "I32_LT_S", Opcodes.IF_ICMPLT,
            "I32_GE_S", Opcodes.IF_ICMPGE,
            "I32_GT_S", Opcodes.IF_ICMPGT,
            "I32_LE_S", Opcodes.IF_ICMPLE);

    /** A comparison that first makes a sign of its operands, and the jump that is taken when it holds. */
    private record Compared(AbstractInsnNode compare, int jump) {
    }

    private GuestPeephole() {
    }

    /** Goes over a function once. */
    static void improve(InsnList code) {
        for (AbstractInsnNode at = code.getFirst(); at != null;) {
            AbstractInsnNode next = at.getNext();
            if (at instanceof MethodInsnNode call && isOperator(call)) {
                if (next instanceof JumpInsnNode jump
                        && (jump.getOpcode() == Opcodes.IFNE || jump.getOpcode() == Opcodes.IFEQ)) {
                    fuse(code, call, jump);
                } else {
                    direct(code, call);
                }
            }
            at = next;
        }
    }

    /** One comparison of the library's is in the helper class, the others are among its operators. */
    private static boolean isOperator(MethodInsnNode call) {
        return call.owner.equals(OPERATORS) || call.owner.equals(HELPER) && call.name.equals("i32_ge_u");
    }

    /** Joins a comparison with the jump behind it. */
    private static void fuse(InsnList code, MethodInsnNode call, JumpInsnNode jump) {
        boolean whenTrue = jump.getOpcode() == Opcodes.IFNE;
        Integer intJump = INT_JUMPS.get(call.name);
        if (intJump != null) {
            code.remove(call);
            jump.setOpcode(whenTrue ? intJump : opposite(intJump));
        } else if (call.name.equals("I32_EQZ")) {
            code.remove(call);
            jump.setOpcode(whenTrue ? Opcodes.IFEQ : Opcodes.IFNE);
        } else if (call.name.equals("I64_EQZ")) {
            code.insertBefore(call, new InsnNode(Opcodes.LCONST_0));
            code.set(call, new InsnNode(Opcodes.LCMP));
            jump.setOpcode(whenTrue ? Opcodes.IFEQ : Opcodes.IFNE);
        } else {
            Compared compared = compared(call.name);
            if (compared != null) {
                code.set(call, compared.compare);
                jump.setOpcode(whenTrue ? compared.jump : opposite(compared.jump));
            }
        }
    }

    /** The comparisons by sign. For floats the one of the two instructions that makes NaN fail the comparison. */
    private static Compared compared(String name) {
        int split = name.indexOf('_');
        String type = name.substring(0, split);
        String operator = name.substring(split + 1);
        boolean unsigned = operator.endsWith("_U") || operator.endsWith("_u");
        int jump = switch (operator) {
            case "EQ" -> Opcodes.IFEQ;
            case "NE" -> Opcodes.IFNE;
            case "LT", "LT_S", "LT_U" -> Opcodes.IFLT;
            case "GE", "GE_S", "GE_U", "ge_u" -> Opcodes.IFGE;
            case "GT", "GT_S", "GT_U" -> Opcodes.IFGT;
            case "LE", "LE_S", "LE_U" -> Opcodes.IFLE;
            default -> -1;
        };
        if (jump < 0) {
            return null;
        }
        boolean below = jump == Opcodes.IFLT || jump == Opcodes.IFLE;
        return switch (type) {
            case "I32", "i32" -> new Compared(compareUnsigned("java/lang/Integer", "(II)I"), jump);
            case "I64" -> new Compared(
                    unsigned ? compareUnsigned("java/lang/Long", "(JJ)I") : new InsnNode(Opcodes.LCMP), jump);
            case "F32" -> new Compared(new InsnNode(below ? Opcodes.FCMPG : Opcodes.FCMPL), jump);
            case "F64" -> new Compared(new InsnNode(below ? Opcodes.DCMPG : Opcodes.DCMPL), jump);
            default -> null;
        };
    }

    private static MethodInsnNode compareUnsigned(String owner, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, "compareUnsigned", descriptor);
    }

    private static int opposite(int jump) {
        return switch (jump) {
            case Opcodes.IFEQ -> Opcodes.IFNE;
            case Opcodes.IFNE -> Opcodes.IFEQ;
            case Opcodes.IFLT -> Opcodes.IFGE;
            case Opcodes.IFGE -> Opcodes.IFLT;
            case Opcodes.IFGT -> Opcodes.IFLE;
            case Opcodes.IFLE -> Opcodes.IFGT;
            case Opcodes.IF_ICMPEQ -> Opcodes.IF_ICMPNE;
            case Opcodes.IF_ICMPNE -> Opcodes.IF_ICMPEQ;
            case Opcodes.IF_ICMPLT -> Opcodes.IF_ICMPGE;
            case Opcodes.IF_ICMPGE -> Opcodes.IF_ICMPLT;
            case Opcodes.IF_ICMPGT -> Opcodes.IF_ICMPLE;
            case Opcodes.IF_ICMPLE -> Opcodes.IF_ICMPGT;
            default -> throw new IllegalArgumentException("not a jump of a comparison: " + jump);
        };
    }

    /** Calls the JDK, or nothing at all, instead of the library. */
    private static void direct(InsnList code, MethodInsnNode call) {
        switch (call.name) {
            case "I32_ROTL" -> rotate32(code, call, 1);
            case "I32_ROTR" -> rotate32(code, call, -1);
            case "I32_CLZ" -> jdk(call, "java/lang/Integer", "numberOfLeadingZeros");
            case "I32_CTZ" -> jdk(call, "java/lang/Integer", "numberOfTrailingZeros");
            case "I32_POPCNT" -> jdk(call, "java/lang/Integer", "bitCount");
            case "I32_EXTEND_8_S" -> code.set(call, new InsnNode(Opcodes.I2B));
            case "I32_EXTEND_16_S" -> code.set(call, new InsnNode(Opcodes.I2S));
            case "I64_ROTL", "I64_ROTR" -> {
                code.insertBefore(call, new InsnNode(Opcodes.L2I));
                call.desc = "(JI)J";
                jdk(call, "java/lang/Long", call.name.endsWith("L") ? "rotateLeft" : "rotateRight");
            }
            case "I64_EXTEND_32_S" -> {
                code.insertBefore(call, new InsnNode(Opcodes.L2I));
                code.set(call, new InsnNode(Opcodes.I2L));
            }
            case "I64_EXTEND_I32_U" -> {
                code.insertBefore(call, new InsnNode(Opcodes.I2L));
                code.insertBefore(call, new LdcInsnNode(0xffff_ffffL));
                code.set(call, new InsnNode(Opcodes.LAND));
            }
            default -> compare(code, call);
        }
    }

    private static void compare(InsnList code, MethodInsnNode call) {
        InsnList value = GuestComparisons.value(call.name);
        if (value != null) {
            code.insert(call, value);
            code.remove(call);
        }
    }

    /**
     * Rotates by a constant as {@code x << n | x >>> 32 - n}, from which the JIT compiler makes a rotation again. The
     * JDK's method is the same and would do, where it is inlined. Other distances are left to it.
     */
    private static void rotate32(InsnList code, MethodInsnNode call, int direction) {
        Integer distance = intConstant(call.getPrevious());
        if (distance == null) {
            jdk(call, "java/lang/Integer", direction > 0 ? "rotateLeft" : "rotateRight");
            return;
        }
        int left = distance * direction & 31;
        code.remove(call.getPrevious());
        for (AbstractInsnNode node : List.of(new InsnNode(Opcodes.DUP), pushInt(left), new InsnNode(Opcodes.ISHL),
                new InsnNode(Opcodes.SWAP), pushInt(32 - left & 31), new InsnNode(Opcodes.IUSHR))) {
            code.insertBefore(call, node);
        }
        code.set(call, new InsnNode(Opcodes.IOR));
    }

    private static void jdk(MethodInsnNode call, String owner, String name) {
        call.owner = owner;
        call.name = name;
    }

    /** The int that an instruction pushes, or null if it pushes no constant int. */
    static Integer intConstant(AbstractInsnNode node) {
        if (node instanceof InsnNode && node.getOpcode() >= Opcodes.ICONST_M1 && node.getOpcode() <= Opcodes.ICONST_5) {
            return node.getOpcode() - Opcodes.ICONST_0;
        }
        if (node instanceof IntInsnNode push
                && (push.getOpcode() == Opcodes.BIPUSH || push.getOpcode() == Opcodes.SIPUSH)) {
            return push.operand;
        }
        return node instanceof LdcInsnNode constant && constant.cst instanceof Integer number ? number : null;
    }

    /** The shortest instruction that pushes an int. */
    static AbstractInsnNode pushInt(int value) {
        if (value >= -1 && value <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + value);
        }
        if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
            return new IntInsnNode(Opcodes.BIPUSH, value);
        }
        return value >= Short.MIN_VALUE && value <= Short.MAX_VALUE
                ? new IntInsnNode(Opcodes.SIPUSH, value) : new LdcInsnNode(value);
    }
}
