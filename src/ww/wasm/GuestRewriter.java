package ww.wasm;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes compiled functions faster, class file to class file: the library's compiler calls a helper for every memory
 * access, global, comparison and check for interruption; this puts most of them in place, or away.
 *
 * <p><b>Why it matters.</b> HotSpot stops inlining into a method once it has inlined 8,000 bytes of code, and an access
 * through helper and {@code VarHandle} is 340 of them. So the accesses of a large function, the 24th and on, stayed
 * calls, and so did everything else in it. The chain below a {@code VarHandle} call itself is exempt from that bound.
 * Besides, every helper in place is a call less while the function still runs in the JVM's own interpreter.
 *
 * <p>The work on one function is {@link FunctionRewriter}'s; this class goes over the classes of a module.
 */
final class GuestRewriter {
    /**
     * The JVM that the classes are made for: what it does with large methods, which two of its options change, and how
     * addresses can be checked.
     *
     * @param methodBytes up to which size methods are compiled at all
     * @param inlinedAccesses how many calls of a memory access it inlines into one method
     * @param lateAccesses how many more of them it inlines late, through {@link GuestLinker}; none where inlining is
     *     clipped, which it is there too
     * @param addressCheck how an access checks its address
     */
    record Target(int methodBytes, int inlinedAccesses, int lateAccesses, AddressCheck addressCheck) {
        /** By default nothing above 8,000 bytes (HugeMethodLimit); else room is left to the format's own 65,535. */
        private static final int METHOD_BYTES = 8_000;
        private static final int METHOD_BYTES_HUGE = 48_000;

        /**
         * From 340 bytes an access and 8,000 in all (DesiredMethodLimit); without that bound from some 300 nodes an
         * access and 18,000 in all (NodeCountInliningCutoff), of which other calls in the method must have their part:
         * with 48, one and the same function took up to half as long again, with 8 to 32 it made no difference.
         */
        private static final int INLINED_ACCESSES = 20;
        private static final int INLINED_ACCESSES_UNCLIPPED = 24;

        /**
         * From what HotSpot's first compiler takes, which gives up a method of 10,000 virtual registers, and leaves it
         * to the interpreter for seconds: an access that is inlined late costs it some thirty.
         */
        private static final int LATE_ACCESSES = 240;

        /** As this JVM was started. */
        static Target ofThisJvm() {
            List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
            int methodBytes = options.contains("-XX:-DontCompileHugeMethods") ? METHOD_BYTES_HUGE : METHOD_BYTES;
            AddressCheck check = AddressCheck.ofThisJvm();
            return options.contains("-XX:-ClipInlining")
                    ? new Target(methodBytes, INLINED_ACCESSES_UNCLIPPED, LATE_ACCESSES, check)
                    : new Target(methodBytes, INLINED_ACCESSES, 0, check);
        }
    }

    private final boolean rewriteGlobals;
    private final Target target;

    /**
     * Rewrites the classes of one module.
     *
     * @param rewriteGlobals false when a function of the module is interpreted: the interpreter knows globals only as
     *     the library keeps them
     */
    GuestRewriter(boolean rewriteGlobals, Target target) {
        this.rewriteGlobals = rewriteGlobals;
        this.target = target;
    }

    /** The class of functions made faster. */
    byte[] rewrite(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        AccessMethods accessMethods = new AccessMethods(reader.getClassName(), target.addressCheck());
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] exceptions) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                return name.startsWith("func_") ? method(access, name, descriptor, accessMethods, next) : next;
            }

            @Override
            public void visitEnd() {
                accessMethods.addTo(cv);
                super.visitEnd();
            }
        }, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private MethodVisitor method(int access, String name, String descriptor, AccessMethods accessMethods,
            MethodVisitor next) {
        return new MethodNode(Opcodes.ASM9, access, name, descriptor, null, null) {
            @Override
            public void visitEnd() {
                new FunctionRewriter(this, accessMethods, rewriteGlobals, target).rewrite();
                accept(next);
            }
        };
    }
}
