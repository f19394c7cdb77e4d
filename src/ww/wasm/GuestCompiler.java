package ww.wasm;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.FunctionBody;
import java.util.List;

/**
 * Turns an admitted module into classes: parse, validate, compile, load. All on the calling thread, which a run's
 * watchdog may interrupt; an interrupt is noticed between groups of functions.
 */
final class GuestCompiler {
    /** Functions in one class: few enough that an interrupt is noticed soon, many enough that classes stay few. */
    private static final int FUNCTIONS_PER_CLASS = 256;

    private GuestCompiler() {
    }

    /**
     * Compiles.
     *
     * @throws ModuleRefusedException if the module is invalid, or the compiler cannot do it
     * @throws ChicoryInterruptedException when interrupted
     */
    static GuestCode compile(ModuleShape shape) throws ModuleRefusedException {
        WasmModule module = parse(shape.stripped());
        GuestClasses classes = new GuestClasses();
        CompilerResult result;
        try {
            Interruption.check();
            result = Compiler.builder(module)
                    .withClassName(GuestClasses.MAIN)
                    .withMaxFunctionsPerClass(FUNCTIONS_PER_CLASS)
                    .withInterpreterFallback(InterpreterFallback.SILENT)
                    .withClassCollectorFactory(GuestClasses::new)
                    .build()
                    .compile();
            classes.putAll(result.collector());
            if (module.memorySection().isPresent()) {
                classes.rewriteFunctions(result.interpretedFunctions().isEmpty());
            }
        } catch (ChicoryInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ModuleRefusedException.invalid("the module cannot be compiled: " + describe(e));
        }
        int interpreted = result.interpretedFunctions().size();
        return new GuestCode(interpreted == 0 ? withoutBodies(module) : module, classes.load(), classes.bytes(),
                interpreted);
    }

    /**
     * Parses and validates. Beside its own exceptions the parser raises whatever hostile bytes lead it to (sizes,
     * indices, casts), which all mean the same here.
     */
    private static WasmModule parse(byte[] bytes) throws ModuleRefusedException {
        try {
            return Parser.parse(bytes);
        } catch (RuntimeException e) {
            throw ModuleRefusedException.invalid("invalid module: " + describe(e));
        }
    }

    private static String describe(RuntimeException e) {
        String message = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        // A message may quote the module's own names, which may be long.
        String shortened = message.length() <= 200 ? message : message.substring(0, 200) + "...";
        return shortened.isEmpty() ? e.getClass().getSimpleName() : shortened;
    }

    /** The module with empty functions: parsed instructions take some hundred times the bytes of the module. */
    private static WasmModule withoutBodies(WasmModule module) {
        CodeSection.Builder code = CodeSection.builder().setRequiresDataCount(module.codeSection().isRequiresDataCount());
        FunctionBody empty = new FunctionBody(List.of(), List.of());
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            code.addFunctionBody(empty);
        }
        WasmModule.Builder builder = WasmModule.builder()
                .withValidation(false)
                .setTypeSection(module.typeSection())
                .setImportSection(module.importSection())
                .setFunctionSection(module.functionSection())
                .setTableSection(module.tableSection())
                .setGlobalSection(module.globalSection())
                .setExportSection(module.exportSection())
                .setElementSection(module.elementSection())
                .setDataSection(module.dataSection())
                .setCodeSection(code.build());
        module.memorySection().ifPresent(builder::setMemorySection);
        module.startSection().ifPresent(builder::setStartSection);
        module.dataCountSection().ifPresent(builder::setDataCountSection);
        module.tagSection().ifPresent(builder::setTagSection);
        return builder.build();
    }
}
