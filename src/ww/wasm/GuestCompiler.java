package ww.wasm;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.FunctionBody;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.objectweb.asm.MethodTooLargeException;

/**
 * Turns an admitted module into classes: parse, validate, compile, load. All on the calling thread, which a run's
 * watchdog may interrupt; an interrupt is noticed between groups of functions.
 */
final class GuestCompiler {
    /** Functions in one class at most; the library's own bounds are far above. */
    private static final int FUNCTIONS_PER_CLASS = 256;

    /** Instructions in one class on average: some tenths of a second, after which an interrupt is noticed. */
    private static final long INSTRUCTIONS_PER_CLASS = 50_000;

    /** A method of more code than this the JVM does not take; a function's own size is a good guess at its method's. */
    private static final int METHOD_BYTES_MAX = 65_535;

    /** How many more functions may turn out too large: each costs a compile from the start. */
    private static final int LARGE_SURPRISES_MAX = 16;

    private final AdmissionLimits admission;
    private final Optional<ClassCache> classCache;
    private final LongAdder compiles = new LongAdder();
    private final LongAdder compileNanos = new LongAdder();
    private final LongAdder interpretedFunctions = new LongAdder();
    private final LongAdder classCacheHits = new LongAdder();

    /** Admits within these limits; keeps and finds classes in the cache, if there is one. */
    GuestCompiler(AdmissionLimits admission, Optional<ClassCache> classCache) {
        this.admission = admission;
        this.classCache = classCache;
    }

    long compiles() {
        return compiles.sum();
    }

    long compileNanos() {
        return compileNanos.sum();
    }

    long interpretedFunctions() {
        return interpretedFunctions.sum();
    }

    long classCacheHits() {
        return classCacheHits.sum();
    }

    /**
     * Does everything that a module needs once.
     *
     * @throws ModuleRefusedException if the module cannot be run here
     * @throws ChicoryInterruptedException when interrupted
     */
    Prepared prepare(ModuleHash hash, byte[] module) throws ModuleRefusedException {
        long begun = System.nanoTime();
        ModuleShape shape = ModuleScan.scan(module, admission);
        List<ImportBinding> imports = ImportBinding.of(shape);
        GuestCode code = known(hash, shape);
        if (code == null) {
            code = compile(shape);
            compiles.increment();
            compileNanos.add(System.nanoTime() - begun);
            interpretedFunctions.add(code.interpretedFunctions());
            keep(hash, code);
        }
        return new Prepared(hash, module.length, shape, code, imports, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** The code from the class cache, or null. The module has been validated before its classes were kept. */
    private GuestCode known(ModuleHash hash, ModuleShape shape) throws ModuleRefusedException {
        Optional<Map<String, byte[]>> files = classCache.flatMap(cache -> cache.find(hash));
        if (files.isEmpty()) {
            return null;
        }
        GuestClasses classes = new GuestClasses(files.get());
        classCacheHits.increment();
        return new GuestCode(withoutBodies(parse(shape.stripped())), classes.load(), classes, 0);
    }

    /** Code that needs the interpreter needs the parsed functions too, and is not kept. */
    private void keep(ModuleHash hash, GuestCode code) {
        if (code.interpretedFunctions() == 0) {
            classCache.ifPresent(cache -> cache.put(hash, code.classes().classBytes()));
        }
    }

    /** Parses, validates, compiles and loads. */
    static GuestCode compile(ModuleShape shape) throws ModuleRefusedException {
        return compile(shape, GuestRewriter.Target.ofThisJvm());
    }

    /** The same for any such JVM, which need not be this one. */
    static GuestCode compile(ModuleShape shape, GuestRewriter.Target target) throws ModuleRefusedException {
        WasmModule module = parse(shape.stripped());
        try {
            Set<Integer> interpreted = new HashSet<>(shape.functionsLargerThan(METHOD_BYTES_MAX));
            GuestClasses classes = compile(module, shape, interpreted);
            if (module.memorySection().isPresent()) {
                classes.rewriteFunctions(interpreted.isEmpty(), target);
            }
            return new GuestCode(interpreted.isEmpty() ? withoutBodies(module) : module, classes.load(),
                    classes, interpreted.size());
        } catch (ChicoryInterruptedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ModuleRefusedException.invalid("the module cannot be compiled: " + describe(e));
        }
    }

    /** Compiles; functions that turn out too large for a Java method are added to those to be interpreted. */
    private static GuestClasses compile(WasmModule module, ModuleShape shape, Set<Integer> interpreted) {
        long perClass = shape.functions() * INSTRUCTIONS_PER_CLASS / Math.max(1, shape.instructions());
        for (int surprises = 0;; surprises++) {
            Interruption.check();
            try {
                GuestClasses classes = new GuestClasses();
                classes.putAll(Compiler.builder(module)
                        .withClassName(GuestClasses.MAIN)
                        .withMaxFunctionsPerClass(Math.clamp(perClass, 1, FUNCTIONS_PER_CLASS))
                        .withInterpreterFallback(InterpreterFallback.FAIL)
                        .withInterpretedFunctions(interpreted)
                        .withClassCollectorFactory(GuestClasses::new)
                        .build()
                        .compile()
                        .collector());
                return classes;
            } catch (ChicoryException e) {
                if (!(e.getCause() instanceof MethodTooLargeException large) || surprises == LARGE_SURPRISES_MAX
                        || !large.getMethodName().startsWith("func_")) {
                    throw e;
                }
                interpreted.add(Integer.valueOf(large.getMethodName().substring("func_".length())));
            }
        }
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
        CodeSection.Builder code =
                CodeSection.builder().setRequiresDataCount(module.codeSection().isRequiresDataCount());
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
