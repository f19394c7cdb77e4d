package ww.wasm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites one compiled function; {@link GuestRewriter} says why.
 *
 * <p>The arrays of the memory and of the globals are held in local variables, taken when the function is entered, and
 * the memory's again after every call and {@code memory.grow}, which alone can exchange it. Loads and stores become
 * calls of {@link AccessMethods}, in large functions some through {@link GuestLinker}, or {@link InPlaceAccesses}. The
 * check for interruption before every call moves to the entry of functions that call, and the one at every backward
 * jump is made once in many rounds. {@link GuestPeephole} does the rest. Stack map frames are extended by the new
 * locals and otherwise left as they are.
 */
final class FunctionRewriter {
    private static final String HELPER = "ww/wasm/GuestShaded";
    private static final String FLAT_MEMORY = "ww/wasm/FlatMemory";
    private static final String THREAD = "java/lang/Thread";
    private static final String CHECK = "checkInterruption";

    /** What an access in place takes more than a call, at most; twice that where locals take the long form. */
    private static final int GROWTH_BYTES = 20;

    /**
     * A function of more accesses than this has none that are inlined late: HotSpot's first compiler would give it up
     * for them, and its first runs would take ten times as long.
     */
    private static final int LATE_ACCESSES_OF = 500;

    /** A function that neither calls nor loops and is no larger than this is over too soon to look for an interrupt. */
    private static final int UNCHECKED_BYTES = 400;

    private final MethodNode method;
    private final InsnList code;
    private final AccessMethods accessMethods;
    private final InPlaceAccesses inPlaceAccesses;
    private final boolean rewriteGlobals;
    private final int memorySlot;
    private final int instanceSlot;
    private final int bytesSlot;
    private final int globalsSlot;
    private final int roundsSlot;
    private final int innerRoundsSlot;
    private final int valueSlot;
    private final GuestRewriter.Target target;
    private final int compactBytes;
    private final int wideAccesses;
    private final boolean bytesInPlace;
    private final boolean inPlace;
    private int rewrittenAccesses;
    private boolean usesBytes;
    private boolean calls;
    private boolean loops;

    FunctionRewriter(MethodNode method, AccessMethods accessMethods, boolean rewriteGlobals,
            GuestRewriter.Target target) {
        this.method = method;
        this.code = method.instructions;
        this.accessMethods = accessMethods;
        this.rewriteGlobals = rewriteGlobals;
        int parameterSlots = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        // Static, so no receiver; the last two parameters are the memory and the instance.
        memorySlot = parameterSlots - 3;
        instanceSlot = parameterSlots - 2;
        bytesSlot = method.maxLocals;
        globalsSlot = bytesSlot + 1;
        roundsSlot = bytesSlot + 2;
        innerRoundsSlot = bytesSlot + 3;
        int addressSlot = bytesSlot + 4;
        valueSlot = bytesSlot + 5;
        inPlaceAccesses = new InPlaceAccesses(accessMethods, bytesSlot, addressSlot, valueSlot);
        this.target = target;
        compactBytes = sizeInBytes();
        wideAccesses = countAccesses(true);
        int growthBytes = GROWTH_BYTES * (bytesSlot > 250 ? 2 : 1);
        int byteAccesses = countAccesses(false);
        bytesInPlace = compactBytes + byteAccesses * growthBytes <= target.methodBytes();
        inPlace = inPlacePays(bytesInPlace ? byteAccesses * growthBytes : 0, growthBytes);
    }

    /**
     * Whether wide accesses go in place, or stay calls of a helper that is given the array. In place they take more
     * code, and HotSpot has bounds on the code of a method that it inlines or compiles. In its first compiled form,
     * too, a call of the helper is faster: that compiler does not see through a {@code VarHandle}, and the helper is
     * compiled long since. So calls are best, up to as many as are still inlined in the end; and where more can be
     * inlined late, those too. Accesses of a byte, which are instructions of the JVM's own, go in place where there is
     * room for them.
     */
    private boolean inPlacePays(int otherGrowthBytes, int growthBytes) {
        return target.lateAccesses() == 0 && wideAccesses > target.inlinedAccesses()
                && compactBytes + otherGrowthBytes + wideAccesses * growthBytes <= target.methodBytes();
    }

    private int sizeInBytes() {
        CodeSizeEvaluator evaluator = new CodeSizeEvaluator(null);
        method.accept(evaluator);
        return evaluator.getMaxSize();
    }

