package ww.multiformats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ww.io.Fuzz;
import ww.io.Vectors;

class MultiaddrTest {
    private static final String PEER = "12D3KooWLwDXiGLXpJ721b4NfkzABtwbs99N52EQeMUymLL9o9Df";
    private static final String OTHER_PEER = "QmaeANgBs1DTSxWSrPPtobgQuxW8XTfsS4ydbK4rCHzqxG";

    static Stream<Vectors.Case> valid() {
        return Vectors.read("multiformats/multiaddr.txt").stream();
    }

    static Stream<Vectors.Case> malformedTexts() {
        return Vectors.read("multiformats/bad-multiaddr.txt").stream().filter(c -> c.has("text"));
    }

    static Stream<Vectors.Case> malformedBytes() {
        return Vectors.read("multiformats/bad-multiaddr.txt").stream().filter(c -> c.has("bytes"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void textAndBytesStandForEachOther(Vectors.Case vector) throws IOException {
        Multiaddr ofText = Multiaddr.parse(vector.text("text"));
        Multiaddr ofBytes = Multiaddr.decode(vector.bytes("bytes"));
        assertArrayEquals(vector.bytes("bytes"), ofText.encode());
        assertEquals(vector.optional("canonical").orElse(vector.text("text")), ofBytes.toString());
        assertEquals(ofText, ofBytes);
        assertEquals(ofText.hashCode(), ofBytes.hashCode());
        assertEquals(ofText.parts(), ofBytes.parts());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void onlyAHostAndAPortAreASocket(Vectors.Case vector) throws IOException {
        Optional<String> socket = Multiaddr.parse(vector.text("text")).tcpAddress()
                .map(address -> hostOf(address) + " " + address.getPort());
        assertEquals(vector.optional("socket"), socket);
    }

    @ParameterizedTest
    @MethodSource("malformedTexts")
    void malformedTextIsRefused(Vectors.Case vector) {
        IOException refused = assertThrows(IOException.class, () -> Multiaddr.parse(vector.text("text")));
        assertTrue(refused.getMessage().contains(vector.text("error")), refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("malformedBytes")
    void malformedBytesAreRefused(Vectors.Case vector) {
        IOException refused = assertThrows(IOException.class, () -> Multiaddr.decode(vector.bytes("bytes")));
        assertTrue(refused.getMessage().contains(vector.text("error")), refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void everyPrefixIsAnAddressOfFewerPartsOrRefused(Vectors.Case vector) {
        byte[] whole = vector.bytes("bytes");
        int parts = parts(whole);
        for (int length = 0; length < whole.length; length++) {
            assertTrue(parts(Arrays.copyOf(whole, length)) < parts, "the prefix of " + length + " bytes");
        }
    }

    private static int parts(byte[] bytes) {
        try {
            return Multiaddr.decode(bytes).parts().size();
        } catch (IOException refused) {
            return 0;
        }
    }

    @Test
    void tooManyPartsAreRefused() {
        assertThrows(IOException.class, () -> Multiaddr.parse("/ws".repeat(33)));
        assertThrows(IOException.class, () -> Multiaddr.decode(new byte[33 * 5]));
    }

    @Test
    void tooLongAddressesAreRefused() {
        String name = "a".repeat(Multiaddr.BYTES_MAX);
        assertThrows(IOException.class, () -> Multiaddr.parse("/dns/" + name));
        assertThrows(IOException.class, () -> Multiaddr.parse("/dns/" + name.repeat(5)));
        assertThrows(IOException.class, () -> Multiaddr.decode(new byte[Multiaddr.BYTES_MAX + 1]));
    }

    @Test
    void theErrorNamesAddressAndPart() {
        IOException refused =
                assertThrows(IOException.class, () -> Multiaddr.parse("/ip4/127.0.0.1/tcp/70000"));
        assertEquals("multiaddr '/ip4/127.0.0.1/tcp/70000': /tcp: '70000' is not a number within 0..65535",
                refused.getMessage());
    }

    @Test
    void partsAreProtocolAndValue() throws IOException {
        List<Multiaddr.Part> parts = Multiaddr.parse("/ip4/127.0.0.1/tcp/80/ws").parts();
        assertEquals(new Multiaddr.Part(AddressProtocol.IP4, "127.0.0.1"), parts.get(0));
        assertEquals(new Multiaddr.Part(AddressProtocol.TCP, "80"), parts.get(1));
        assertEquals(new Multiaddr.Part(AddressProtocol.WS, ""), parts.get(2));
        assertEquals(3, parts.size());
    }

    @Test
    void thePeerIsThatOfTheLastPart() throws IOException {
        byte[] peer = PeerText.parse(PEER).encode();
        assertArrayEquals(peer, Multiaddr.parse("/ip4/1.2.3.4/tcp/1/p2p/" + PEER).peerBytes().orElseThrow());
        assertArrayEquals(peer, Multiaddr.parse("/ip4/1.2.3.4/tcp/1/p2p/" + OTHER_PEER + "/p2p-circuit/p2p/" + PEER)
                .peerBytes().orElseThrow());
        assertTrue(Multiaddr.parse("/ip4/1.2.3.4/tcp/1").peerBytes().isEmpty());
        assertTrue(Multiaddr.parse("/ip4/1.2.3.4/tcp/1/p2p/" + PEER + "/p2p-circuit").peerBytes().isEmpty());
    }

    @Test
    void withPeerAddsOrReplacesIt() throws IOException {
        Multiaddr bare = Multiaddr.parse("/ip4/1.2.3.4/tcp/1");
        byte[] peer = PeerText.parse(PEER).encode();
        byte[] other = PeerText.parse(OTHER_PEER).encode();
        assertEquals(bare + "/p2p/" + PEER, bare.withPeer(peer).toString());
        assertEquals(bare + "/p2p/" + OTHER_PEER, bare.withPeer(peer).withPeer(other).toString());
        assertEquals(bare, bare.withPeer(peer).withoutPeer());
        assertEquals(bare, bare.withoutPeer());
    }

    @Test
    void nothingIsLeftOfAPeerAlone() throws IOException {
        Multiaddr nothing = Multiaddr.parse("/p2p/" + PEER).withoutPeer();
        assertEquals("", nothing.toString());
        assertEquals(0, nothing.encode().length);
        assertTrue(nothing.tcpAddress().isEmpty());
        assertEquals("/p2p/" + PEER, nothing.withPeer(PeerText.parse(PEER).encode()).toString());
    }

    @Test
    void withAPeerThatIsNoMultihashIsOurMistake() throws IOException {
        Multiaddr address = Multiaddr.parse("/ip4/1.2.3.4/tcp/1");
        assertThrows(IllegalArgumentException.class, () -> address.withPeer(new byte[] {1, 2, 3}));
        assertThrows(IllegalArgumentException.class, () -> address.withPeer(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ip4/127.0.0.1/tcp/4001", "/ip6/::1/tcp/4001", "/ip6/2001:db8::1/tcp/0",
        "/dns/localhost/tcp/80"})
    void socketsAndAddressesStandForEachOther(String text) throws IOException {
        Multiaddr address = Multiaddr.parse(text);
        assertEquals(address, Multiaddr.ofTcp(address.tcpAddress().orElseThrow()));
    }

    @Test
    void namesAreNotLookedUp() throws IOException {
        InetSocketAddress socket = Multiaddr.parse("/dns4/localhost/tcp/80").tcpAddress().orElseThrow();
        assertTrue(socket.isUnresolved());
        assertEquals("localhost", socket.getHostString());
    }

    @Test
    void aZoneOfThisMachineIsPartOfTheSocket() throws IOException {
        NetworkInterface link = NetworkInterface.networkInterfaces().findFirst().orElseThrow();
        byte[] linkLocal = IpText.parseIp6("fe80::1");
        InetAddress zoned = Inet6Address.getByAddress(null, linkLocal, link.getIndex());
        Multiaddr address = Multiaddr.ofTcp(new InetSocketAddress(zoned, 80));
        assertEquals("/ip6zone/" + link.getName() + "/ip6/fe80::1/tcp/80", address.toString());
        Inet6Address back = (Inet6Address) address.tcpAddress().orElseThrow().getAddress();
        assertEquals(link.getIndex(), back.getScopeId());
        assertArrayEquals(linkLocal, back.getAddress());
    }

    @Test
    void addressesWithOtherBytesDiffer() throws IOException {
        assertNotEquals(Multiaddr.parse("/ip4/1.2.3.4/tcp/1"), Multiaddr.parse("/ip4/1.2.3.4/tcp/2"));
        assertNotEquals(Multiaddr.parse("/ip4/1.2.3.4/tcp/1"), Multiaddr.parse("/ip4/1.2.3.4/udp/1"));
        assertFalse(Multiaddr.parse("/ip4/1.2.3.4/tcp/1").equals(new Object()));
    }

    @Test
    void theBytesGivenOutAreACopy() throws IOException {
        Multiaddr address = Multiaddr.parse("/ip4/1.2.3.4/tcp/1");
        address.encode()[0] = 99;
        assertEquals(4, address.encode()[0]);
    }

    @Test
    void whateverBytesAreReadHaveATextThatReadsTheSame() {
        List<byte[]> valid = valid().map(c -> c.bytes("bytes")).toList();
        new Fuzz("multiaddr bytes").run(5_000, valid, input -> {
            Multiaddr address = Multiaddr.decode(input);
            assertArrayEquals(input, address.encode());
            assertEquals(address, Multiaddr.parse(address.toString()));
            address.tcpAddress();
            address.withoutPeer();
            address.peerBytes();
        });
    }

    @Test
    void whateverTextIsReadHasBytesThatReadTheSame() {
        List<byte[]> valid = valid().map(c -> c.text("text").getBytes(StandardCharsets.UTF_8)).toList();
        new Fuzz("multiaddr text").run(5_000, valid, input -> {
            Multiaddr address = Multiaddr.parse(new String(input, StandardCharsets.UTF_8));
            assertEquals(address, Multiaddr.decode(address.encode()));
            assertEquals(address, Multiaddr.parse(address.toString()));
        });
    }

    private static String hostOf(InetSocketAddress address) {
        if (address.isUnresolved()) {
            return address.getHostString();
        }
        byte[] ip = address.getAddress().getAddress();
        return ip.length == 4 ? IpText.formatIp4(ip) : IpText.formatIp6(ip);
    }
}
