package ww.capnp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Text files of vectors: a line each, columns between bars, comments after a number sign at the start. */
public final class Vectors {
    private Vectors() { }

    public static Path path(String name) {
        return Path.of(System.getProperty("ww.root", ".")).resolve("test/vectors").resolve(name);
    }

    public static List<String[]> read(String name) throws IOException {
        return Files.readAllLines(path(name)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new)).toList();
    }

    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
