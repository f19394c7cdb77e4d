package ww.wasm;

import com.dylibso.chicory.runtime.Memory;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

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
 * <p>So that it does not cost what two checks cost, {@link AddressCheck} writes it such that HotSpot sees one in both,
 * where it can.
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
    private final AddressCheck check;
    private final Set<Access> used = new LinkedHashSet<>();

    /** Those of the class with this internal name, which check addresses so. */
    AccessMethods(String owner, AddressCheck check) {
        this.owner = owner;
        this.check = check;
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

    /** Instructions that take base, offset if there is one, array and the distance of the last byte for the address. */
    InsnList address(boolean offset) {
        Access address = Access.address(offset);
        used.add(address);
        InsnList list = new InsnList();
        list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, address.name, address.descriptor));
        // What AddressCheck adds.
        list.add(new InsnNode(Opcodes.ICONST_M1));
        list.add(new InsnNode(Opcodes.IADD));
        return list;
    }

    /** Adds the methods that are called, once all calls have been made. */
    void addTo(ClassVisitor target) {
        for (Access access : used) {
            MethodVisitor method = target.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, access.name,
                    access.descriptor, null, null);
            method.visitCode();
            if (access.isAddress()) {
                check.write(method, access.takesOffset);
            } else {
                writeAccess(method, access);
            }
            method.visitEnd();
        }
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
            AddressCheck.sum(0, new VarInsnNode(Opcodes.ILOAD, offset)).accept(method);
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
        method.visitVarInsn(Opcodes.ILOAD, 0);
        if (access.takesOffset) {
            method.visitVarInsn(Opcodes.ILOAD, offset);
        }
        method.visitVarInsn(Opcodes.ALOAD, bytes);
        method.visitIntInsn(Opcodes.BIPUSH, access.width().lastByte());
        address(access.takesOffset).accept(method);
        if (access.isWrite()) {
            method.visitVarInsn(access.width().load(), 1);
        }
        method.visitVarInsn(Opcodes.ALOAD, bytes);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, HELPER, access.name,
                access.takesOffset ? access.descriptor.replace(WITH_OFFSET, WITHOUT_OFFSET) : access.descriptor, false);
    }
}
