package ww.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ww.io.Duplex;
import ww.io.Fuzz;
import ww.io.MemoryDuplex;
import ww.peer.Identity;
import ww.peer.PeerId;

class NoiseTest {
    private static final String YAMUX = "/yamux/1.0.0";
    private static final String OTHER = "/other/1.0.0";
    private static final byte[] NOTHING = new byte[0];

    private final Identity alice = Identity.generate();
    private final Identity bob = Identity.generate();
    private final Noise ofAlice = new Noise(alice, List.of(YAMUX));
    private final Noise ofBob = new Noise(bob, List.of(YAMUX));
    private final MemoryDuplex.Pair wire = MemoryDuplex.pair();
    private final SegmentDuplex left = new SegmentDuplex(wire.left());
    private final SegmentDuplex right = new SegmentDuplex(wire.right());

    /** The two ends of a connection after the handshake. */
    private record Ends(SecureDuplex initiator, SecureDuplex responder) { }

    @AfterEach
    void closeTheWire() {
        left.close();
        right.close();
    }

    @Test
    void eachSideKnowsTheOther() throws Exception {
        Ends ends = connect(ofAlice, ofBob);
        assertEquals(bob.id(), ends.initiator.remotePeer());
        assertEquals(bob.publicKey(), ends.initiator.remoteKey());
        assertEquals(alice.id(), ends.responder.remotePeer());
        assertEquals(alice.publicKey(), ends.responder.remoteKey());
    }

    @Test
    void bytesPassBothWaysAtOnce() throws Exception {
        Ends ends = connect(ofAlice, ofBob);
        byte[] there = random(500_000, 1);
        byte[] back = random(400_000, 2);
        FutureTask<Void> writeThere = started(() -> write(ends.initiator, there));
        FutureTask<Void> writeBack = started(() -> write(ends.responder, back));
        FutureTask<byte[]> readThere = started(() -> ends.responder.in().readAllBytes());
        assertArrayEquals(back, ends.initiator.in().readAllBytes());
        assertArrayEquals(there, readThere.get(10, TimeUnit.SECONDS));
        writeThere.get();
        writeBack.get();
    }

    @Test
    void theFirstMessageTakesAlongWhatWasWrittenBefore() throws Exception {
        left.out().write(new byte[] {1, 2, 3});
        FutureTask<SecureDuplex> initiator = started(() -> ofAlice.initiate(left, Optional.empty()));
        assertArrayEquals(new byte[] {1, 2, 3}, right.in().readNBytes(3));
        ofBobResponds();
        initiator.get(10, TimeUnit.SECONDS);
        assertEquals(3 + 2 + 32, left.segments.getFirst().length);
    }

