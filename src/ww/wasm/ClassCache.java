package ww.wasm;

import com.dylibso.chicory.compiler.internal.Compiler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiled classes in a directory, so that a worker that starts again does not compile again.
 *
 * <p>Whoever can write here can run code in this process. So the directory must belong to the user of this process and
 * be writable by nobody else, or the cache stays out of use; and a file counts only with the SHA-256 of its contents
 * and its name in it, against damage. Names hold the module's hash and a fingerprint of everything that decides what
 * the classes look like: this engine's code and the Java version.
 *
 * <p>A cache must never be the reason that something fails: every fault here is logged and means "not there". Any
 * thread and any number of processes may use one directory; files appear whole, by renaming.
 */
final class ClassCache {
    private static final System.Logger LOG = System.getLogger("ww.wasm");

    /** No module within the default limits compiles to more; a larger file is none of ours. */
    private static final int FILE_BYTES_MAX = 64 << 20;

    /** When the directory grows beyond this, the files used longest ago go. */
    private static final long DIRECTORY_BYTES_MAX = 512L << 20;

    /**
     * What decides, with all that is nested in it, what a guest's classes look like and what they expect to find when
     * they run. The library is there with the class that stands for its version.
     */
    static final List<Class<?>> SHAPING = List.of(GuestRewriter.class, FunctionRewriter.class, AccessMethods.class,
            InPlaceAccesses.class, AddressCheck.class, MemoryAccess.class, LoopChecks.class, GuestPeephole.class,
            GuestComparisons.class, GuestLinker.class, GuestShaded.class, FlatMemory.class, Compiler.class);

    private static final int DIGEST_BYTES = 32;
    private static final String SUFFIX = ".classes";
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path directory;
    private final String fingerprint;

    private ClassCache(Path directory, String fingerprint) {
        this.directory = directory;
        this.fingerprint = fingerprint;
    }

    /** The cache in this directory, made if need be; empty, with a line in the log, if it cannot be trusted. */
    static Optional<ClassCache> open(Path directory) {
        try {
            if (!Files.exists(directory)) {
                Files.createDirectories(directory.toAbsolutePath().getParent());
                Files.createDirectory(directory,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            checkPrivate(directory);
            return Optional.of(new ClassCache(directory, fingerprintOfThisEngine()));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "no class cache in {0}: {1}", directory, e.getMessage());
            return Optional.empty();
        }
    }

    private static void checkPrivate(Path directory) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(directory, PosixFileAttributes.class);
        Path probe = Files.createTempFile(directory, "probe", null);
        try {
            if (!Files.getOwner(probe).equals(attributes.owner())) {
                throw new IOException("it belongs to " + attributes.owner());
            }
        } finally {
            Files.delete(probe);
        }
        if (attributes.permissions().stream().anyMatch(OTHERS_WRITE::contains)) {
            throw new IOException("others may write to it: "
                    + PosixFilePermissions.toString(attributes.permissions()));
        }
    }

    private static String fingerprintOfThisEngine() throws IOException {
        MessageDigest digest = sha256();
        digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(GuestRewriter.Target.ofThisJvm().toString().getBytes(StandardCharsets.UTF_8));
        for (Class<?> type : SHAPING) {
            for (Class<?> member : type.getNestMembers()) {
                digest.update(classFile(member));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("cannot read " + file);
            }
            return in.readAllBytes();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Path file(ModuleHash module) {
        return directory.resolve(module.hex() + "-" + fingerprint + SUFFIX);
    }

    /** The class files of this module, if they are there and undamaged. */
    Optional<Map<String, byte[]>> find(ModuleHash module) {
        Path file = file(module);
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new IOException("it is too large");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length < DIGEST_BYTES) {
                throw new IOException("it is too short");
            }
            byte[] digest = digest(file, bytes, DIGEST_BYTES);
            if (!MessageDigest.isEqual(digest, Arrays.copyOf(bytes, DIGEST_BYTES))) {
                throw new IOException("its digest is wrong");
            }
            Map<String, byte[]> classes = decode(bytes);
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            return Optional.of(classes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "dropping {0}: {1}", file, e.getMessage());
            drop(file);
            return Optional.empty();
        }
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot delete {0}: {1}", file, e.getMessage());
        }
    }

    /** Keeps the class files of this module. */
    void put(ModuleHash module, Map<String, byte[]> classes) {
        Path file = file(module);
        try {
            byte[] content = encode(classes);
            byte[] digest = digest(file, content, 0);
            Path temporary = Files.createTempFile(directory, "new", null);
            try {
                Files.write(temporary, concatenated(digest, content));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            makeRoom();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot write {0}: {1}", file, e.getMessage());
        }
    }

    /** The digest takes in the file's name: an undamaged file of another module is the wrong file. */
    private static byte[] digest(Path file, byte[] bytes, int offset) {
        MessageDigest digest = sha256();
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(bytes, offset, bytes.length - offset);
        return digest.digest();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] encode(Map<String, byte[]> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> decode(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(file, DIGEST_BYTES, file.length - DIGEST_BYTES));
        Map<String, byte[]> classes = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IOException("a class of " + length + " bytes");
            }
            classes.put(name, in.readNBytes(length));
        }
        return classes;
    }

    private record Kept(Path file, long bytes, FileTime used) {
    }

    private void makeRoom() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        all.sort(Comparator.comparing(Kept::used));
        long bytes = all.stream().mapToLong(Kept::bytes).sum();
        for (Kept kept : all) {
            if (bytes <= DIRECTORY_BYTES_MAX) {
                return;
            }
            Files.deleteIfExists(kept.file);
            bytes -= kept.bytes;
        }
    }
}