    private int countAccesses(boolean wide) {
        int accesses = 0;
        for (AbstractInsnNode at = code.getFirst(); at != null; at = at.getNext()) {
            if (at instanceof MethodInsnNode call && isAccess(call) && isWide(call) == wide
                    && GuestPeephole.intConstant(call.getPrevious().getPrevious()) != null) {
                accesses++;
            }
        }
        return accesses;
    }

    void rewrite() {
        LoopChecks loopChecks = new LoopChecks(code, CHECK, roundsSlot, innerRoundsSlot);
        loops = !loopChecks.isEmpty();
        loopChecks.rewrite();
        for (AbstractInsnNode at = code.getFirst(); at != null; at = at.getNext()) {
            if (at instanceof MethodInsnNode call) {
                calls |= leadsToGuestCode(call);
                at = call.owner.equals(HELPER) ? helperCall(call) : call;
            }
        }
        GuestPeephole.improve(code);
        if (usesBytes) {
            refreshBytes();
            refreshBytesInHandlers();
        }
        extendFrames();
        enter();
        // Locals: bytes, globals, two of rounds, address, and two for a value; six more stack entries at most, which
        // are handle, array, base, offset, array and distance.
        method.maxLocals += 7;
        method.maxStack += 6;
    }

    /** Calls of other functions of the guest, and {@code memory.grow}. */
    private static boolean leadsToGuestCode(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKESTATIC
                && (call.name.startsWith("func_") || call.name.startsWith("call_")
                        || call.name.equals("memoryGrow") || call.name.equals("callIndirect"));
    }

    /** Replaces one helper call if it is of a known form; answers the last instruction of what stands there now. */
    private AbstractInsnNode helperCall(MethodInsnNode call) {
        if (call.name.equals(CHECK)) {
            return check(call);
        }
        AbstractInsnNode subject = call.getPrevious();
        AbstractInsnNode constant = subject == null ? null : subject.getPrevious();
        Integer number = GuestPeephole.intConstant(constant);
        if (number == null) {
            return call;
        }
        if (isLoad(subject, memorySlot) && isAccess(call)) {
            usesBytes = true;
            return number < 0 ? call : access(call, constant, number);
        }
        if (isLoad(subject, instanceSlot) && rewriteGlobals && call.name.equals("readGlobal")) {
            return replace(call, constant, readGlobal(constant));
        }
        if (isLoad(subject, instanceSlot) && rewriteGlobals && call.name.equals("writeGlobal")) {
            return replace(call, constant, writeGlobal(constant));
        }
        return call;
    }

    private AbstractInsnNode access(MethodInsnNode call, AbstractInsnNode constant, int offset) {
        if (!isWide(call)) {
            return bytesInPlace ? inPlace(call, constant, offset) : compact(call, constant, offset);
        }
        if (inPlace) {
            return inPlace(call, constant, offset);
        }
        int beyond = ++rewrittenAccesses - target.inlinedAccesses();
        return beyond > 0 && beyond <= target.lateAccesses() && wideAccesses <= LATE_ACCESSES_OF
                ? late(call, constant, offset) : compact(call, constant, offset);
    }

    private static boolean isAccess(MethodInsnNode call) {
        return call.name.startsWith("memoryRead") || call.name.startsWith("memoryWrite");
    }

    /** Whether an access goes through a {@code VarHandle}; one of a byte is no more than the array's instruction. */
    private static boolean isWide(MethodInsnNode call) {
        return MemoryAccess.of(call.name) != MemoryAccess.BYTE;
    }

    private static boolean isLoad(AbstractInsnNode node, int slot) {
        return node instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD && load.var == slot;
    }

    /** Before a call the check goes, since the called function makes it; backward jumps are {@link LoopChecks}'s. */
    private AbstractInsnNode check(MethodInsnNode check) {
        AbstractInsnNode next = check.getNext();
        if (next instanceof VarInsnNode) {
            // The arguments' last two, memory and instance, come between the check and the call.
            AbstractInsnNode previous = check.getPrevious();
            code.remove(check);
            return previous == null ? next : previous;
        }
        return check;
    }

    private AbstractInsnNode inPlace(MethodInsnNode call, AbstractInsnNode constant, int offset) {
        return replace(call, constant, inPlaceAccesses.of(call.name, offset));
    }

    /** Leaves a call, of a method of the class's own, without an offset where that is 0. */
    private AbstractInsnNode compact(MethodInsnNode call, AbstractInsnNode constant, int offset) {
        code.set(call.getPrevious(), new VarInsnNode(Opcodes.ALOAD, bytesSlot));
        accessMethods.redirect(call, offset != 0);
        if (offset == 0) {
            code.remove(constant);
        }
        return call;
    }

