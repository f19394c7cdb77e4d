package ww.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ww.io.Fuzz;
import ww.multiformats.Multiaddr;
import ww.multiformats.ProtoWriter;

class PeerRecordTest {
    private static final String DOMAIN = "libp2p-peer-record";
    private static final byte[] TYPE = {3, 1};

    private final Identity self = Identity.fromSeed(new byte[32]);

    @Test
    void aRecordComesBack() throws IOException {
        PeerRecord record = new PeerRecord(self.id(), Long.MIN_VALUE,
                List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/1"), Multiaddr.parse("/ip6/::1/tcp/2")));
        assertEquals(record, PeerRecord.open(record.seal(self)));
    }

    @Test
    void aRecordIsSignedByItsSubjectOnly() {
        Identity other = Identity.generate();
        PeerRecord record = new PeerRecord(self.id(), 1, List.of());
        assertThrows(IllegalArgumentException.class, () -> record.seal(other));
        byte[] forged = Envelope.seal(other, DOMAIN, TYPE, payload(self.id(), 1).toByteArray());
        VerificationException refused =
                assertThrows(VerificationException.class, () -> PeerRecord.open(forged));
        assertEquals("peer record of " + self.id() + " signed by " + other.id(), refused.getMessage());
    }

    @Test
    void anEnvelopeOfAnotherDomainOrTypeIsNoRecord() {
        byte[] payload = payload(self.id(), 1).toByteArray();
        byte[] domain = Envelope.seal(self, "libp2p-relay-rsvp", TYPE, payload);
        assertThrows(VerificationException.class, () -> PeerRecord.open(domain));
        byte[] type = Envelope.seal(self, DOMAIN, new byte[] {3, 2}, payload);
        IOException refused = assertThrows(IOException.class, () -> PeerRecord.open(type));
        assertEquals("peer record with the payload type 0302", refused.getMessage());
    }

    @Test
    void aRecordWithoutASubjectIsRefused() {
        byte[] nobody = Envelope.seal(self, DOMAIN, TYPE, new ProtoWriter().varint(2, 1).toByteArray());
        assertThrows(IOException.class, () -> PeerRecord.open(nobody));
        byte[] noId = Envelope.seal(self, DOMAIN, TYPE, new ProtoWriter().bytes(1, new byte[] {1}).toByteArray());
        assertThrows(IOException.class, () -> PeerRecord.open(noId));
    }

    @Test
    void addressesOfUnknownProtocolsAreLeftOut() throws IOException {
        Multiaddr known = Multiaddr.parse("/ip4/127.0.0.1/tcp/1");
        ProtoWriter payload = payload(self.id(), 1)
                .message(3, new ProtoWriter().bytes(1, new byte[] {(byte) 0xe8, 7}))
                .message(3, new ProtoWriter().bytes(1, new byte[0]))
                .message(3, new ProtoWriter())
                .message(3, new ProtoWriter().bytes(1, known.encode()));
        byte[] envelope = Envelope.seal(self, DOMAIN, TYPE, payload.toByteArray());
        assertEquals(List.of(known), PeerRecord.open(envelope).addresses());
    }

    @Test
    void moreThanFiftyAddressesAreNotTaken() throws IOException {
        ProtoWriter payload = payload(self.id(), 1);
        for (int port = 1; port <= 60; port++) {
            payload.message(3, new ProtoWriter().bytes(1, Multiaddr.parse("/ip4/127.0.0.1/tcp/" + port).encode()));
        }
        byte[] envelope = Envelope.seal(self, DOMAIN, TYPE, payload.toByteArray());
        List<Multiaddr> addresses = PeerRecord.open(envelope).addresses();
        assertEquals(50, addresses.size());
        assertEquals("/ip4/127.0.0.1/tcp/50", addresses.getLast().toString());
    }

    @Test
    void moreFieldsThanAnyRecordHasAreRefused() {
        ProtoWriter payload = payload(self.id(), 1);
        for (int i = 0; i < 2000; i++) {
            payload.varint(9, i);
        }
        byte[] envelope = Envelope.seal(self, DOMAIN, TYPE, payload.toByteArray());
        assertThrows(IOException.class, () -> PeerRecord.open(envelope));
    }

    @Test
    void everyPrefixIsRefused() {
        byte[] whole = new PeerRecord(self.id(), 5, List.of()).seal(self);
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> PeerRecord.open(prefix), "prefix of " + length);
        }
    }

    @Test
    void whateverPayloadASignerPutsInOnlyIoExceptionsCome() throws IOException {
        byte[] valid = payload(self.id(), 1)
                .message(3, new ProtoWriter().bytes(1, Multiaddr.parse("/ip4/127.0.0.1/tcp/1").encode()))
                .toByteArray();
        new Fuzz("peer record").run(100, List.of(valid), input -> {
            PeerRecord record = PeerRecord.open(Envelope.seal(self, DOMAIN, TYPE, input));
            assertEquals(self.id(), record.peer());
            assertTrue(record.addresses().size() <= 50);
        });
    }

    private static ProtoWriter payload(PeerId peer, long sequence) {
        return new ProtoWriter().bytes(1, peer.bytes()).varint(2, sequence);
    }
}
