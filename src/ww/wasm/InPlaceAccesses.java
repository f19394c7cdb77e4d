package ww.wasm;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Memory accesses of a function that stand in the function itself: of a byte, the JVM's own instructions; of more, the
 * JDK's view of the array at an address that has been checked. The base, and above it the value of a write, are on the
 * stack before; what was read is there after.
 */
final class InPlaceAccesses {
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

    private final AccessMethods accessMethods;
    private final int bytesSlot;
    private final int addressSlot;
    private final int valueSlot;

    /** Those of a function with the memory's array in one local variable; the two others are for use here. */
    InPlaceAccesses(AccessMethods accessMethods, int bytesSlot, int addressSlot, int valueSlot) {
        this.accessMethods = accessMethods;
        this.bytesSlot = bytesSlot;
        this.addressSlot = addressSlot;
        this.valueSlot = valueSlot;
    }

    /** In place of a call of the library's helper of this name, which is an access, with an offset below 2 GiB. */
    InsnList of(String helperName, int offset) {
        MemoryAccess access = MemoryAccess.of(helperName);
        boolean write = helperName.startsWith("memoryWrite");
        InsnList list = new InsnList();
        if (write) {
            list.add(new VarInsnNode(access.store(), valueSlot));
        }
        list.add(new VarInsnNode(Opcodes.ISTORE, addressSlot));
        list.add(access == MemoryAccess.BYTE ? byteReference(offset) : viewReference(access, offset));
        if (write) {
            list.add(new VarInsnNode(access.load(), valueSlot));
        }
        if (access == MemoryAccess.BYTE) {
            list.add(new InsnNode(write ? Opcodes.BASTORE : Opcodes.BALOAD));
        } else {
            list.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, VAR_HANDLE, write ? "set" : "get",
                    write ? "([BI" + access.type() + ")V" : "([BI)" + access.type()));
        }
        return list;
    }

    /** Pushes array and address, which the access itself checks. */
    private InsnList byteReference(int offset) {
        InsnList list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ALOAD, bytesSlot));
        if (offset == 0) {
            list.add(new VarInsnNode(Opcodes.ILOAD, addressSlot));
        } else {
            list.add(AddressCheck.sum(addressSlot, GuestPeephole.pushInt(offset)));
        }
        return list;
    }

    /** Pushes handle, array and checked address. */
    private InsnList viewReference(MemoryAccess access, int offset) {
        InsnList list = new InsnList();
        list.add(new FieldInsnNode(Opcodes.GETSTATIC, Type.getInternalName(GuestShaded.class), access.name(),
                "L" + VAR_HANDLE + ";"));
        list.add(new VarInsnNode(Opcodes.ALOAD, bytesSlot));
        list.add(new VarInsnNode(Opcodes.ILOAD, addressSlot));
        if (offset != 0) {
            list.add(GuestPeephole.pushInt(offset));
        }
        list.add(new VarInsnNode(Opcodes.ALOAD, bytesSlot));
        list.add(GuestPeephole.pushInt(access.lastByte()));
        list.add(accessMethods.address(offset != 0));
        return list;
    }
}
