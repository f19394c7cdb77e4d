package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ww.capnp.Data;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.PointerList;
import ww.capnp.Text;
import ww.io.Fuzz;
import ww.io.Vectors;
import ww.io.Vectors.Case;
import ww.multiformats.Multiaddr;
import ww.multiformats.ProtoWriter;
import ww.peer.Envelope;
import ww.peer.Identity;
import ww.peer.PeerId;
import ww.peer.VerificationException;
import ww.schema.BootSchema.Packet;

class BootDatagramTest {
    private static final String DOMAIN = "casm-boot-record";
    private static final byte[] TYPE = {0x1f, 0};

    private final Map<String, Case> vectors =
            Vectors.read("boot.txt").stream().collect(Collectors.toMap(Case::name, Function.identity()));
    private final Identity identity = Identity.fromSeed(vectors.get("survey").bytes("seed"));

    private byte[] bytes(String vector) {
        return vectors.get(vector).bytes("datagram");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static List<Multiaddr> addresses(String... texts) throws IOException {
        List<Multiaddr> addresses = new ArrayList<>();
        for (String text : texts) {
            addresses.add(Multiaddr.parse(text));
        }
        return addresses;
    }

    private BootPacket.Response response(String... texts) throws IOException {
        return new BootPacket.Response("ww", identity.id(), addresses(texts));
    }

    @Test
    void theKeyOfTheVectorsHasTheirPeerId() {
        assertEquals(vectors.get("survey").text("peer"), identity.id().toString());
    }

    @Test
    void surveyIsTheOneOfTheDemo() {
        BootPacket survey = new BootPacket.Survey("ww", identity.id(), 255);
        assertEquals(hex(bytes("survey")), hex(BootDatagram.seal(identity, survey)));
    }

    @Test
    void requestIsTheOneOfTheDemo() {
        BootPacket request = new BootPacket.Request("ww", identity.id());
        assertEquals(hex(bytes("request")), hex(BootDatagram.seal(identity, request)));
    }

    @Test
    void responseIsTheOneOfTheDemo() throws Exception {
        BootPacket response = response("/ip4/127.0.0.1/udp/10001/quic");
        assertEquals(hex(bytes("response")), hex(BootDatagram.seal(identity, response)));
    }

    @Test
    void responseWithTwoAddressesHasThePayloadOfTheDemo() throws Exception {
        byte[] datagram = BootDatagram.seal(identity,
                response("/ip4/127.0.0.1/udp/10001/quic", "/ip4/127.0.0.1/tcp/4001"));
        assertEquals(vectors.get("response with two addresses").text("payload"),
                hex(Envelope.open(datagram, DOMAIN).payload()));
    }

    @Test
    void everyVectorReadsAsWhatItSaysAndVerifies() throws Exception {
        PeerId peer = PeerId.parse(vectors.get("survey").text("peer"));
        List<BootPacket> expected = List.of(new BootPacket.Survey("ww", peer, 255),
                new BootPacket.Request("ww", peer),
                new BootPacket.Response("ww", peer, addresses("/ip4/127.0.0.1/udp/10001/quic")));
        List<String> names = List.of("survey", "request", "response");
        for (int i = 0; i < names.size(); i++) {
            BootDatagram read = BootDatagram.read(bytes(names.get(i)));
            assertEquals(expected.get(i), read.packet());
            read.verify();
        }
    }

    @Test
    void everyDistanceSurvivesTheWay() throws Exception {
        for (int distance = 0; distance <= 255; distance += 51) {
            BootPacket survey = new BootPacket.Survey("another cluster", identity.id(), distance);
            assertEquals(survey, BootDatagram.read(BootDatagram.seal(identity, survey)).packet());
        }
    }

    @Test
    void addressesThatDoNotFitAreLeftOutFromTheEnd() throws Exception {
        List<Multiaddr> many = new ArrayList<>();
        for (int port = 1; port <= 200; port++) {
            many.add(Multiaddr.parse("/ip6/2001:db8::1234:5678:9abc/tcp/" + port));
        }
        byte[] datagram = BootDatagram.seal(identity, new BootPacket.Response("ww", identity.id(), many));
        assertTrue(datagram.length <= BootDatagram.SENT_BYTES_MAX, datagram.length + " bytes");
        List<Multiaddr> read = ((BootPacket.Response) BootDatagram.read(datagram).packet()).addresses();
        assertTrue(read.size() >= 15, read.size() + " addresses");
        assertEquals(many.subList(0, read.size()), read);
    }

    @Test
    void noBitOfADatagramCanBeChanged() {
        int step = Integer.getInteger("ww.test.scale", 1) > 1 ? 1 : 9; // a bit of each byte, another one in the next
        for (String name : List.of("survey", "response")) {
            byte[] datagram = bytes(name);
            for (int bit = 0; bit < 8 * datagram.length; bit += step) {
                byte[] changed = datagram.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThrows(IOException.class, () -> BootDatagram.read(changed).verify(), name + " bit " + bit);
            }
        }
    }

    @Test
    void cutDatagramIsRefused() {
        byte[] datagram = bytes("response");
        for (int length = 0; length < datagram.length; length++) {
            byte[] cut = Arrays.copyOf(datagram, length);
            assertThrows(IOException.class, () -> BootDatagram.read(cut).verify(), "cut to " + length);
        }
    }

    @Test
    void damageAndNoiseAreNeverMoreThanAnIOException() {
        new Fuzz("discovery datagrams").run(5_000, List.of(bytes("survey"), bytes("request"), bytes("response")),
                BootDatagram::read);
    }

    @Test
    void packetInTheNameOfAnotherIsRefused() {
        PeerId other = Identity.generate().id();
        byte[] datagram = BootDatagram.seal(identity, new BootPacket.Survey("ww", other, 255));
        assertThrows(VerificationException.class, () -> BootDatagram.read(datagram));
    }

    @Test
    void signatureMadeForAnotherPurposeIsRefused() throws Exception {
        byte[] payload = Envelope.open(bytes("survey"), DOMAIN).payload();
        BootDatagram read = BootDatagram.read(Envelope.seal(identity, "libp2p-peer-record", TYPE, payload));
        assertThrows(VerificationException.class, read::verify);
    }

    @Test
    void payloadTypeIsNotCompared() throws Exception {
        byte[] payload = Envelope.open(bytes("survey"), DOMAIN).payload();
        BootDatagram read = BootDatagram.read(Envelope.seal(identity, DOMAIN, new byte[] {1, 2, 3}, payload));
        read.verify();
    }

    /** A datagram around a hand-made packet. */
    private byte[] datagram(Consumer<Packet.Builder> fill) {
        try (MessageBuilder message = new MessageBuilder()) {
            Packet.Builder root = message.initRoot(Packet.factory);
            root.setNamespace("ww");
            fill.accept(root);
            return Envelope.seal(identity, DOMAIN, TYPE, Frames.encodePacked(message));
        }
    }

    private void fillResponse(Packet.Builder root, List<byte[]> addresses) {
        Packet.Response.Builder response = root.initResponse();
        response.setPeer(Text.of(identity.id().bytes()));
        PointerList.Builder<Data.Builder, Data.Reader> list = response.initAddrs(addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            list.set(i, Data.of(addresses.get(i)));
        }
    }

    @Test
    void addressesThatAreNotUnderstoodAreLeftOut() throws Exception {
        byte[] good = Multiaddr.parse("/ip4/10.0.0.1/tcp/1").encode();
        byte[] withPeer = Multiaddr.parse("/ip4/10.0.0.2/tcp/2").withPeer(identity.id().bytes()).encode();
        byte[] onlyPeer = new byte[withPeer.length - 8];
        System.arraycopy(withPeer, 8, onlyPeer, 0, onlyPeer.length);
        List<byte[]> all = List.of(new byte[0], new byte[] {(byte) 0xff, 0x7f, 1}, good, new byte[] {4, 127}, withPeer,
                onlyPeer);
        byte[] datagram = datagram(root -> fillResponse(root, all));
        BootPacket.Response read = (BootPacket.Response) BootDatagram.read(datagram).packet();
        assertEquals(addresses("/ip4/10.0.0.1/tcp/1", "/ip4/10.0.0.2/tcp/2"), read.addresses());
    }

    @Test
    void tooManyAddressesAreRefused() {
        byte[] datagram = datagram(root -> fillResponse(root, Collections.nCopies(65, new byte[0])));
        IOException refused = assertThrows(IOException.class, () -> BootDatagram.read(datagram));
        assertTrue(refused.getMessage().contains("65") && refused.getMessage().contains("64"), refused.getMessage());
    }

    @Test
    void tooLongNamespaceIsRefused() {
        byte[] datagram = datagram(root -> {
            root.setNamespace("n".repeat(BootDatagram.NAMESPACE_BYTES_MAX + 1));
            root.initRequest().setFrom(Text.of(identity.id().bytes()));
        });
        assertThrows(IOException.class, () -> BootDatagram.read(datagram));
    }

    @Test
    void packetWithoutAPeerIsRefused() {
        assertThrows(IOException.class, () -> BootDatagram.read(datagram(root -> root.initSurvey())));
        assertThrows(IOException.class, () -> BootDatagram.read(datagram(root -> root.initResponse())));
        assertThrows(IOException.class, () -> BootDatagram.read(datagram(root -> { })));
    }

    @Test
    void payloadThatUnpacksToMegabytesIsRefused() {
        byte[] bomb = new byte[2 * 300];
        for (int i = 0; i < bomb.length; i += 2) {
            bomb[i + 1] = (byte) 0xff; // 256 words of zeros each
        }
        byte[] datagram = Envelope.seal(identity, DOMAIN, TYPE, bomb);
        assertThrows(IOException.class, () -> BootDatagram.read(datagram));
    }

    @Test
    void envelopeWithoutKeyOrPayloadIsRefused() {
        assertThrows(IOException.class, () -> BootDatagram.read(new byte[0]));
        assertThrows(IOException.class,
                () -> BootDatagram.read(new ProtoWriter().bytes(1, identity.publicKey().encode()).toByteArray()));
        assertThrows(IOException.class,
                () -> BootDatagram.read(new ProtoWriter().bytes(3, new byte[16]).toByteArray()));
        assertThrows(IOException.class,
                () -> BootDatagram.read(new ProtoWriter().bytes(1, "key".getBytes(StandardCharsets.UTF_8))
                        .bytes(3, new byte[16]).toByteArray()));
    }

    @Test
    void namespaceMustFitIntoAPacket() {
        assertEquals("ww", BootDatagram.checkedNamespace("ww"));
        assertThrows(IllegalArgumentException.class, () -> BootDatagram.checkedNamespace(""));
        assertThrows(IllegalArgumentException.class, () -> BootDatagram.checkedNamespace("\u00e4".repeat(101)));
    }
}
