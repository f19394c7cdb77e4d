package ww.wasm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Thins out the looks for an interrupt that the library's compiler puts before every backward jump of a function: one
 * in many rounds is left.
 *
 * <p>The flag is volatile, so that a look in every round would keep anything from being moved out of the loop. What
 * stands there instead is made for HotSpot, which optimizes a loop best if it counts from a constant to a constant by
 * one, and has one backward jump. So an innermost loop becomes two, the inner of which is of that form, and looks at
 * nothing:
 *
 * <pre>
 *   again:  rounds = ROUNDS_A_CHECK
 *   loop:   ...                          a jump back from here goes to latch
 *   latch:  if (--rounds > 0) goto loop
 *           look for an interrupt
 *           goto again
 * </pre>
 *
 * <p>A loop with loops in it must not begin to count again whenever it is entered: the one around it would go on for
 * long without a look. Such loops count down one number for the whole function, which is set again after a look.
 */
final class LoopChecks {
    /** Rounds of an innermost loop between two looks: a round takes less than a microsecond in machine code. */
    private static final int ROUNDS_A_CHECK = 256;

    /**
     * Rounds of loops with loops in them between two looks. A round is longer, a look costs it less; and while such a
     * function is still interpreted, a hundred times as slow, 256 rounds would be milliseconds.
     */
    private static final int OUTER_ROUNDS_A_CHECK = 16;

    private final InsnList code;
    private final int outerRoundsSlot;
    private final int innerRoundsSlot;
    private final Map<LabelNode, List<JumpInsnNode>> loops = new LinkedHashMap<>();

    /** Finds the loops of a function; {@code check} is the name of the method that looks for an interrupt. */
    LoopChecks(InsnList code, String check, int outerRoundsSlot, int innerRoundsSlot) {
        this.code = code;
        this.outerRoundsSlot = outerRoundsSlot;
        this.innerRoundsSlot = innerRoundsSlot;
        for (AbstractInsnNode at = code.getFirst(); at != null; at = at.getNext()) {
            if (at instanceof MethodInsnNode call && call.name.equals(check)
                    && at.getNext() instanceof JumpInsnNode back && back.getOpcode() == Opcodes.GOTO) {
                loops.computeIfAbsent(back.label, _ -> new ArrayList<>()).add(back);
            }
        }
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return loops.isEmpty();
    }

    void rewrite() {
        // Which are innermost is read from the code as it is: before anything is changed.
        List<LabelNode> innermost = loops.keySet().stream().filter(this::isInnermost).toList();
        loops.forEach((header, jumps) -> rewrite(header, jumps, innermost.contains(header)));
    }

    /** Whether no other loop begins between this one's beginning and its last jump back. */
    private boolean isInnermost(LabelNode header) {
        int first = code.indexOf(header);
        int last = code.indexOf(loops.get(header).getLast());
        return loops.keySet().stream().noneMatch(other -> other != header && code.indexOf(other) >= first
                && code.indexOf(other) <= last);
    }

    private void rewrite(LabelNode header, List<JumpInsnNode> jumps, boolean innermost) {
        FrameNode frame = frameAt(header);
        JumpInsnNode last = jumps.getLast();
        LabelNode latch = new LabelNode();
        AbstractInsnNode check = last.getPrevious();
        // A frame may be right before, and two cannot be at one place.
        code.insertBefore(check, new InsnNode(Opcodes.NOP));
        code.insertBefore(check, latch);
        code.insertBefore(check, copy(frame));
        int slot = innermost ? innerRoundsSlot : outerRoundsSlot;
        code.insertBefore(check, new IincInsnNode(slot, -1));
        code.insertBefore(check, new VarInsnNode(Opcodes.ILOAD, slot));
        code.insertBefore(check, new JumpInsnNode(Opcodes.IFGT, header));
        if (innermost) {
            LabelNode again = new LabelNode();
            code.insertBefore(header, again);
            code.insertBefore(header, copy(frame));
            code.insertBefore(header, set(slot, ROUNDS_A_CHECK));
            last.label = again;
        } else {
            code.insertBefore(check, set(slot, OUTER_ROUNDS_A_CHECK));
        }
        for (JumpInsnNode jump : jumps.subList(0, jumps.size() - 1)) {
            code.remove(jump.getPrevious());
            jump.label = latch;
        }
    }

    /** Gives both numbers of rounds a value, before anything of a function. */
    static InsnList begin(int outerRoundsSlot, int innerRoundsSlot) {
        InsnList list = set(outerRoundsSlot, OUTER_ROUNDS_A_CHECK);
        list.add(set(innerRoundsSlot, ROUNDS_A_CHECK));
        return list;
    }

    private static InsnList set(int slot, int rounds) {
        InsnList list = new InsnList();
        list.add(GuestPeephole.pushInt(rounds));
        list.add(new VarInsnNode(Opcodes.ISTORE, slot));
        return list;
    }

    /** The frame of a label, which whatever jumps to it fits. */
    private static FrameNode frameAt(LabelNode label) {
        AbstractInsnNode at = label;
        while (!(at instanceof FrameNode frame)) {
            at = at.getNext();
        }
        return frame;
    }

    private static FrameNode copy(FrameNode frame) {
        return new FrameNode(Opcodes.F_NEW, frame.local.size(), frame.local.toArray(), frame.stack.size(),
                frame.stack.toArray());
    }
}
