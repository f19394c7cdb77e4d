package ww.multiformats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ww.io.Fuzz;

class MultihashTest {
    /** The SHA-256 of "abc" as FIPS 180-2 has it. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void sha256IsCodeLengthDigest() throws IOException {
        Multihash hash = Multihash.sha256("abc".getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(HexFormat.of().parseHex("1220" + ABC), hash.encode());
        assertEquals(hash, Multihash.decode(hash.encode()));
        assertEquals(Multihash.SHA2_256, hash.code());
        assertArrayEquals(HexFormat.of().parseHex(ABC), hash.digest());
    }

    @Test
    void identityContainsItsData() throws IOException {
        Multihash hash = Multihash.identity(new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {0, 3, 1, 2, 3}, hash.encode());
        assertEquals(hash, Multihash.decode(hash.encode()));
        assertEquals(Base58.encode(new byte[] {0, 3, 1, 2, 3}), hash.toString());
    }

    @Test
    void otherFunctionsAreCarriedUnchecked() throws IOException {
        byte[] sha512 = new byte[67];
        sha512[0] = 0x13;
        sha512[1] = 64;
        assertEquals(0x13, Multihash.decode(Arrays.copyOf(sha512, 66)).code());
    }

    @ParameterizedTest
    @CsvSource({
        "'', end inside a varint",
        "12, end inside a varint",
        "1220, announces 32 digest bytes",
        "12201234, announces 32 digest bytes",
        "00030102, announces 3 digest bytes",
        "000301020304, announces 3 digest bytes",
        "120401020304, with 4 digest bytes instead of 32",
        "0041, digest of 65 bytes",
        "00ffffffffffffffff7f, digest of 9223372036854775807 bytes",
        "8000, shortest form",
        "008000, shortest form",
        "ffffffffffffffffff0100, longer than 9 bytes",
    })
    void malformedBytesAreRefused(String hex, String error) {
        IOException refused =
                assertThrows(IOException.class, () -> Multihash.decode(HexFormat.of().parseHex(hex)));
        assertTrue(refused.getMessage().contains(error), refused.getMessage());
    }

    @Test
    void equalityIsByFunctionAndDigest() throws IOException {
        byte[] data = new byte[32];
        Multihash identity = Multihash.identity(data);
        Multihash sha = Multihash.decode(HexFormat.of().parseHex("1220" + "00".repeat(32)));
        assertNotEquals(identity, sha);
        assertEquals(identity, Multihash.identity(new byte[32]));
        assertEquals(identity.hashCode(), Multihash.identity(new byte[32]).hashCode());
    }

    @Test
    void theDigestGivenOutIsACopy() {
        Multihash hash = Multihash.identity(new byte[] {1});
        hash.digest()[0] = 9;
        assertArrayEquals(new byte[] {1}, hash.digest());
    }

    @Test
    void tooLongAnIdentityIsOurMistake() {
        assertThrows(IllegalArgumentException.class, () -> Multihash.identity(new byte[65]));
    }

    @Test
    void whatIsDecodedEncodesToTheSameBytes() {
        List<byte[]> valid = List.of(Multihash.identity(new byte[36]).encode(), Multihash.sha256(new byte[3]).encode());
        new Fuzz("multihash").run(5_000, valid, input ->
                assertArrayEquals(input, Multihash.decode(input).encode()));
    }
}
