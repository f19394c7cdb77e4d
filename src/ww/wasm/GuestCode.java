package ww.wasm;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.function.Function;

/**
 * A compiled module, shared by all its runs on all threads. The JIT compiler's work hangs on the classes behind
 * {@code machines}: as long as this object is kept, later runs start warm.
 *
 * @param module the parsed module, without the bodies of compiled functions
 * @param machines makes the code of one instance
 * @param classes the class files
 * @param interpretedFunctions how many functions are too large for a Java method and run in the interpreter
 */
record GuestCode(
        WasmModule module, Function<Instance, Machine> machines, GuestClasses classes, int interpretedFunctions) {
}
