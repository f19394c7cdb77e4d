package ww.wasm;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One import of a module joined to the function that is given for it: found once for a module, bound to a guest for
 * each run. Only functions of WASI preview 1 are given.
 */
record ImportBinding(String name, FunctionType type, WasiFunction function) {
    private static final long[] NOTHING = new long[0];

    /** Stands in for the memory of a module that has none: every address is out of bounds. */
    private static final FlatMemory NO_MEMORY = new FlatMemory(0, 0, new SpareMemory(0));

    /** Joins all imports, each name once however often the module imports it. */
    static List<ImportBinding> of(ModuleShape shape) throws ModuleRefusedException {
        List<ImportBinding> bindings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ModuleShape.Import wanted : shape.imports()) {
            WasiFunction function = function(wanted);
            if (seen.add(wanted.name())) {
                FunctionType type = FunctionType.of(types(function.signature().parameters()),
                        types(function.signature().results()));
                bindings.add(new ImportBinding(wanted.name(), type, function));
            }
        }
        return List.copyOf(bindings);
    }

    private static WasiFunction function(ModuleShape.Import wanted) throws ModuleRefusedException {
        WasiFunction function = wanted.module().equals(WasiFunction.MODULE) ? WasiFunction.named(wanted.name()) : null;
        if (!wanted.kind().equals("function") || function == null) {
            throw ModuleRefusedException.missingImport(wanted, "no such " + wanted.kind() + " is given to guests");
        }
        if (!wanted.signature().equals(function.signature())) {
            throw ModuleRefusedException.missingImport(wanted, "the module wants " + wanted.signature() + ", it is "
                    + function.signature());
        }
        return function;
    }

    private static List<ValType> types(List<ValueType> types) {
        return types.stream().map(type -> type == ValueType.I32 ? ValType.I32 : ValType.I64).toList();
    }

    /** The imports of one instance, which all act on this guest. */
    static ImportValues bind(List<ImportBinding> bindings, WasiGuest guest) {
        ImportFunction[] functions = new ImportFunction[bindings.size()];
        for (int i = 0; i < functions.length; i++) {
            ImportBinding binding = bindings.get(i);
            functions[i] = new HostFunction(WasiFunction.MODULE, binding.name, binding.type,
                    (instance, arguments) -> binding.call(guest, instance, arguments));
        }
        return ImportValues.builder().addFunction(functions).build();
    }

    private long[] call(WasiGuest guest, Instance instance, long[] arguments) {
        Interruption.check();
        FlatMemory memory = (FlatMemory) instance.memory();
        int errno;
        try {
            errno = function.body().call(guest, memory == null ? NO_MEMORY : memory, arguments);
        } catch (IndexOutOfBoundsException e) {
            errno = Errno.FAULT;
        }
        return type.returns().isEmpty() ? NOTHING : new long[] {errno};
    }
}
