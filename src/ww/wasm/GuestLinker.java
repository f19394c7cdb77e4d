package ww.wasm;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Links the memory accesses of large functions that are calls through call sites of their own ({@code invokedynamic})
 * to the class's own methods, which {@link AccessMethods} makes. Each call site once, when it is first reached.
 *
 * <p><b>Why not plain calls?</b> HotSpot does not inline plain calls any more once it has made 18,000 nodes of a
 * method, which about sixty memory accesses do; the others stay calls for good. What is called by the code that it
 * makes for such a call site is exempt: it puts the inlining off until the rest of the method has been made smaller.
 * Functions of several hundred accesses run up to twice as fast.
 *
 * <p>Linking runs on the guest's stack, which may be nearly used up. That is the guest's own loss, as in any call; but
 * a class of the JDK whose initialization fails then stays failed for the whole process. So {@link WarmUp} links one
 * site of every shape first.
 *
 * <p>Public because generated code, which lives in a loader of its own, names it. Nobody else has a use for it.
 */
public final class GuestLinker {
    /** The bootstrap method below. */
    static final Handle BOOTSTRAP = new Handle(Opcodes.H_INVOKESTATIC, Type.getInternalName(GuestLinker.class), "link",
            Type.getMethodDescriptor(Type.getType(CallSite.class), Type.getType(MethodHandles.Lookup.class),
                    Type.getType(String.class), Type.getType(MethodType.class)), false);

    private GuestLinker() {
    }

    /**
     * Links a call site to the caller's own static method of that name and type.
     *
     * @throws ReflectiveOperationException if there is none, which is a fault of the rewriter's
     */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type)
            throws ReflectiveOperationException {
        return new ConstantCallSite(caller.findStatic(caller.lookupClass(), name, type));
    }
}
