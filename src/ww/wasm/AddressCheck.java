package ww.wasm;

import java.util.function.BiFunction;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The two ways in which generated code asks whether an address is within the memory, ahead of the JDK's view of the
 * array, which asks again. {@link AccessMethods} says why it asks at all.
 *
 * <p>The method that is written here takes base, offset if there is one, the array and the distance of the last byte.
 * It answers <b>the address plus one</b>, and the caller takes the one off again. From the check on, HotSpot puts a
 * number whose range it knows in place of the one that was asked about, wherever it is at hand, and would not see that
 * the JDK asks the same question about it; the sum it does not know, and the two ones it takes away.
 */
enum AddressCheck {
    /**
     * By the method that the JDK's views call, which HotSpot knows as a range check: so both are one, and the second
     * goes away. Checks at constant addresses become one, too. {@code Objects.checkIndex} would not do: it calls that
     * method from a place that all guests share.
     *
     * <p>It is internal to the JDK, so it is there only if the JVM was started with
     * {@code --add-exports=java.base/jdk.internal.util=ALL-UNNAMED}, as the launchers do.
     */
    RANGE_CHECK {
        @Override
        void write(MethodVisitor method, boolean offset) {
            if (!offset) {
                pushPlusOne(method);
            }
            pushAddress(method, offset);
            pushLimit(method, offset);
            method.visitFieldInsn(Opcodes.GETSTATIC, HELPER, "OUTSIDE", Type.getDescriptor(BiFunction.class));
            method.visitMethodInsn(Opcodes.INVOKESTATIC, PRECONDITIONS.replace('.', '/'), "checkIndex",
                    "(II" + Type.getDescriptor(BiFunction.class) + ")I", false);
            method.visitInsn(Opcodes.POP);
            if (offset) {
                // Only now, so that HotSpot need not have it ready for a check that fails. Without an offset it can
                // only be made before: afterwards the base is not what it was.
                pushAddress(method, true);
                addOne(method);
            }
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(4, lastByte(offset) + 1);
        }
    },

    /**
     * By comparing. To HotSpot this is not the JDK's check, and both stay, except in loops that count; large functions
     * run up to a fifth slower for it. Only whether the limit is negative is asked as the JDK asks it, and so but once.
     */
    COMPARISON {
        @Override
        void write(MethodVisitor method, boolean offset) {
            int limit = lastByte(offset);
            if (offset) {
                pushAddress(method, true);
                method.visitVarInsn(Opcodes.ISTORE, 0);
            }
            Label outside = new Label();
            pushLimit(method, offset);
            method.visitInsn(Opcodes.DUP);
            method.visitVarInsn(Opcodes.ISTORE, limit);
            method.visitJumpInsn(Opcodes.IFLT, outside);
            method.visitVarInsn(Opcodes.ILOAD, 0);
            method.visitVarInsn(Opcodes.ILOAD, limit);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "compareUnsigned", "(II)I", false);
            method.visitJumpInsn(Opcodes.IFGE, outside);
            pushPlusOne(method);
            method.visitInsn(Opcodes.IRETURN);
            method.visitLabel(outside);
            Object[] locals = offset ? new Object[] {Opcodes.INTEGER, Opcodes.INTEGER, "[B", Opcodes.INTEGER}
                    : new Object[] {Opcodes.INTEGER, "[B", Opcodes.INTEGER};
            method.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, HELPER, "throwOutOfBoundsMemoryAccess",
                    "()Ljava/lang/RuntimeException;", false);
            method.visitInsn(Opcodes.ATHROW);
            method.visitMaxs(3, limit + 1);
        }
    };

    private static final String HELPER = Type.getInternalName(GuestShaded.class);
    private static final String PRECONDITIONS = "jdk.internal.util.Preconditions";

    /** The better of those that this JVM, as it was started, has for generated code. */
    static AddressCheck ofThisJvm() {
        try {
            Class<?> preconditions = Class.forName(PRECONDITIONS);
            preconditions.getMethod("checkIndex", int.class, int.class, BiFunction.class);
            // Guests are in unnamed modules, one for each loader. The option is the same for all of them.
            Module unnamed = AddressCheck.class.getClassLoader().getUnnamedModule();
            boolean exported = preconditions.getModule().isExported(preconditions.getPackageName(), unnamed);
            return exported ? RANGE_CHECK : COMPARISON;
        } catch (ReflectiveOperationException e) {
            return COMPARISON;
        }
    }

    /** Writes the body of the method. */
    abstract void write(MethodVisitor method, boolean offset);

    /**
     * Instructions for the address, of a base in this local variable and an offset that one instruction pushes: {@code
     * base + offset | base >> 31}, which is negative, and so outside, for every base of 2 GiB and more. The sum of two
     * numbers below that is right, or negative.
     */
    static InsnList sum(int base, AbstractInsnNode pushOffset) {
        InsnList list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ILOAD, base));
        list.add(pushOffset);
        list.add(new InsnNode(Opcodes.IADD));
        list.add(new VarInsnNode(Opcodes.ILOAD, base));
        list.add(new IntInsnNode(Opcodes.BIPUSH, 31));
        list.add(new InsnNode(Opcodes.ISHR));
        list.add(new InsnNode(Opcodes.IOR));
        return list;
    }

    private static int lastByte(boolean offset) {
        return offset ? 3 : 2;
    }

    private static void pushAddress(MethodVisitor method, boolean offset) {
        if (offset) {
            sum(0, new VarInsnNode(Opcodes.ILOAD, 1)).accept(method);
        } else {
            method.visitVarInsn(Opcodes.ILOAD, 0);
        }
    }

    private static void pushPlusOne(MethodVisitor method) {
        method.visitVarInsn(Opcodes.ILOAD, 0);
        addOne(method);
    }

    private static void addOne(MethodVisitor method) {
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IADD);
    }

    /** Pushes {@code bytes.length - last}, below which addresses are within; negative if none is. */
    private static void pushLimit(MethodVisitor method, boolean offset) {
        method.visitVarInsn(Opcodes.ALOAD, lastByte(offset) - 1);
        method.visitInsn(Opcodes.ARRAYLENGTH);
        method.visitVarInsn(Opcodes.ILOAD, lastByte(offset));
        method.visitInsn(Opcodes.ISUB);
    }
}
