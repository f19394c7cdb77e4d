package ww.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;

/** Discovery datagrams of fresh keys against go-libp2p and go-capnp, in both directions. */
@Tag("interop")
@Timeout(value = 16, unit = TimeUnit.MINUTES) // the first run builds the peer
class GoDatagramTest {
    private static final List<String> ADDRESSES = List.of("/ip4/127.0.0.1/tcp/4001",
            "/ip6/2001:db8::1/udp/4001/quic-v1", "/dns4/gateway.example/tcp/443");

    private final long seed = Long.getLong("ww.test.seed", System.nanoTime());

    @BeforeAll
    static void build() throws Exception {
        GoPeer.build();
    }

    private static List<Multiaddr> addresses() throws IOException {
        return List.of(Multiaddr.parse(ADDRESSES.get(0)), Multiaddr.parse(ADDRESSES.get(1)),
                Multiaddr.parse(ADDRESSES.get(2)));
    }

    private static List<BootPacket> packets(Identity identity) throws IOException {
        return List.of(new BootPacket.Survey("some cluster", identity.id(), 17),
                new BootPacket.Request("some cluster", identity.id()),
                new BootPacket.Response("some cluster", identity.id(), addresses()));
    }

    private static GoPeer go(byte[] secret) throws IOException {
        return GoPeer.start("boot", HexFormat.of().formatHex(secret), "some cluster", "17",
                ADDRESSES.get(0), ADDRESSES.get(1), ADDRESSES.get(2));
    }

    @Test
    void sameKeyGivesTheSameBytesInBothLanguages() throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            Identity identity = Identity.fromSeed(secret);
            try (GoPeer go = go(secret)) {
                for (BootPacket packet : packets(identity)) {
                    byte[] theirs = HexFormat.of().parseHex(go.expect("sealed"));
                    assertArrayEquals(theirs, BootDatagram.seal(identity, packet), "ww.test.seed=" + seed);
                    BootDatagram read = BootDatagram.read(theirs);
                    read.verify();
                    assertEquals(packet, read.packet());
                }
            }
        }
    }

    @Test
    void goReadsWhatWeSay() throws Exception {
        Identity identity = Identity.generate();
        try (GoPeer go = go(new byte[32])) {
            for (int i = 0; i < 3; i++) {
                go.expect("sealed");
            }
            for (BootPacket packet : packets(identity)) {
                go.say(HexFormat.of().formatHex(BootDatagram.seal(identity, packet)));
            }
            assertEquals("some cluster " + identity.id() + " 17", go.expect("survey"));
            assertEquals("some cluster " + identity.id(), go.expect("request"));
            assertEquals("some cluster " + identity.id() + " " + String.join(" ", ADDRESSES), go.expect("response"));
        }
    }

    @Test
    void goRefusesWhatWeForge() throws Exception {
        Identity other = Identity.generate();
        byte[] forged = BootDatagram.seal(Identity.generate(), new BootPacket.Request("some cluster", other.id()));
        byte[] changed = BootDatagram.seal(other, new BootPacket.Request("some cluster", other.id()));
        changed[changed.length - 1] ^= 1;
        try (GoPeer go = go(new byte[32])) {
            for (int i = 0; i < 3; i++) {
                go.expect("sealed");
            }
            go.say(HexFormat.of().formatHex(forged));
            go.expect("refused");
            go.say(HexFormat.of().formatHex(changed));
            go.expect("refused");
        }
    }
}
