package ww.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import ww.io.MalformedException;
import ww.multiformats.ProtoReader;
import ww.multiformats.ProtoWriter;

/**
 * A file that keeps an Ed25519 key: libp2p's PrivateKey message {@code { KeyType Type = 1; bytes Data = 2 }} where the
 * data is the seed followed by the public key, and in files of old implementations by the public key once more.
 */
final class KeyFile {
    private static final System.Logger LOG = System.getLogger("ww.peer");

    /** The longer, old form has 100 bytes. */
    private static final int BYTES_MAX = 256;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() { }

    static Identity load(Path file) throws IOException {
        try {
            return read(file);
        } catch (NoSuchFileException missing) {
            return create(file);
        }
    }

    private static Identity read(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        }
        warnOfOpenPermissions(file);
        try {
            return decode(bytes);
        } catch (IOException e) {
            throw new MalformedException("key file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Written beside and linked into place whole; whoever loses the race for the name reads the winner's. */
    private static Identity create(Path file) throws IOException {
        Identity fresh = Identity.generate();
        Path beside = file.resolveSibling(file.getFileName() + "." + fresh.id() + ".new");
        try {
            write(beside, encode(fresh));
            putInPlace(beside, file);
            return fresh;
        } catch (FileAlreadyExistsException made) {
            return read(file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, options, ownerOnly(file))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /**
     * A link fails where the name is taken, which a move by itself does not promise; not every file system has links.
     */
    private static void putInPlace(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(from, to);
        }
    }

    static byte[] encode(Identity identity) {
        byte[] data = Arrays.copyOf(identity.seed(), Identity.SEED_BYTES + JdkVerifiers.ED25519_KEY_BYTES);
        System.arraycopy(identity.publicKey().data(), 0, data, Identity.SEED_BYTES, JdkVerifiers.ED25519_KEY_BYTES);
        return new ProtoWriter().varint(1, KeyType.ED25519.code()).bytes(2, data).toByteArray();
    }

    static Identity decode(byte[] bytes) throws IOException {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedException("private key of more than " + BYTES_MAX + " bytes");
        }
        long type = -1;
        byte[] data = new byte[0];
        ProtoReader fields = new ProtoReader(bytes);
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> type = fields.varint();
                case 2 -> data = fields.bytes(BYTES_MAX);
                default -> { }
            }
        }
        if (type != KeyType.ED25519.code()) {
            throw new MalformedException("private key of the type " + type + ", only 1 (Ed25519) can be used");
        }
        if (data.length != 64 && data.length != 96) {
            throw new MalformedException("Ed25519 private key of " + data.length + " bytes instead of 64 or 96");
        }
        Identity identity = Identity.fromSeed(Arrays.copyOf(data, Identity.SEED_BYTES));
        byte[] expected = identity.publicKey().data();
        for (int at = Identity.SEED_BYTES; at < data.length; at += expected.length) {
            if (!Arrays.equals(data, at, at + expected.length, expected, 0, expected.length)) {
                throw new MalformedException("private key whose public half is of another key");
            }
        }
        return identity;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return supportsPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void warnOfOpenPermissions(Path file) throws IOException {
        if (supportsPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.log(System.Logger.Level.WARNING, "key file {0} can be read by others than its owner", file);
        }
    }

    private static boolean supportsPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
