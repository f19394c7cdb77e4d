package ww.wasm;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A module that has been admitted and compiled: run it as often as you like, on any number of threads, without parsing
 * or compiling again. Holding one keeps its code, also after the engine's cache has let go of it.
 */
public final class Prepared {
    /** Class metadata, machine code and parsed sections, for each byte of class file: measured, rounded up. */
    private static final int RETAINED_PER_CLASS_BYTE = 6;

    /** What a compiled module takes at least: a loader and its first chunk of metaspace. */
    private static final int RETAINED_LEAST_BYTES = 64 << 10;

    private final ModuleHash hash;
    private final int moduleBytes;
    private final ModuleShape shape;
    private final GuestCode code;
    private final List<ImportBinding> imports;
    private final Duration prepareTime;

    Prepared(ModuleHash hash, int moduleBytes, ModuleShape shape, GuestCode code, List<ImportBinding> imports,
            Duration prepareTime) {
        this.hash = hash;
        this.moduleBytes = moduleBytes;
        this.shape = shape;
        this.code = code;
        this.imports = imports;
        this.prepareTime = prepareTime;
    }

    public ModuleHash hash() {
        return hash;
    }

    /** Size of the module's binary. */
    public int moduleBytes() {
        return moduleBytes;
    }

    /** The exported functions. */
    public Map<String, Signature> exports() {
        return shape.exports();
    }

    /** The linear memory that an instance begins with, in pages. */
    public int memoryPagesMin() {
        return shape.memoryPagesMin();
    }

    /** Functions too large for a Java method: they work, some hundred times slower than compiled ones. */
    public int interpretedFunctions() {
        return code.interpretedFunctions();
    }

    /** How long scanning, parsing and compiling took. */
    public Duration prepareTime() {
        return prepareTime;
    }

    /** An estimate of the memory that keeping this takes. */
    public long retainedBytes() {
        long bodies = code.interpretedFunctions() == 0 ? 0 : shape.instructions() * 100L;
        return RETAINED_LEAST_BYTES + (long) code.classes().bytes() * RETAINED_PER_CLASS_BYTE + 2L * moduleBytes
                + bodies;
    }

    ModuleShape shape() {
        return shape;
    }

    GuestCode code() {
        return code;
    }

    List<ImportBinding> imports() {
        return imports;
    }
}
