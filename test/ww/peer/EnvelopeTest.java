package ww.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Fuzz;
import ww.io.Vectors;
import ww.multiformats.ProtoWriter;

class EnvelopeTest {
    private static final String DOMAIN = "test-domain";
    private static final byte[] TYPE = {3, 9};
    private static final byte[] PAYLOAD = {1, 2, 3, 4, 5};

    private final Identity signer = Identity.fromSeed(new byte[32]);
    private final byte[] sealed = Envelope.seal(signer, DOMAIN, TYPE, PAYLOAD);

    static Stream<Vectors.Case> datagrams() {
        return Vectors.read("peer/discovery.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void aDiscoveryDatagramIsSealedByteForByteAsGoDoes(Vectors.Case vector) {
        Identity identity = Identity.fromSeed(vector.bytes("seed"));
        assertEquals(vector.text("id"), identity.id().toString());
        assertArrayEquals(vector.bytes("raw"), identity.id().bytes());
        assertArrayEquals(vector.bytes("datagram"),
                Envelope.seal(identity, vector.text("domain"), vector.bytes("type"), vector.bytes("payload")));
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void aDiscoveryDatagramOpens(Vectors.Case vector) throws IOException {
        Envelope envelope = Envelope.open(vector.bytes("datagram"), vector.text("domain"));
        assertEquals(vector.text("id"), PeerId.of(envelope.key()).toString());
        assertArrayEquals(vector.bytes("type"), envelope.payloadType());
        assertArrayEquals(vector.bytes("payload"), envelope.payload());
    }

    @Test
    void theDomainIsPartOfWhatIsSigned() {
        VerificationException refused =
                assertThrows(VerificationException.class, () -> Envelope.open(sealed, "other-domain"));
        assertEquals("envelope of " + signer.id() + " whose signature does not fit the domain other-domain",
                refused.getMessage());
    }

    @Test
    void aByteCannotMoveFromTypeToPayload() {
        byte[] moved = rebuilt(signer.publicKey(), new byte[] {3}, new byte[] {9, 1, 2, 3, 4, 5}, signature());
        assertThrows(VerificationException.class, () -> Envelope.open(moved, DOMAIN));
    }

    @Test
    void everyPartIsSigned() throws IOException {
        assertEquals(signer.publicKey(), Envelope.open(
                rebuilt(signer.publicKey(), TYPE, PAYLOAD, signature()), DOMAIN).key());
        assertUnverified(rebuilt(Identity.generate().publicKey(), TYPE, PAYLOAD, signature()));
        assertUnverified(rebuilt(signer.publicKey(), new byte[] {3, 8}, PAYLOAD, signature()));
        assertUnverified(rebuilt(signer.publicKey(), TYPE, new byte[] {1, 2, 3, 4, 6}, signature()));
        assertUnverified(rebuilt(signer.publicKey(), TYPE, PAYLOAD, new byte[64]));
        assertUnverified(rebuilt(signer.publicKey(), TYPE, PAYLOAD, new byte[0]));
        assertUnverified(rebuilt(signer.publicKey(), TYPE, PAYLOAD, Arrays.copyOf(signature(), 63)));
        assertUnverified(rebuilt(signer.publicKey(), TYPE, PAYLOAD, Arrays.copyOf(signature(), 65)));
    }

    @Test
    void missingPartsAreRefused() {
        byte[] key = signer.publicKey().encode();
        IOException refused = assertThrows(IOException.class, () -> Envelope.open(
                new ProtoWriter().bytes(2, TYPE).bytes(3, PAYLOAD).bytes(5, signature()).toByteArray(), DOMAIN));
        assertEquals("envelope without a public key", refused.getMessage());
        assertUnverified(new ProtoWriter().bytes(1, key).bytes(3, PAYLOAD).bytes(5, signature()).toByteArray());
        assertUnverified(new ProtoWriter().bytes(1, key).bytes(2, TYPE).bytes(5, signature()).toByteArray());
        assertUnverified(new ProtoWriter().bytes(1, key).bytes(2, TYPE).bytes(3, PAYLOAD).toByteArray());
        assertThrows(IOException.class, () -> Envelope.open(new byte[0], DOMAIN));
    }

    @Test
    void unknownFieldsAreSkipped() throws IOException {
        byte[] more = new ProtoWriter().varint(4, 7).bytes(9, new byte[3]).toByteArray();
        byte[] longer = Arrays.copyOf(sealed, sealed.length + more.length);
        System.arraycopy(more, 0, longer, sealed.length, more.length);
        assertArrayEquals(PAYLOAD, Envelope.open(longer, DOMAIN).payload());
    }

    @Test
    void everyPrefixIsRefused() {
        for (int length = 0; length < sealed.length; length++) {
            byte[] prefix = Arrays.copyOf(sealed, length);
            assertThrows(IOException.class, () -> Envelope.open(prefix, DOMAIN), "prefix of " + length);
        }
    }

    @Test
    void everyFlippedByteIsRefused() {
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 0x20;
            assertThrows(IOException.class, () -> Envelope.open(changed, DOMAIN), "byte " + at);
        }
    }

    @Test
    void tooLargeAnEnvelopeIsRefusedUnread() {
        IOException refused = assertThrows(IOException.class, () -> Envelope.open(new byte[65537], DOMAIN));
        assertEquals("envelope of 65537 bytes, at most 65536 accepted", refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Envelope.seal(signer, DOMAIN, TYPE, new byte[65536]));
    }

    @Test
    void anEmptyPayloadIsAPayload() throws IOException {
        byte[] empty = Envelope.seal(signer, "", new byte[0], new byte[0]);
        assertEquals(0, Envelope.open(empty, "").payload().length);
    }

    @Test
    void noDamageChangesWhatIsSaid() {
        new Fuzz("envelope").run(300, List.of(sealed), input -> {
            Envelope opened = Envelope.open(input, DOMAIN);
            assertEquals(signer.publicKey(), opened.key());
            assertArrayEquals(TYPE, opened.payloadType());
            assertArrayEquals(PAYLOAD, opened.payload());
        });
    }

    private byte[] signature() {
        return Arrays.copyOfRange(sealed, sealed.length - 64, sealed.length);
    }

    private static byte[] rebuilt(PublicKey key, byte[] type, byte[] payload, byte[] signature) {
        return new ProtoWriter()
                .bytes(1, key.encode()).bytes(2, type).bytes(3, payload).bytes(5, signature).toByteArray();
    }

    private static void assertUnverified(byte[] envelope) {
        VerificationException refused =
                assertThrows(VerificationException.class, () -> Envelope.open(envelope, DOMAIN));
        assertTrue(refused.getMessage().contains("does not fit"), refused.getMessage());
    }
}
