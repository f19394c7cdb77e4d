package ww.wasm;

/** The bytes are no module this engine runs; the message says why in one sentence. */
public final class ModuleRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome.InvalidModule.Reason reason;
    private final String importModule;
    private final String importName;

    private ModuleRefusedException(Outcome.InvalidModule.Reason reason, String message, String importModule,
            String importName) {
        super(message);
        this.reason = reason;
        this.importModule = importModule;
        this.importName = importName;
    }

    static ModuleRefusedException invalid(String message) {
        return new ModuleRefusedException(Outcome.InvalidModule.Reason.INVALID, message, null, null);
    }

    static ModuleRefusedException unsupported(String feature) {
        return new ModuleRefusedException(Outcome.InvalidModule.Reason.UNSUPPORTED,
                "the module needs " + feature + ", which is not supported", null, null);
    }

    static ModuleRefusedException over(String what, long value, long limit) {
        return new ModuleRefusedException(Outcome.InvalidModule.Reason.OVER_LIMIT,
                "the module has " + value + " " + what + ", the limit is " + limit, null, null);
    }

    static ModuleRefusedException missingImport(ModuleShape.Import wanted, String detail) {
        return new ModuleRefusedException(Outcome.InvalidModule.Reason.UNSUPPORTED, detail, wanted.module(),
                wanted.name());
    }

    /** The outcome of a run of this module. */
    public Outcome outcome(RunStats stats) {
        return importName == null
                ? new Outcome.InvalidModule(reason, getMessage(), stats)
                : new Outcome.MissingImport(importModule, importName, getMessage(), stats);
    }
}
