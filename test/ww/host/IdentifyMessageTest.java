package ww.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ww.io.Bytes;
import ww.io.Fuzz;
import ww.multiformats.Multiaddr;
import ww.multiformats.ProtoWriter;
import ww.peer.Identity;
import ww.peer.PeerRecord;

class IdentifyMessageTest {
    private final Identity identity = Identity.generate();

    private byte[] message(List<Multiaddr> addresses, List<String> protocols) throws IOException {
        return IdentifyMessage.encode(identity.publicKey(), addresses, protocols,
                Multiaddr.parse("/ip4/192.0.2.7/tcp/9"), "ipfs/0.1.0", "agent/1",
                new PeerRecord(identity.id(), 7, addresses).seal(identity));
    }

    private static IdentifyMessage read(byte[] bytes) throws IOException {
        return IdentifyMessage.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        List<Multiaddr> addresses = List.of(Multiaddr.parse("/ip4/192.0.2.1/tcp/4001"));
        IdentifyMessage message = read(message(addresses, List.of("/a", "/b")));
        message.requireFrom(identity.id());
        PeerInfo info = message.over(PeerInfo.NOTHING);
        assertEquals(addresses, info.listenAddresses());
        assertEquals(List.of("/a", "/b"), info.protocols());
        assertEquals("agent/1", info.agentVersion());
        assertEquals("ipfs/0.1.0", info.protocolVersion());
        assertEquals("/ip4/192.0.2.7/tcp/9", info.observedAddress().orElseThrow().toString());
    }

    @Test
    void aLongMessageComesInTwoPartsOfWhichTheFirstSaysAllButTheRecord() throws Exception {
        List<Multiaddr> addresses = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            addresses.add(Multiaddr.parse("/dns4/" + "x".repeat(60) + i + ".example/tcp/" + i));
        }
        List<String> protocols = List.of("/p".repeat(400));
        byte[] bytes = message(addresses, protocols);
        byte[] first = Bytes.readPrefixed(new ByteArrayInputStream(bytes), 4096, "first part");
        assertEquals(addresses, IdentifyMessage.decode(first).addresses());
        assertTrue(read(bytes).record().isPresent());
    }

    @Test
    void whatAPushDoesNotSayStaysAsItWas() throws Exception {
        PeerInfo before = read(message(List.of(), List.of("/a"))).over(PeerInfo.NOTHING);
        byte[] push = Bytes.prefixed(new ProtoWriter().string(3, "/b").toByteArray());
        PeerInfo after = read(push).over(before);
        assertEquals(List.of("/b"), after.protocols());
        assertEquals(before.agentVersion(), after.agentVersion());
        assertEquals(before.observedAddress(), after.observedAddress());
    }

    @Test
    void theKeyOfAnotherPeerIsRefused() throws Exception {
        IdentifyMessage message = read(message(List.of(), List.of()));
        assertThrows(IOException.class, () -> message.requireFrom(Identity.generate().id()));
    }

    @Test
    void theRecordOfAnotherPeerIsRefused() throws Exception {
        Identity other = Identity.generate();
        byte[] record = new PeerRecord(other.id(), 1, List.of()).seal(other);
        IdentifyMessage message = read(Bytes.prefixed(new ProtoWriter().bytes(8, record).toByteArray()));
        assertThrows(IOException.class, () -> message.requireFrom(identity.id()));
    }

    @Test
    void anAddressThatNobodyKnowsSaysNothingAgainstTheOthers() throws Exception {
        Multiaddr known = Multiaddr.parse("/ip4/192.0.2.1/tcp/1");
        byte[] bytes = Bytes.prefixed(new ProtoWriter().bytes(2, new byte[] {(byte) 0xff, 0x7f, 1})
                .bytes(2, known.encode()).bytes(4, new byte[] {1}).toByteArray());
        IdentifyMessage message = read(bytes);
        assertEquals(List.of(known), message.addresses());
        assertEquals(Optional.empty(), message.observed());
    }

    @Test
    void anEmptyAnswerSaysNothing() throws Exception {
        assertEquals(PeerInfo.NOTHING, read(new byte[0]).over(PeerInfo.NOTHING));
    }

    @Test
    void whatIsTooMuchIsRefused() {
        byte[] elevenParts = new byte[11];
        assertThrows(IOException.class, () -> read(elevenParts));
        assertThrows(IOException.class, () -> read(Bytes.prefixed(new byte[8193])));
        assertThrows(IOException.class, () -> read(new byte[] {(byte) 0x80, (byte) 0x80, 1}));
        assertThrows(IOException.class, () -> read(new byte[] {(byte) 0x80}));
        assertThrows(IOException.class, () -> read(new byte[] {5, 1}));
        ProtoWriter protocols = new ProtoWriter();
        for (int i = 0; i < 257; i++) {
            protocols.string(3, "/p");
        }
        assertThrows(IOException.class, () -> read(Bytes.prefixed(protocols.toByteArray())));
    }

    @Test
    void noBytesFailOtherwiseThanByRefusal() throws Exception {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(Bytes.prefixed(new ProtoWriter().string(3, "/a").toByteArray()));
        parts.writeBytes(Bytes.prefixed(new ProtoWriter().string(6, "agent").toByteArray()));
        List<byte[]> valid = List.of(message(List.of(), List.of("/a")), parts.toByteArray());
        new Fuzz("identify").run(2_000, valid, input -> read(input).requireFrom(identity.id()));
    }
}
