package ww.wasm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes compiled functions faster, class file to class file: the library's compiler calls a helper for every memory
 * access, global and comparison; this puts most of them in place.
 *
 * <p><b>Why it matters.</b> HotSpot stops inlining into a method once it has inlined 8,000 bytes of code, and an access
 * through helper and {@code VarHandle} is 340 of them. So the accesses of a large function, the 24th and on, stayed
 * calls. The chain below a {@code VarHandle} call itself is exempt from that bound. Besides, every helper in place is a
 * call less while the function still runs in the JVM's own interpreter.
 *
 * <p><b>What it does</b> to each function: holds the memory's array and the globals' array in local variables, taken
 * when the function is entered and the memory's again after every call and {@code memory.grow}, which alone can
 * exchange it; turns loads and stores into array accesses at a checked address; and hands the rest to
 * {@link GuestPeephole}. Stack map frames are extended by the two locals and otherwise left as they are.
 */
final class GuestRewriter {
    private static final String HELPER = "ww/wasm/GuestShaded";
    private static final String MEMORY = "com/dylibso/chicory/runtime/Memory";
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

    /** HotSpot compiles no method of more bytes than this, by default (HugeMethodLimit). */
    private static final int HUGE_METHOD_BYTES = 8_000;

    /** HotSpot inlines a method that is called often up to this size (FreqInlineSize). */
    private static final int INLINED_BYTES = 325;

    /** What an access in place takes more than a call, without and for an offset. */
    private static final int GROWTH_BYTES = 8;
    private static final int OFFSET_BYTES = 10;

    /** Rounds between two looks for an interrupt. Even a long round without calls takes some microseconds at most. */
    private static final int ROUNDS_A_CHECK = 256;

    private final boolean rewriteGlobals;

    private GuestRewriter(boolean rewriteGlobals) {
        this.rewriteGlobals = rewriteGlobals;
    }