    /** The same call, but through a call site of its own. */
    private AbstractInsnNode late(MethodInsnNode call, AbstractInsnNode constant, int offset) {
        compact(call, constant, offset);
        AbstractInsnNode site = new InvokeDynamicInsnNode(call.name, call.desc, GuestLinker.BOOTSTRAP);
        code.set(call, site);
        return site;
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

    private InsnList readGlobal(AbstractInsnNode index) {
        InsnList list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ALOAD, globalsSlot));
        list.add(index.clone(null));
        list.add(new InsnNode(Opcodes.LALOAD));
        return list;
    }

    private InsnList writeGlobal(AbstractInsnNode index) {
        InsnList list = new InsnList();
        list.add(new VarInsnNode(Opcodes.LSTORE, valueSlot));
        list.add(new VarInsnNode(Opcodes.ALOAD, globalsSlot));
        list.add(index.clone(null));
        list.add(new VarInsnNode(Opcodes.LLOAD, valueSlot));
        list.add(new InsnNode(Opcodes.LASTORE));
        return list;
    }

    /** Takes the array again after every call that can lead to {@code memory.grow}. */
    private void refreshBytes() {
        List<AbstractInsnNode> after = new ArrayList<>();
        for (AbstractInsnNode at = code.getFirst(); at != null; at = at.getNext()) {
            if (at instanceof MethodInsnNode call && leadsToGuestCode(call)) {
                after.add(call);
            }
        }
        after.forEach(call -> code.insert(call, take("bytes", "[B", bytesSlot)));
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
            code.insert(first, take("bytes", "[B", bytesSlot));
        }
    }

    /** Takes an array out of the memory into a local. Bare instructions: a call here would not always be inlined. */
    private InsnList take(String field, String type, int slot) {
        InsnList list = new InsnList();
        list.add(new VarInsnNode(Opcodes.ALOAD, memorySlot));
        list.add(new TypeInsnNode(Opcodes.CHECKCAST, FLAT_MEMORY));
        list.add(new FieldInsnNode(Opcodes.GETFIELD, FLAT_MEMORY, field, type));
        list.add(new VarInsnNode(Opcodes.ASTORE, slot));
        return list;
    }

    /** The beginning: fills the new locals, and looks for an interrupt unless the function is soon over. */
    private void enter() {
        InsnList list = take("bytes", "[B", bytesSlot);
        list.add(take("globals", "[J", globalsSlot));
        list.add(LoopChecks.begin(roundsSlot, innerRoundsSlot));
        if (calls || loops || compactBytes > UNCHECKED_BYTES) {
            LabelNode begin = new LabelNode();
            list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, THREAD, "currentThread", "()L" + THREAD + ";"));
            list.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, THREAD, "isInterrupted", "()Z"));
            list.add(new JumpInsnNode(Opcodes.IFEQ, begin));
            list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, HELPER, CHECK, "()V"));
            list.add(begin);
            List<Object> locals = extended(parameters());
            list.add(new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]));
            // A frame of the function's own may follow, and two cannot be at one place.
            list.add(new InsnNode(Opcodes.NOP));
        }
        code.insert(list);
    }

    private List<Object> parameters() {
        List<Object> types = new ArrayList<>();
        for (Type type : Type.getArgumentTypes(method.desc)) {
            types.add(switch (type.getSort()) {
                case Type.INT -> Opcodes.INTEGER;
                case Type.LONG -> Opcodes.LONG;
                case Type.FLOAT -> Opcodes.FLOAT;
                case Type.DOUBLE -> Opcodes.DOUBLE;
                default -> type.getInternalName();
            });
        }
        return types;
    }

    private void extendFrames() {
        for (ListIterator<AbstractInsnNode> it = code.iterator(); it.hasNext();) {
            if (it.next() instanceof FrameNode frame) {
                frame.local = extended(frame.local);
            }
        }
    }

    /** A frame's locals with the new ones in their places. */
    private List<Object> extended(List<Object> locals) {
        List<Object> all = new ArrayList<>(locals);
        int slots = 0;
        for (Object local : locals) {
            slots += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
        }
        for (; slots < bytesSlot; slots++) {
            all.add(Opcodes.TOP);
        }
        all.addAll(List.of("[B", "[J", Opcodes.INTEGER, Opcodes.INTEGER));
        return all;
    }
}
