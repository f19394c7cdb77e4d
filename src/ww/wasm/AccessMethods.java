package ww.wasm;

import com.dylibso.chicory.runtime.Memory;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The memory accesses of one class of compiled functions: small methods that are added to that class, each of which
 * checks the address and then does what the method of the same name in {@link GuestShaded} does.
 *
 * <p><b>Why methods of each guest's own?</b> Before it inlines a check of bounds, HotSpot supposes that it never fails;
 * once it has failed in machine code, it distrusts it wherever it compiles it again, and keeps what it has learned with
 * the method that the check is in. The check inside the JDK's views of byte arrays is one for the whole process: a
 * single guest that goes outside its memory would make every module that is compiled later slower, by up to 1.6 times.
 * So the check that fails is in the guest's own class, ahead of the JDK's, which never does; whoever trips over his
 * memory slows down nobody but himself.
 *
 * <p>The two checks are not the same to the JIT compiler, but both leave the loops that count. Elsewhere the second is
 * a comparison and a jump never taken; what was measured of it is within the noise for four of five guests, and about a
 * twentieth for the fifth, a large function that lives on its stack in memory.
 */
final class AccessMethods {
    private static final String ADDRESS = "address";
    private static final String HELPER = Type.getInternalName(GuestShaded.class);
    private static final String OF_MEMORY = "IL" + Type.getInternalName(Memory.class) + ";)";
    private static final String WITH_OFFSET = "I[B)";
    private static final String WITHOUT_OFFSET = "[B)";

    /** The most at once: the array, base and offset, the base again. */
    private static final int BYTE_STACK = 4;

    /**
     * More than the address, a long value and the array need: HotSpot's first compiler does not inline what has more
     * than five slots (C1InlineStackLimit). It would do so for every access of a large function, and give that up when
     * it has no virtual register left. The second compiler has no such bound.
     */
    private static final int VIEW_STACK = 12;

    /** One method. */
    private record Access(String name, boolean takesOffset, String descriptor) {
        static Access address(boolean takesOffset) {
            return new Access(ADDRESS, takesOffset, takesOffset ? "(II[BI)I" : "(I[BI)I");
        }

        boolean isAddress() {
            return name.equals(ADDRESS);
        }

        boolean isWrite() {
            return name.startsWith("memoryWrite");
        }

        MemoryAccess width() {
            return MemoryAccess.of(name);
        }
    }

    private final String owner;
    private final Set<Access> used = new LinkedHashSet<>();

    /** Those of the class with this internal name. */
    AccessMethods(String owner) {
        this.owner = owner;
    }

    /**
     * Makes a call of the library's helper one of an own method, which takes the array in place of the memory, and the
     * offset only where there is one.
     */
    void redirect(MethodInsnNode call, boolean offset) {
        call.owner = owner;
        call.desc = call.desc.replace(OF_MEMORY, offset ? WITH_OFFSET : WITHOUT_OFFSET);
        Access access = new Access(call.name, offset, call.desc);
        used.add(access);
        if (access.width() != MemoryAccess.BYTE) {
            used.add(Access.address(offset));
        }
    }

    /** A call that takes base, offset if there is one, array and the distance of the last byte; answers the address. */
    MethodInsnNode address(boolean offset) {
        Access address = Access.address(offset);
        used.add(address);
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, address.name, address.descriptor);
    }

    /** Adds the methods that are called, once all calls have been made. */
    void addTo(ClassVisitor target) {
        for (Access access : used) {
            MethodVisitor method = target.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, access.name,
                    access.descriptor, null, null);
            method.visitCode();
            if (access.isAddress()) {
                writeAddress(method, access.takesOffset);
            } else {
                writeAccess(method, access);
            }
            method.visitEnd();
        }
    }

    /**
     * {@code limit = bytes.length - last; if (limit < 0 || at >= limit as unsigned) throw; return at}. As the JDK's
     * view asks it, so that the first of the comparisons serves both.
     */
    private static void writeAddress(MethodVisitor method, boolean offset) {
        int bytes = offset ? 2 : 1;
        int limit = bytes + 1;
        if (offset) {
            pushSum(method, 1);
            method.visitVarInsn(Opcodes.ISTORE, 0);
        }
        Label outside = new Label();
        method.visitVarInsn(Opcodes.ALOAD, bytes);
        method.visitInsn(Opcodes.ARRAYLENGTH);
        method.visitVarInsn(Opcodes.ILOAD, limit);
        method.visitInsn(Opcodes.ISUB);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ISTORE, limit);
        method.visitJumpInsn(Opcodes.IFLT, outside);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, limit);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "compareUnsigned", "(II)I", false);
        method.visitJumpInsn(Opcodes.IFGE, outside);
        method.visitVarInsn(Opcodes.ILOAD, 0);
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

    /**
     * Pushes {@code base + offset | base >> 31}: negative, and so outside, for every base of 2 GiB and more. The sum of
     * two numbers below that is right, or negative.
     */
    private static void pushSum(MethodVisitor method, int offset) {
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitVarInsn(Opcodes.ILOAD, offset);
        method.visitInsn(Opcodes.IADD);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitIntInsn(Opcodes.BIPUSH, 31);
        method.visitInsn(Opcodes.ISHR);
        method.visitInsn(Opcodes.IOR);
    }

    /** Parameters: base, the value of a write, the offset if there is one, the array. */
    private void writeAccess(MethodVisitor method, Access access) {
        int offset = access.isWrite() ? 1 + Type.getArgumentTypes(access.descriptor)[1].getSize() : 1;
        int bytes = access.takesOffset ? offset + 1 : offset;
        if (access.width() == MemoryAccess.BYTE) {
            writeByteAccess(method, access, offset, bytes);
        } else {
            writeViewAccess(method, access, offset, bytes);
        }
        method.visitInsn(Type.getReturnType(access.descriptor).getOpcode(Opcodes.IRETURN));
        method.visitMaxs(access.width() == MemoryAccess.BYTE ? BYTE_STACK : VIEW_STACK, bytes + 1);
    }

    /** An access to the array itself, whose check is the instruction's own. */
    private static void writeByteAccess(MethodVisitor method, Access access, int offset, int bytes) {
        method.visitVarInsn(Opcodes.ALOAD, bytes);
        if (access.takesOffset) {
            pushSum(method, offset);
        } else {
            method.visitVarInsn(Opcodes.ILOAD, 0);
        }
        if (access.isWrite()) {
            method.visitVarInsn(Opcodes.ILOAD, 1);
        }
        method.visitInsn(access.isWrite() ? Opcodes.BASTORE : Opcodes.BALOAD);
    }

    /** An access through a view, at a checked address. */
    private void writeViewAccess(MethodVisitor method, Access access, int offset, int bytes) {
        Access address = Access.address(access.takesOffset);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        if (access.takesOffset) {
            method.visitVarInsn(Opcodes.ILOAD, offset);
        }
        method.visitVarInsn(Opcodes.ALOAD, bytes);
        method.visitIntInsn(Opcodes.BIPUSH, access.width().lastByte());
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, address.name, address.descriptor, false);
        if (access.isWrite()) {
            method.visitVarInsn(access.width().load(), 1);
        }
        method.visitVarInsn(Opcodes.ALOAD, bytes);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, HELPER, access.name,
                access.takesOffset ? access.descriptor.replace(WITH_OFFSET, WITHOUT_OFFSET) : access.descriptor, false);
    }
}