    @Test
    void theThirdMessageWaitsForTheFirstBytes() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        SecureDuplex initiator = ofAlice.initiate(left, Optional.of(bob.id()));
        assertEquals(1, left.segments.size());
        initiator.out().write(new byte[100]);
        assertEquals(1, left.segments.size());
        initiator.out().flush();
        assertEquals(2, left.segments.size());
        int third = 48 + new HandshakePayload(alice.publicKey(), new byte[64], List.of(YAMUX)).encode().length + 16;
        assertEquals(2 + third + 2 + 100 + 16, left.segments.getLast().length);
        assertEquals(100, responder.get(10, TimeUnit.SECONDS).in().readNBytes(100).length);
    }

    @Test
    void theThirdMessageLeavesWithAFlushOfNothing() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        SecureDuplex initiator = ofAlice.initiate(left, Optional.empty());
        initiator.out().flush();
        SecureDuplex answered = responder.get(10, TimeUnit.SECONDS);
        answered.out().write(5);
        answered.out().flush();
        assertEquals(5, initiator.in().read());
    }

    @Test
    void theMuxerIsTheInitiatorsFirstThatBothHave() throws Exception {
        assertEquals(Optional.of(YAMUX), muxer(List.of(YAMUX), List.of(YAMUX)));
        assertEquals(Optional.of(OTHER), muxer(List.of("/none", OTHER, YAMUX), List.of(YAMUX, OTHER)));
        assertEquals(Optional.empty(), muxer(List.of(), List.of(YAMUX)));
        assertEquals(Optional.empty(), muxer(List.of(YAMUX), List.of()));
        assertEquals(Optional.empty(), muxer(List.of(), List.of()));
    }

    @Test
    void noMuxerInCommonFailsTheHandshake() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> new Noise(bob, List.of(OTHER)).respond(right));
        NoiseException refused =
                assertThrows(NoiseException.class, () -> ofAlice.initiate(left, Optional.empty()));
        assertEquals("no muxer in common: the initiator has [/yamux/1.0.0], the responder has [/other/1.0.0]",
                refused.getMessage());
        left.close();
        assertThrows(ExecutionException.class, () -> responder.get(10, TimeUnit.SECONDS));
    }

    @Test
    void theRespondersSideFailsWithoutACommonMuxerToo() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        KeyPair25519 own = KeyPair25519.generate();
        scriptedInitiator(HandshakePayload.sign(alice, own.publicKey(), List.of(OTHER)), own);
        assertFailsWith(responder, "no muxer in common");
    }

    @Test
    void anotherPeerThanTheExpectedOneIsRefused() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        PeerId expected = Identity.generate().id();
        NoiseException refused =
                assertThrows(NoiseException.class, () -> ofAlice.initiate(left, Optional.of(expected)));
        assertEquals("dialled " + expected + " and met " + bob.id(), refused.getMessage());
        assertEquals(1, left.segments.size(), "our identity was told to the wrong peer");
        left.close();
        assertThrows(ExecutionException.class, () -> responder.get(10, TimeUnit.SECONDS));
    }

    @Test
    void anInitiatorThatOnlyKnowsTheKeyOfItsVictimIsRefused() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        KeyPair25519 own = KeyPair25519.generate();
        byte[] stolen = HandshakePayload.sign(alice, KeyPair25519.generate().publicKey(), List.of()).signature();
        scriptedInitiator(new HandshakePayload(alice.publicKey(), stolen, List.of()), own);
        assertFailsWith(responder, "did not sign the Noise static key");
    }

    @Test
    void aResponderThatOnlyKnowsTheKeyOfItsVictimIsRefused() throws Exception {
        FutureTask<SecureDuplex> initiator = started(() -> ofAlice.initiate(left, Optional.of(bob.id())));
        Handshake responder = new Handshake(KeyPair25519.generate(), KeyPair25519.generate(), NOTHING);
        responder.readFirst(RecordCodec.read(right.in(), 100, "test"));
        byte[] stolen = HandshakePayload.sign(bob, KeyPair25519.generate().publicKey(), List.of()).encode();
        right.out().write(RecordCodec.framed(responder.writeSecond(stolen)));
        right.out().flush();
        assertFailsWith(initiator, "did not sign the Noise static key");
    }

    @Test
    void aPayloadInTheFirstMessageIsIgnored() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        KeyPair25519 own = KeyPair25519.generate();
        Handshake initiator = new Handshake(own, KeyPair25519.generate(), NOTHING);
        left.out().write(RecordCodec.framed(initiator.writeFirst(random(200, 3))));
        left.out().flush();
        initiator.readSecond(RecordCodec.read(left.in(), 1000, "test"));
        byte[] payload = HandshakePayload.sign(alice, own.publicKey(), List.of()).encode();
        left.out().write(RecordCodec.framed(initiator.writeThird(payload)));
        left.out().flush();
        assertEquals(alice.id(), responder.get(10, TimeUnit.SECONDS).remotePeer());
    }

    @Test
    void tooLargeAHandshakeMessageIsRefusedUnread() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        left.out().write(new byte[] {0x20, 0x01});
        left.out().flush();
        assertFailsWith(responder, "8193 bytes announced, at most 8192 accepted");
    }

    @Test
    void closingTheRawConnectionEndsAHandshake() throws Exception {
        FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(right));
        left.out().write(new byte[] {0, 32, 1});
        left.out().flush();
        right.close();
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> responder.get(10, TimeUnit.SECONDS));
        assertInstanceOf(IOException.class, failed.getCause());
    }

    @Test
    void everyCutOfTheConnectionFailsTheHandshakeOnBothSides() throws Exception {
        for (int cut = 0; cut < 2 + 32 + 2 + 184; cut += 13) {
            MemoryDuplex.Pair pair = MemoryDuplex.pair();
            Duplex cutAfter = new CutDuplex(pair.left(), cut);
            FutureTask<SecureDuplex> responder = started(() -> ofBob.respond(pair.right()));
            assertThrows(IOException.class, () -> flushed(ofAlice.initiate(cutAfter, Optional.empty())), "cut " + cut);
            pair.left().close();
            assertThrows(ExecutionException.class, () -> responder.get(10, TimeUnit.SECONDS), "cut " + cut);
        }
    }

    @Test
    void closeWakesABlockedReader() throws Exception {
        Ends ends = connect(ofAlice, ofBob);
        FutureTask<Integer> reader = started(() -> ends.responder.in().read());
        ends.responder.close();
        ends.responder.close();
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> reader.get(10, TimeUnit.SECONDS));
        assertInstanceOf(IOException.class, failed.getCause());
    }

    @Test
    void halfCloseEndsOneDirectionOnly() throws Exception {
        Ends ends = connect(ofAlice, ofBob);
        ends.initiator.out().write(1);
        ends.initiator.out().close();
        assertEquals(1, ends.responder.in().read());
        assertEquals(-1, ends.responder.in().read());
        ends.responder.out().write(2);
        ends.responder.out().flush();
        assertEquals(2, ends.initiator.in().read());
    }

    @Test
    void whatIsOnTheWireDoesNotShowThePlainBytes() throws Exception {
        Ends ends = connect(ofAlice, ofBob);
        byte[] secret = "the secret that nobody on the path may see".repeat(5).getBytes(StandardCharsets.UTF_8);
        ends.initiator.out().write(secret);
        ends.initiator.out().flush();
        ends.responder.in().readNBytes(secret.length);
        Set<String> seen = new HashSet<>();
        for (byte[] segment : left.segments) {
            seen.add(new String(segment, StandardCharsets.ISO_8859_1));
        }
        assertTrue(seen.stream().noneMatch(segment -> segment.contains("secret")));
    }

    @Test
    void oneNoiseSecuresManyConnectionsAtOnce() throws Exception {
        List<FutureTask<Void>> ends = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            MemoryDuplex.Pair pair = MemoryDuplex.pair();
            byte[] data = random(10_000, i);
            ends.add(started(() -> write(ofAlice.initiate(pair.left(), Optional.of(bob.id())), data)));
            ends.add(started(() -> {
                assertArrayEquals(data, ofBob.respond(pair.right()).in().readAllBytes());
                return null;
            }));
        }
        for (FutureTask<Void> end : ends) {
            end.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whateverAStrangerSendsOnlyIoExceptionsCome() {
        byte[] first = RecordCodec.framed(KeyPair25519.generate().publicKey());
        byte[] more = Arrays.copyOf(first, first.length + 202);
        RecordCodec.putLength(more, first.length, 200);
        new Fuzz("noise responder").run(50, List.of(first, more), input ->
                assertThrows(IOException.class, () -> ofBob.respond(new ScriptDuplex(input))));
        byte[] second = RecordCodec.framed(new byte[200]);
        new Fuzz("noise initiator").run(50, List.of(second), input ->
                assertThrows(IOException.class, () -> ofAlice.initiate(new ScriptDuplex(input), Optional.empty())));
    }

    private Ends connect(Noise initiator, Noise responder) throws Exception {
        FutureTask<SecureDuplex> responding = started(() -> responder.respond(right));
        SecureDuplex initiated = flushed(initiator.initiate(left, Optional.empty()));
        return new Ends(initiated, responding.get(10, TimeUnit.SECONDS));
    }

    private Optional<String> muxer(List<String> initiators, List<String> responders) throws Exception {
        MemoryDuplex.Pair pair = MemoryDuplex.pair();
        Noise responder = new Noise(bob, responders);
        FutureTask<SecureDuplex> responding = started(() -> responder.respond(pair.right()));
        SecureDuplex initiated = flushed(new Noise(alice, initiators).initiate(pair.left(), Optional.empty()));
        assertEquals(initiated.muxer(), responding.get(10, TimeUnit.SECONDS).muxer());
        return initiated.muxer();
    }

    private void ofBobResponds() {
        started(() -> ofBob.respond(right));
    }

    private void scriptedInitiator(HandshakePayload payload, KeyPair25519 own) throws IOException {
        Handshake initiator = new Handshake(own, KeyPair25519.generate(), NOTHING);
        left.out().write(RecordCodec.framed(initiator.writeFirst(NOTHING)));
        left.out().flush();
        initiator.readSecond(RecordCodec.read(left.in(), 1000, "test"));
        left.out().write(RecordCodec.framed(initiator.writeThird(payload.encode())));
        left.out().flush();
    }

    private static SecureDuplex flushed(SecureDuplex duplex) throws IOException {
        duplex.out().flush();
        return duplex;
    }

    private static Void write(Duplex to, byte[] bytes) throws IOException {
        to.out().write(bytes);
        to.out().close();
        return null;
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("noise-test").start(task);
        return task;
    }

    private static void assertFailsWith(FutureTask<SecureDuplex> side, String error) {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> side.get(10, TimeUnit.SECONDS));
        assertInstanceOf(IOException.class, failed.getCause());
        assertTrue(failed.getCause().getMessage().contains(error), failed.getCause().getMessage());
    }
}
