package ww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use whom: arrows point downward only. The map below is the drawing of the house, as a check. */
class LayersTest {
    /** For each package, which of ours it may use, and which foreign ones beside the JDK's. */
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("io", Set.of()),
            Map.entry("multiformats", Set.of("io")),
            Map.entry("peer", Set.of("multiformats", "io")),
            Map.entry("noise", Set.of("peer", "multiformats", "io")),
            Map.entry("yamux", Set.of("io")),
            Map.entry("host", Set.of("noise", "yamux", "peer", "multiformats", "io")),
            Map.entry("capnp", Set.of("io", "org.capnproto")),
            Map.entry("schema", Set.of("capnp", "org.capnproto")),
            Map.entry("rpc", Set.of("schema", "capnp", "io", "org.capnproto")),
            Map.entry("vat", Set.of("rpc", "host", "capnp", "peer", "multiformats", "io")),
            Map.entry("boot", Set.of("schema", "capnp", "peer", "multiformats", "io", "org.capnproto")),
            Map.entry("csp", Set.of("schema", "capnp", "org.capnproto")),
            Map.entry("wasm", Set.of("com.dylibso.chicory", "org.objectweb.asm")),
            Map.entry("journal", Set.of()),
            Map.entry("sched", Set.of("journal")),
            Map.entry("http", Set.of("sched")),
            Map.entry("node", Set.of("http", "sched", "journal", "wasm", "csp", "vat", "boot", "rpc", "schema", "capnp",
                    "host", "peer", "multiformats", "io", "org.capnproto")),
            // The command line makes the settings of what node composes, so it names those packages too.
            Map.entry("cli", Set.of("node", "http", "sched", "journal", "wasm", "boot", "peer", "multiformats",
                    "io"))));

    private static final Pattern OURS = Pattern.compile("\\bww/([a-z]+)/");
    private static final List<String> FOREIGN = List.of("org.capnproto", "com.dylibso.chicory", "org.objectweb.asm");

    @Test
    void everyArrowPointsDownward() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (Path file : classes()) {
            String from = packageOf(file);
            Set<String> allowed = MAY_USE.getOrDefault(from, Set.of());
            for (String to : used(file)) {
                if (!to.equals(from) && !allowed.contains(to)) {
                    wrong.add(from + " -> " + to + " (" + file.getFileName() + ")");
                }
            }
        }
        assertEquals(Set.of(), wrong, "arrows that the house does not have");
    }

    @Test
    void everyPackageStandsInTheMap() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (Path file : classes()) {
            found.add(packageOf(file));
        }
        assertEquals(MAY_USE.keySet(), found);
    }

    @Test
    void theMapItselfHasNoCycle() {
        for (String start : MAY_USE.keySet()) {
            assertFalse(reachable(start).contains(start), start + " reaches itself");
        }
    }

    private static Set<String> reachable(String start) {
        Set<String> seen = new TreeSet<>();
        List<String> open = new ArrayList<>(MAY_USE.get(start));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (seen.add(next)) {
                open.addAll(MAY_USE.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private static List<Path> classes() throws IOException {
        Path root = Path.of(System.getProperty("ww.root", ".")).resolve("out/classes/ww");
        assertTrue(Files.isDirectory(root), root + " is missing: run ./build.sh compile");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static String packageOf(Path file) {
        return file.getParent().getFileName().toString();
    }

    /** The packages (ours by last name, foreign ones by root) that a class names anywhere. */
    private static Set<String> used(Path file) throws IOException {
        ClassModel model = ClassFile.of().parse(file);
        Set<String> used = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            String text = switch (entry) {
                case ClassEntry name -> name.asInternalName() + "/";
                case Utf8Entry utf8 -> utf8.stringValue();
                default -> "";
            };
            Matcher ours = OURS.matcher(text);
            while (ours.find()) {
                used.add(ours.group(1));
            }
            for (String foreign : FOREIGN) {
                String path = foreign.replace('.', '/');
                if (text.contains("L" + path + "/") || text.startsWith(path)) {
                    used.add(foreign);
                }
            }
        }
        return used;
    }
}
