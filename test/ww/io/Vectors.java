package ww.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Test vectors as text: cases of the form {@code [name]} followed by lines {@code key = value}. An indented line goes
 * on with the value above it, without the indent. Lines that begin with {@code #} say something to the reader.
 */
public final class Vectors {
    private static final Path FOLDER = Path.of(System.getProperty("ww.root", "."), "test", "vectors");

    private Vectors() { }

    /** One case: its name and its values. */
    public record Case(String name, Map<String, String> values) {
        public String text(String key) {
            return optional(key).orElseThrow(() -> new AssertionError("the case " + name + " has no " + key));
        }

        public Optional<String> optional(String key) {
            return Optional.ofNullable(values.get(key));
        }

        public boolean has(String key) {
            return values.containsKey(key);
        }

        public byte[] bytes(String key) {
            return HexFormat.of().parseHex(text(key));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The cases of {@code test/vectors/<file>}, in order; at least one. */
    public static List<Case> read(String file) {
        List<Case> cases = new ArrayList<>();
        String key = null;
        for (String line : lines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                cases.add(new Case(line.substring(1, line.length() - 1), new LinkedHashMap<>()));
            } else if (line.startsWith(" ")) {
                cases.getLast().values().merge(key, line.strip(), String::concat);
            } else {
                int equals = line.indexOf('=');
                key = line.substring(0, equals).strip();
                cases.getLast().values().put(key, line.substring(equals + 1).strip());
            }
        }
        if (cases.isEmpty()) {
            throw new AssertionError(file + " has no cases");
        }
        return cases;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new AssertionError("cannot read the vectors " + file, e);
        }
    }
}
