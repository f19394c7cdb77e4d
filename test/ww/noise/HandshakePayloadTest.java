package ww.noise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import ww.io.Fuzz;
import ww.io.Vectors;
import ww.multiformats.ProtoWriter;
import ww.peer.Identity;
import ww.peer.PublicKey;

class HandshakePayloadTest {
    private static final String YAMUX = "/yamux/1.0.0";

    private final Identity identity = Identity.fromSeed(new byte[32]);
    private final byte[] noiseStatic = KeyPair25519.generate().publicKey();
    private final HandshakePayload signed = HandshakePayload.sign(identity, noiseStatic, List.of(YAMUX));

    @Test
    void aPayloadComesBack() throws Exception {
        HandshakePayload opened = HandshakePayload.open(signed.encode(), noiseStatic);
        assertEquals(identity.publicKey(), opened.key());
        assertEquals(List.of(YAMUX), opened.muxers());
    }

    @Test
    void theEncodingIsThatOfTheSpecification() {
        byte[] encoded = signed.encode();
        String extensions = "220e" + "120c" + HexFormat.of().formatHex(YAMUX.getBytes(UTF_8));
        String expected = "0a24" + HexFormat.of().formatHex(identity.publicKey().encode())
                + "1240" + HexFormat.of().formatHex(signed.signature()) + extensions;
        assertEquals(expected, HexFormat.of().formatHex(encoded));
        assertTrue(identity.publicKey().verify(
                concatenated("noise-libp2p-static-key:".getBytes(UTF_8), noiseStatic), signed.signature()));
    }

    @Test
    void withoutMuxersThereAreNoExtensions() throws Exception {
        byte[] encoded = HandshakePayload.sign(identity, noiseStatic, List.of()).encode();
        assertEquals(2 + 36 + 2 + 64, encoded.length);
        assertEquals(List.of(), HandshakePayload.open(encoded, noiseStatic).muxers());
    }

    @Test
    void theSignatureIsForOneNoiseKeyOnly() {
        byte[] other = KeyPair25519.generate().publicKey();
        NoiseException refused =
                assertThrows(NoiseException.class, () -> HandshakePayload.open(signed.encode(), other));
        assertTrue(refused.getMessage().contains("did not sign the Noise static key"), refused.getMessage());
    }

    @Test
    void theSignatureIsOfOneIdentityOnly() {
        PublicKey victim = Identity.generate().publicKey();
        assertRefused(new ProtoWriter().bytes(1, victim.encode()).bytes(2, signed.signature()), "did not sign");
    }

    @Test
    void aSignatureOverTheBareKeyIsNone() {
        assertRefused(new ProtoWriter().bytes(1, identity.publicKey().encode())
                .bytes(2, identity.sign(noiseStatic)), "did not sign");
    }

    @Test
    void missingOrDamagedPartsAreRefused() {
        byte[] key = identity.publicKey().encode();
        assertRefused(new ProtoWriter(), "no identity key");
        assertRefused(new ProtoWriter().bytes(2, signed.signature()), "no identity key");
        assertRefused(new ProtoWriter().bytes(1, key), "did not sign");
        assertRefused(new ProtoWriter().bytes(1, key).bytes(2, new byte[0]), "did not sign");
        assertRefused(new ProtoWriter().bytes(1, key).bytes(2, new byte[64]), "did not sign");
        assertRefused(new ProtoWriter().bytes(1, key).bytes(2, new byte[1025]), "at most 1024 accepted");
        assertRefused(new ProtoWriter().bytes(1, Arrays.copyOf(key, 35)).bytes(2, signed.signature()), "payload");
        assertRefused(new ProtoWriter().varint(1, 5), "wire type");
    }

    @Test
    void theSignatureOfAnotherPurposeIsNoneForAnyTypeOfKey() {
        for (Vectors.Case vector : Vectors.read("peer/keys.txt")) {
            assertRefused(new ProtoWriter().bytes(1, vector.bytes("public")).bytes(2, vector.bytes("signature")),
                    "did not sign");
        }
    }

    @Test
    void unknownFieldsAreIgnored() throws Exception {
        byte[] more = new ProtoWriter().bytes(3, new byte[10]).varint(17, 3).toByteArray();
        byte[] longer = concatenated(signed.encode(), more);
        assertEquals(List.of(YAMUX), HandshakePayload.open(longer, noiseStatic).muxers());
    }

    @Test
    void extensionsThatAreNoMessageAreIgnored() throws Exception {
        ProtoWriter old = new ProtoWriter().bytes(1, identity.publicKey().encode())
                .bytes(2, signed.signature()).bytes(4, "early data".getBytes(UTF_8));
        assertEquals(List.of(), HandshakePayload.open(old.toByteArray(), noiseStatic).muxers());
    }

    @Test
    void ofManyMuxersOnlyTheFirstAreTaken() throws Exception {
        ProtoWriter extensions = new ProtoWriter().bytes(1, new byte[34]);
        for (int i = 0; i < 100; i++) {
            extensions.string(2, "/mux/" + i);
        }
        ProtoWriter payload = new ProtoWriter().bytes(1, identity.publicKey().encode())
                .bytes(2, signed.signature()).message(4, extensions);
        List<String> muxers = HandshakePayload.open(payload.toByteArray(), noiseStatic).muxers();
        assertEquals(16, muxers.size());
        assertEquals("/mux/0", muxers.getFirst());
    }

    @Test
    void everyPrefixIsRefusedOrSaysLess() {
        byte[] whole = signed.encode();
        int signedPart = 2 + 36 + 2 + 64;
        for (int length = 0; length < signedPart; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThrows(NoiseException.class, () -> HandshakePayload.open(prefix, noiseStatic), "prefix " + length);
        }
    }

    @Test
    void noDamageGivesAnotherIdentity() {
        new Fuzz("handshake payload").run(300, List.of(signed.encode()), input -> {
            HandshakePayload opened = HandshakePayload.open(input, noiseStatic);
            assertEquals(identity.publicKey(), opened.key());
            assertArrayEquals(signed.signature(), opened.signature());
        });
    }

    private void assertRefused(ProtoWriter payload, String error) {
        NoiseException refused = assertThrows(NoiseException.class,
                () -> HandshakePayload.open(payload.toByteArray(), noiseStatic));
        assertTrue(refused.getMessage().contains(error), refused.getMessage());
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
