package ww.wasm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the scan learned of an admitted module: what it asks of the outside, what it offers, and its measures.
 *
 * @param imports in the module's order
 * @param exports the exported functions by name
 * @param memoryPagesMin the memory it starts with; 0 without a memory
 * @param tableElementsMin the elements its tables start with, all together
 * @param functions functions with a body
 * @param instructions of all functions and initializers
 * @param bodySizes bytes of each function with a body, in order
 * @param stripped the module without its custom sections (names, debugging), which running does not need and the
 *     parser would keep
 */
record ModuleShape(
        List<Import> imports,
        Map<String, Signature> exports,
        int memoryPagesMin,
        long tableElementsMin,
        int functions,
        long instructions,
        List<Integer> bodySizes,
        byte[] stripped) {
    /**
     * One import.
     *
     * @param kind "function", "table", "memory", "global" or "tag"
     * @param signature of a function; null otherwise
     */
    record Import(String module, String name, String kind, Signature signature) {
    }

    /** The numbers, imports counted first, of functions whose body has more bytes than this. */
    Set<Integer> functionsLargerThan(int bytes) {
        int imported = (int) imports.stream().filter(entry -> entry.kind().equals("function")).count();
        Set<Integer> large = new HashSet<>();
        for (int i = 0; i < bodySizes.size(); i++) {
            if (bodySizes.get(i) > bytes) {
                large.add(imported + i);
            }
        }
        return large;
    }
}
