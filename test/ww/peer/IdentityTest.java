package ww.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ww.io.Fuzz;
import ww.io.Vectors;

class IdentityTest {
    /** Test 2 of RFC 8032, section 7.1. */
    private static final String SEED = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    private static final String PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String SIGNATURE =
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    @TempDir
    private Path folder;

    @Test
    void aSeedGivesTheKeyPairOfTheStandard() {
        Identity identity = Identity.fromSeed(hex(SEED));
        assertArrayEquals(hex(PUBLIC), identity.publicKey().data());
        assertArrayEquals(hex(SIGNATURE), identity.sign(hex("72")));
        assertTrue(identity.publicKey().verify(hex("72"), hex(SIGNATURE)));
    }

    @Test
    void whatIsSignedVerifies() {
        Identity identity = Identity.generate();
        byte[] message = new byte[1000];
        byte[] signature = identity.sign(message);
        assertTrue(identity.publicKey().verify(message, signature));
        assertFalse(Identity.generate().publicKey().verify(message, signature));
    }

    @Test
    void generatedIdentitiesDiffer() {
        Set<PeerId> ids = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ids.add(Identity.generate().id());
        }
        assertEquals(20, ids.size());
    }

    @Test
    void seedsOfOtherLengthsAreOurMistake() {
        assertThrows(IllegalArgumentException.class, () -> Identity.fromSeed(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> Identity.fromSeed(new byte[33]));
    }

    @Test
    void theSecretIsNotPrinted() {
        assertFalse(Identity.fromSeed(hex(SEED)).toString().contains(SEED.substring(0, 8)));
    }

    @Test
    void aMissingFileIsMadeForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("key");
        Identity made = Identity.load(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(made.id(), Identity.load(file).id());
        assertArrayEquals(made.sign(hex("00")), Identity.load(file).sign(hex("00")));
    }

    @Test
    void theFileIsThatOfGoLibp2p() throws IOException {
        Vectors.Case vector = Vectors.read("peer/keys.txt").getFirst();
        Path file = folder.resolve("key");
        write(file, vector.bytes("private"));
        Identity identity = Identity.load(file);
        assertEquals(vector.text("id"), identity.id().toString());
        assertArrayEquals(vector.bytes("private"), KeyFile.encode(identity));
    }

    @Test
    void theOldFormWithTwoPublicKeysIsRead() throws IOException {
        byte[] twice = hex("08011260" + SEED + PUBLIC + PUBLIC);
        assertArrayEquals(hex(PUBLIC), KeyFile.decode(twice).publicKey().data());
    }

    @ParameterizedTest
    @CsvSource({
        "'', of the type -1",
        "0801, of 0 bytes instead of 64 or 96",
        "08001200, of the type 0",
        "080212200000000000000000000000000000000000000000000000000000000000000000, of the type 2",
        "08011240" + SEED + SEED + ", of another key",
        "08011260" + SEED + PUBLIC + SEED + ", of another key",
        "08011220" + SEED + ", of 32 bytes instead of 64 or 96",
        "08011241" + SEED + PUBLIC + "00, of 65 bytes instead of 64 or 96",
    })
    void otherFilesAreRefused(String content, String error) throws IOException {
        Path file = folder.resolve("key");
        write(file, hex(content));
        IOException refused = assertThrows(IOException.class, () -> Identity.load(file));
        assertTrue(refused.getMessage().contains(error), refused.getMessage());
        assertTrue(refused.getMessage().startsWith("key file " + file), refused.getMessage());
        assertArrayEquals(hex(content), Files.readAllBytes(file));
    }

    @Test
    void everyPrefixOfAFileIsRefused() {
        byte[] whole = KeyFile.encode(Identity.fromSeed(hex(SEED)));
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> KeyFile.decode(prefix), "prefix of " + length);
        }
    }

    @Test
    void aHugeFileIsNotReadToItsEnd() throws IOException {
        Path file = folder.resolve("key");
        write(file, new byte[100_000]);
        assertThrows(IOException.class, () -> Identity.load(file));
    }

    @Test
    void aFolderThatIsMissingIsAnError() {
        assertThrows(NoSuchFileException.class, () -> Identity.load(folder.resolve("none").resolve("key")));
    }

    @Test
    void whoeverLosesTheRaceForTheFileReadsTheWinners() throws Exception {
        Path file = folder.resolve("key");
        List<FutureTask<PeerId>> loads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            FutureTask<PeerId> load = new FutureTask<>(() -> Identity.load(file).id());
            loads.add(load);
            Thread.ofPlatform().name("load-" + i).start(load);
        }
        Set<PeerId> ids = new HashSet<>();
        for (FutureTask<PeerId> load : loads) {
            ids.add(load.get());
        }
        assertEquals(1, ids.size());
    }

    @Test
    void noDamagedFileGivesAnotherIdentity() {
        Identity identity = Identity.fromSeed(hex(SEED));
        new Fuzz("key file").run(300, List.of(KeyFile.encode(identity)), input ->
                assertEquals(identity.id(), KeyFile.decode(input).id()));
    }

    @Test
    void anotherSeedIsAnotherPeer() {
        byte[] seed = hex(SEED);
        seed[31] ^= 1;
        assertNotEquals(Identity.fromSeed(hex(SEED)).id(), Identity.fromSeed(seed).id());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, bytes);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
