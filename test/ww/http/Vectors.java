package ww.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the cases of {@code test/vectors}: {@code === name}, then lines of a word and its text. */
final class Vectors {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", "."), "test", "vectors");

    private Vectors() { }

    /** One case: its name and its lines. */
    record Case(String name, List<Line> lines) {
        List<String> all(String word) {
            return lines.stream().filter(line -> line.word.equals(word)).map(Line::text).toList();
        }

        /** All lines of this word, joined, as bytes. */
        byte[] bytes(String word) {
            return unescape(String.join("", all(word)));
        }

        String text(String word) {
            List<String> texts = all(word);
            return texts.isEmpty() ? null : new String(unescape(texts.getFirst()), StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record Line(String word, String text) { }

    static List<Case> read(String file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve(file))) {
            if (line.startsWith("=== ")) {
                cases.add(new Case(line.substring(4), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                int blank = line.indexOf(' ');
                cases.getLast().lines.add(blank < 0 ? new Line(line, "")
                        : new Line(line.substring(0, blank), line.substring(blank + 1)));
            }
        }
        return cases;
    }

    /** Escapes and repetitions as bytes; text beyond ASCII does not stand in vectors. */
    static byte[] unescape(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int star = c == '{' ? text.indexOf('*', i) : -1;
            if (star > i && text.substring(i + 1, star).chars().allMatch(Character::isDigit)) {
                int close = text.indexOf('}', star);
                byte[] piece = unescape(text.substring(star + 1, close));
                for (int n = Integer.parseInt(text.substring(i + 1, star)); n > 0; n--) {
                    out.writeBytes(piece);
                }
                i = close;
            } else if (c == '\\') {
                i++;
                switch (text.charAt(i)) {
                    case 'r' -> out.write('\r');
                    case 'n' -> out.write('\n');
                    case 't' -> out.write('\t');
                    case 'x' -> {
                        out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                        i += 2;
                    }
                    default -> out.write(text.charAt(i));
                }
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }
}