    /**
     * Rewrites a class of functions.
     *
     * @param rewriteGlobals false when a function of the module is interpreted: the interpreter knows globals only as
     *     the library keeps them
     */
    static byte[] rewrite(byte[] classFile, boolean rewriteGlobals) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        GuestRewriter rewriter = new GuestRewriter(rewriteGlobals);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                return name.startsWith("func_") ? rewriter.method(access, name, descriptor, next) : next;
            }
        }, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private MethodVisitor method(int access, String name, String descriptor, MethodVisitor next) {
        return new MethodNode(Opcodes.ASM9, access, name, descriptor, null, null) {
            @Override
            public void visitEnd() {
                new Function(this, rewriteGlobals).rewrite();
                accept(next);
            }
        };
    }

    /** One function being rewritten. */
    private static final class Function {
        private final MethodNode method;
        private final InsnList code;
        private final boolean rewriteGlobals;
        private final int memorySlot;
        private final int instanceSlot;
        private final int bytesSlot;
        private final int globalsSlot;
        private final int roundsSlot;
        private final int addressSlot;
        private final int valueSlot;
        private final boolean inPlace;
        private boolean usesBytes;
        private boolean usesGlobals;
        private boolean loops;

        Function(MethodNode method, boolean rewriteGlobals) {
            this.method = method;
            this.code = method.instructions;
            this.rewriteGlobals = rewriteGlobals;
            int parameterSlots = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
            // Static, so no receiver; the last two parameters are the memory and the instance.
            memorySlot = parameterSlots - 3;
            instanceSlot = parameterSlots - 2;
            bytesSlot = method.maxLocals;
            globalsSlot = bytesSlot + 1;
            roundsSlot = bytesSlot + 2;
            addressSlot = bytesSlot + 3;
            valueSlot = bytesSlot + 4;
            inPlace = inPlacePays();
        }

        /**
         * Whether accesses go in place, or stay calls of a helper that is given the array. In place they take more
         * code, and HotSpot has two bounds on the code of a method: one for being inlined, one for being compiled.
         */
        private boolean inPlacePays() {
            CodeSizeEvaluator evaluator = new CodeSizeEvaluator(null);
            method.accept(evaluator);
            int compact = evaluator.getMaxSize();
            int wide = bytesSlot > 250 ? 2 : 1;
            int large = compact;
            for (AbstractInsnNode at = code.getFirst(); at != null; at = at.getNext()) {
                if (at instanceof MethodInsnNode call && call.name.startsWith("memory")
                        && GuestPeephole.intConstant(call.getPrevious().getPrevious()) instanceof Integer offset) {
                    large += (offset == 0 ? GROWTH_BYTES : GROWTH_BYTES + OFFSET_BYTES) * wide;
                }
            }
            return large <= HUGE_METHOD_BYTES && (large <= INLINED_BYTES || compact > INLINED_BYTES);
        }

        void rewrite() {
            for (AbstractInsnNode at = code.getFirst(); at != null; at = at.getNext()) {
                if (at instanceof MethodInsnNode call && call.owner.equals(HELPER)) {
                    at = helperCall(call);
                }
            }
            GuestPeephole.improve(code);
            if (usesBytes) {
                refreshBytes();
                refreshBytesInHandlers();
            }
            if (usesBytes || usesGlobals || loops) {
                enter();
                extendFrames();
                // Locals: bytes, globals, rounds, address, and two for a value; four more stack entries at most.
                method.maxLocals += 6;
                method.maxStack += 4;
            }
        }

        /** Replaces one helper call if it is of a known form; answers the last instruction of what stands there now. */
        private AbstractInsnNode helperCall(MethodInsnNode call) {
            if (call.name.equals("checkInterruption") && call.getNext() instanceof JumpInsnNode back
                    && back.getOpcode() == Opcodes.GOTO) {
                return countRounds(call, back);
            }
            AbstractInsnNode subject = call.getPrevious();
            AbstractInsnNode constant = subject == null ? null : subject.getPrevious();
            Integer number = GuestPeephole.intConstant(constant);
            if (number == null) {
                return call;
            }
            if (isLoad(subject, memorySlot)
                    && (call.name.startsWith("memoryRead") || call.name.startsWith("memoryWrite"))) {
                usesBytes = true;
                return inPlace && number >= 0 ? inPlace(call, constant, number) : compact(call, subject);
            }
            if (isLoad(subject, instanceSlot) && rewriteGlobals && call.name.equals("readGlobal")) {
                return replace(call, constant, readGlobal(constant));
            }
            if (isLoad(subject, instanceSlot) && rewriteGlobals && call.name.equals("writeGlobal")) {
                usesGlobals = true;
                code.set(subject, new VarInsnNode(Opcodes.ALOAD, globalsSlot));
                call.desc = "(JI[J)V";
            }
            return call;
        }

        private AbstractInsnNode inPlace(MethodInsnNode call, AbstractInsnNode constant, int offset) {
            Access access = Access.of(call.name);
            return replace(call, constant,
                    call.name.startsWith("memoryRead") ? read(access, offset) : write(access, offset));
        }

        /** Leaves the call, but gives it the array. */
        private AbstractInsnNode compact(MethodInsnNode call, AbstractInsnNode subject) {
            code.set(subject, new VarInsnNode(Opcodes.ALOAD, bytesSlot));
            call.desc = call.desc.replace("L" + MEMORY + ";", "[B");
            return call;
        }

        /**
         * Looks for an interrupt in one of {@link #ROUNDS_A_CHECK} rounds of a loop, and jumps back at once in the
         * others. The flag is volatile, so that a look in every round would keep anything from being moved out of the
         * loop. The way without a look is the loop's inner one for the JIT compiler.
         */
        private AbstractInsnNode countRounds(MethodInsnNode check, JumpInsnNode back) {
            loops = true;
            InsnList list = new InsnList();
            list.add(new IincInsnNode(roundsSlot, -1));
            list.add(new VarInsnNode(Opcodes.ILOAD, roundsSlot));
            list.add(new JumpInsnNode(Opcodes.IFGT, back.label));
            list.add(GuestPeephole.pushInt(ROUNDS_A_CHECK));
            list.add(new VarInsnNode(Opcodes.ISTORE, roundsSlot));
            code.insertBefore(check, list);
            return back;
        }

        private static boolean isLoad(AbstractInsnNode node, int slot) {
            return node instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD && load.var == slot;
        }

        /** Exchanges the three instructions from {@code first} to {@code call} for others. */
        private AbstractInsnNode replace(MethodInsnNode call, AbstractInsnNode first, InsnList others) {
            AbstractInsnNode last = others.getLast();
            code.insert(call, others);
            code.remove(first.getNext());
            code.remove(first);
            code.remove(call);
            return last;
        }

        private InsnList read(Access access, int offset) {
            InsnList list = new InsnList();
            list.add(new VarInsnNode(Opcodes.ISTORE, addressSlot));
            reference(list, access, offset);
            if (access == Access.BYTE) {
                list.add(new InsnNode(Opcodes.BALOAD));
            } else {
                list.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, VAR_HANDLE, "get", "([BI)" + access.type));
            }
            return list;
        }

        private InsnList write(Access access, int offset) {
            InsnList list = new InsnList();
            list.add(new VarInsnNode(access.store, valueSlot));
            list.add(new VarInsnNode(Opcodes.ISTORE, addressSlot));
            reference(list, access, offset);
            list.add(new VarInsnNode(access.load, valueSlot));
            if (access == Access.BYTE) {
                list.add(new InsnNode(Opcodes.BASTORE));
            } else {
                list.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, VAR_HANDLE, "set",
                        "([BI" + access.type + ")V"));
            }
            return list;
        }

        /**
         * Pushes handle, array and index. With an offset the index is {@code base + offset | base >> 31}: negative,
         * and so out of bounds, for every base of 2 GiB and more, without a branch. The sum of two numbers below that
         * is right, or negative.
         */
        private void reference(InsnList list, Access access, int offset) {
            if (access != Access.BYTE) {
                list.add(new FieldInsnNode(Opcodes.GETSTATIC, HELPER, access.name(),
                        "L" + VAR_HANDLE + ";"));
            }
            list.add(new VarInsnNode(Opcodes.ALOAD, bytesSlot));
            list.add(new VarInsnNode(Opcodes.ILOAD, addressSlot));
            if (offset != 0) {
                list.add(GuestPeephole.pushInt(offset));
                list.add(new InsnNode(Opcodes.IADD));
                list.add(new VarInsnNode(Opcodes.ILOAD, addressSlot));
                list.add(GuestPeephole.pushInt(31));
                list.add(new InsnNode(Opcodes.ISHR));
                list.add(new InsnNode(Opcodes.IOR));
            }
        }

        private InsnList readGlobal(AbstractInsnNode index) {
            usesGlobals = true;
            InsnList list = new InsnList();
            list.add(new VarInsnNode(Opcodes.ALOAD, globalsSlot));
            list.add(index.clone(null));
            list.add(new InsnNode(Opcodes.LALOAD));
            return list;
        }

        /** Takes the array again after every call that can lead to {@code memory.grow}. */
        private void refreshBytes() {
            List<AbstractInsnNode> calls = new ArrayList<>();
            for (AbstractInsnNode at = code.getFirst(); at != null; at = at.getNext()) {
                if (at instanceof MethodInsnNode call && call.getOpcode() == Opcodes.INVOKESTATIC
                        && (call.name.startsWith("func_") || call.name.startsWith("call_")
                                || call.name.equals("memoryGrow") || call.name.equals("callIndirect"))) {
                    calls.add(call);
                }
            }
            calls.forEach(call -> code.insert(call, takeBytes()));
        }

        /** And where an exception is caught, which may come out of such a call. */
        private void refreshBytesInHandlers() {
            Set<LabelNode> handlers = new HashSet<>();
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                handlers.add(block.handler);
            }
            for (LabelNode handler : handlers) {
                AbstractInsnNode first = handler;
                while (first.getNext().getOpcode() < 0) {
                    first = first.getNext();
                }
                code.insert(first, takeBytes());
            }
        }

        private InsnList takeBytes() {
            InsnList list = new InsnList();
            list.add(new VarInsnNode(Opcodes.ALOAD, memorySlot));
            list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, HELPER, "bytes", "(L" + MEMORY + ";)[B"));
            list.add(new VarInsnNode(Opcodes.ASTORE, bytesSlot));
            return list;
        }

        private void enter() {
            InsnList list = takeBytes();
            list.add(new VarInsnNode(Opcodes.ALOAD, memorySlot));
            list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, HELPER, "globals", "(L" + MEMORY + ";)[J"));
            list.add(new VarInsnNode(Opcodes.ASTORE, globalsSlot));
            list.add(GuestPeephole.pushInt(ROUNDS_A_CHECK));
            list.add(new VarInsnNode(Opcodes.ISTORE, roundsSlot));
            code.insert(list);
        }

        private void extendFrames() {
            for (ListIterator<AbstractInsnNode> it = code.iterator(); it.hasNext();) {
                if (it.next() instanceof FrameNode frame) {
                    List<Object> locals = new ArrayList<>(frame.local);
                    int slots = 0;
                    for (Object local : locals) {
                        slots += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
                    }
                    for (; slots < bytesSlot; slots++) {
                        locals.add(Opcodes.TOP);
                    }
                    locals.add("[B");
                    locals.add("[J");
                    locals.add(Opcodes.INTEGER);
                    frame.local = locals;
                }
            }
        }
    }

    /** The widths of access: the handle's field in {@link GuestShaded}, its type, and how its value is kept aside. */
    private enum Access {
        BYTE("B", Opcodes.ISTORE, Opcodes.ILOAD),
        SHORT("S", Opcodes.ISTORE, Opcodes.ILOAD),
        INT("I", Opcodes.ISTORE, Opcodes.ILOAD),
        LONG("J", Opcodes.LSTORE, Opcodes.LLOAD),
        FLOAT("F", Opcodes.FSTORE, Opcodes.FLOAD),
        DOUBLE("D", Opcodes.DSTORE, Opcodes.DLOAD);

        private final String type;
        private final int store;
        private final int load;

        Access(String type, int store, int load) {
            this.type = type;
            this.store = store;
            this.load = load;
        }

        static Access of(String helperName) {
            return valueOf(helperName.substring(helperName.startsWith("memoryRead") ? 10 : 11).toUpperCase(
                    Locale.ROOT));
        }
    }
}
