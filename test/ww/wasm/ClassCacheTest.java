package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
    private static final ModuleHash HASH = ModuleHash.of(new byte[] {1});
    private static final Map<String, byte[]> CLASSES = Map.of("a.B", new byte[] {1, 2, 3}, "a.C", new byte[0]);

    private static final Logger LOGGER = Logger.getLogger("ww.wasm");

    @TempDir
    private Path temporary;

    /** Hundreds of damaged files, each with its line in the log, are no news here. */
    @BeforeEach
    void quiet() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterEach
    void loud() {
        LOGGER.setLevel(null);
    }

    private ClassCache cache() {
        return ClassCache.open(temporary.resolve("classes")).orElseThrow();
    }

    private Path onlyFile() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary.resolve("classes"))) {
            return files.iterator().next();
        }
    }

    @Test
    void whatIsPutIsFoundByAnotherProcess() throws Exception {
        cache().put(HASH, CLASSES);
        Map<String, byte[]> found = cache().find(HASH).orElseThrow();
        assertEquals(CLASSES.keySet(), found.keySet());
        assertArrayEquals(CLASSES.get("a.B"), found.get("a.B"));
        assertTrue(cache().find(ModuleHash.of(new byte[] {2})).isEmpty());
        assertEquals("rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("classes"))));
    }

    @Test
    void aDamagedFileIsNotThere() throws Exception {
        ClassCache cache = cache();
        cache.put(HASH, CLASSES);
        Path file = onlyFile();
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(file, bad);
            assertTrue(cache.find(HASH).isEmpty(), "bit flipped in byte " + i);
            Files.write(file, Arrays.copyOf(good, i));
            assertTrue(cache.find(HASH).isEmpty(), "cut at byte " + i);
        }
        Files.write(file, good);
        assertTrue(cache.find(HASH).isPresent());
    }

    @Test
    void theFileOfAnotherModuleIsNotTaken() throws Exception {
        ClassCache cache = cache();
        cache.put(HASH, CLASSES);
        Path file = onlyFile();
        ModuleHash other = ModuleHash.of(new byte[] {2});
        Files.move(file, file.resolveSibling(file.getFileName().toString().replace(HASH.hex(), other.hex())));
        assertTrue(cache.find(other).isEmpty());
    }

    @Test
    void aDirectoryThatOthersMayWriteToIsNotUsed() throws Exception {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(ClassCache.open(open).isEmpty());
        Path file = Files.createFile(temporary.resolve("file"));
        assertTrue(ClassCache.open(file).isEmpty());
    }

    /** Whatever the rewriter names, and what that names; of the memory, which guests run on, only its own class. */
    @Test
    void theFingerprintCoversEveryClassThatShapesAGuestsCode() throws IOException {
        Set<String> covered = new TreeSet<>();
        for (Class<?> type : ClassCache.SHAPING) {
            for (Class<?> member : type.getNestMembers()) {
                covered.add(member.getName().replace('.', '/'));
            }
        }
        String memory = FlatMemory.class.getName().replace('.', '/');
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(GuestRewriter.class.getName().replace('.', '/')));
        while (!next.isEmpty()) {
            String name = next.pop();
            if (reached.add(name) && !name.equals(memory)) {
                next.addAll(named(name));
            }
        }
        assertTrue(reached.contains(memory) && reached.size() > 10, reached.toString());
        reached.removeAll(covered);
        assertEquals(Set.of(), reached);
    }

    /** The classes of this project that a class names. */
    private static List<String> named(String internalName) throws IOException {
        try (InputStream in = ClassCache.class.getResourceAsStream("/" + internalName + ".class")) {
            Set<String> names = new TreeSet<>();
            for (PoolEntry entry : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
                if (entry instanceof ClassEntry named && named.asInternalName().startsWith("ww/")) {
                    names.add(named.asInternalName());
                }
            }
            return List.copyOf(names);
        }
    }

    @Test
    void aSecondEngineLoadsWhatTheFirstCompiled() throws Exception {
        byte[] puzzle = Files.readAllBytes(Path.of("wasm", "puzzle.wasm"));
        byte[] command = Files.readAllBytes(Path.of("wasm", "wordcount.wasm"));
        EngineSettings settings = EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false)
                .withClassCache(temporary.resolve("classes"));
        for (int round = 0; round < 2; round++) {
            try (Engine engine = new Engine(settings)) {
                assertEquals("returned [2832]", engine.run(puzzle, new Call.Function("run", List.of("0", "3")),
                        Limits.DEFAULT).message());
                Outcome counted = engine.run(command, new Call.Command(List.of("wordcount"), Map.of(),
                        "a b".getBytes(StandardCharsets.US_ASCII)), Limits.DEFAULT);
                assertEquals("0 2 3\n1 a\n", counted.stats().stdout().text());
                assertFalse(counted.stats().cacheHit());
                assertEquals(round == 0 ? 2 : 0, engine.metrics().compiles());
                assertEquals(round == 0 ? 0 : 2, engine.metrics().classCacheHits());
            }
        }
    }
}
