package ww.wasm;

/**
 * How large and how involved a module may be. Checked in one pass over the bytes before anything is parsed, since
 * parsing and compiling take memory and time in proportion to these numbers, and cannot be stopped half-way.
 *
 * @param moduleBytes the whole module
 * @param functions functions with a body
 * @param instructions instructions of all functions together, each target of a {@code br_table} counted as one
 * @param functionInstructions instructions of one function
 * @param functionLocals locals of one function, parameters not counted
 * @param branchTableTargets targets of one {@code br_table}
 * @param nesting blocks within blocks in one function
 * @param functionValues parameters, or results, of one function type
 * @param definitions entries of each other section: types, imports, globals, exports, tags, segments
 * @param tables tables
 * @param tableElements elements in all element segments together
 */
public record AdmissionLimits(
        int moduleBytes,
        int functions,
        int instructions,
        int functionInstructions,
        int functionLocals,
        int branchTableTargets,
        int nesting,
        int functionValues,
        int definitions,
        int tables,
        int tableElements) {
    /**
     * Go's 2 MB hello, QuickJS and Ruby's parser pass with room; everything that took the compiler more than seconds in
     * measurements does not. A JVM method has 255 argument slots, beyond which calls go through arrays.
     */
    public static final AdmissionLimits DEFAULT = new AdmissionLimits(
            16 << 20, 20_000, 4_000_000, 200_000, 10_000, 10_000, 2_000, 255, 20_000, 64, 200_000);

    public AdmissionLimits {
        check("moduleBytes", moduleBytes, 1 << 30);
        check("functions", functions, 1_000_000);
        check("instructions", instructions, 100_000_000);
        check("functionInstructions", functionInstructions, 10_000_000);
        // Two JVM slots for each local, and 65,535 slots in a method.
        check("functionLocals", functionLocals, 30_000);
        check("branchTableTargets", branchTableTargets, 1_000_000);
        check("nesting", nesting, 1_000_000);
        check("functionValues", functionValues, 1_000);
        check("definitions", definitions, 1_000_000);
        check("tables", tables, 10_000);
        check("tableElements", tableElements, 10_000_000);
    }

    /** The same with another limit on the bytes of a module. */
    public AdmissionLimits withModuleBytes(int bytes) {
        return new AdmissionLimits(bytes, functions, instructions, functionInstructions, functionLocals,
                branchTableTargets, nesting, functionValues, definitions, tables, tableElements);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", not from 1 to " + most);
        }
    }
}
