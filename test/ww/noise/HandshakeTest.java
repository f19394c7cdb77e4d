package ww.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Fuzz;
import ww.io.Vectors;

class HandshakeTest {
    private static final byte[] NOTHING = new byte[0];

    private final KeyPair25519 initiatorStatic = KeyPair25519.generate();
    private final KeyPair25519 initiatorEphemeral = KeyPair25519.generate();
    private final KeyPair25519 responderStatic = KeyPair25519.generate();
    private final KeyPair25519 responderEphemeral = KeyPair25519.generate();

    static Stream<Vectors.Case> vectors() {
        return Vectors.read("noise/xx.txt").stream();
    }

    static Stream<Vectors.Case> smallOrder() {
        return Vectors.read("noise/small-order.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyMessageIsThatOfOtherImplementations(Vectors.Case vector) throws Exception {
        Handshake initiator = new Handshake(key(vector, "initiator static"), key(vector, "initiator ephemeral"),
                vector.bytes("prologue"));
        Handshake responder = new Handshake(key(vector, "responder static"), key(vector, "responder ephemeral"),
                vector.bytes("prologue"));
        assertArrayEquals(vector.bytes("message 1"), initiator.writeFirst(vector.bytes("payload 1")));
        assertArrayEquals(vector.bytes("payload 1"), responder.readFirst(vector.bytes("message 1")));
        assertArrayEquals(vector.bytes("message 2"), responder.writeSecond(vector.bytes("payload 2")));
        assertArrayEquals(vector.bytes("payload 2"), initiator.readSecond(vector.bytes("message 2")));
        assertArrayEquals(vector.bytes("message 3"), initiator.writeThird(vector.bytes("payload 3")));
        assertArrayEquals(vector.bytes("payload 3"), responder.readThird(vector.bytes("message 3")));
        assertArrayEquals(key(vector, "responder static").publicKey(), initiator.remoteStatic());
        assertArrayEquals(key(vector, "initiator static").publicKey(), responder.remoteStatic());
        assertArrayEquals(initiator.hash(), responder.hash());
        if (vector.has("handshake hash")) {
            assertArrayEquals(vector.bytes("handshake hash"), initiator.hash());
        }
        assertTransport(vector, initiator.split(), responder.split());
    }

    private static void assertTransport(Vectors.Case vector, SymmetricState.Split initiator,
            SymmetricState.Split responder) throws NoiseException {
        for (int number = 4; vector.has("message " + number); number++) {
            boolean fromInitiator = number % 2 == 1;
            CipherState sender = fromInitiator ? initiator.fromInitiator() : responder.fromResponder();
            CipherState receiver = fromInitiator ? responder.fromInitiator() : initiator.fromResponder();
            byte[] payload = vector.bytes("payload " + number);
            byte[] sealed = new byte[payload.length + CipherState.TAG_BYTES];
            sender.encrypt(payload, 0, payload.length, sealed, 0);
            assertArrayEquals(vector.bytes("message " + number), sealed);
            byte[] opened = new byte[payload.length];
            assertEquals(payload.length, receiver.decrypt(sealed, 0, sealed.length, opened, 0));
            assertArrayEquals(payload, opened);
        }
    }

    @Test
    void everyPrefixOfTheFirstMessageEndsTheHandshake() throws Exception {
        byte[] first = initiator().writeFirst(NOTHING);
        for (int length = 0; length < first.length; length++) {
            byte[] prefix = Arrays.copyOf(first, length);
            assertThrows(NoiseException.class, () -> responder().readFirst(prefix), "prefix of " + length);
        }
    }

    @Test
    void everyPrefixAndEveryChangeOfTheSecondMessageEndsTheHandshake() throws Exception {
        byte[] second = second(new byte[20]);
        assertEquals(20, readSecond(second).length);
        for (int length = 0; length < second.length; length++) {
            byte[] prefix = Arrays.copyOf(second, length);
            assertThrows(NoiseException.class, () -> readSecond(prefix), "prefix of " + length);
        }
        for (int at = 0; at < second.length; at++) {
            byte[] changed = second.clone();
            changed[at] ^= 4;
            assertThrows(NoiseException.class, () -> readSecond(changed), "byte " + at);
        }
        assertThrows(NoiseException.class, () -> readSecond(Arrays.copyOf(second, second.length + 1)));
    }

    @Test
    void everyPrefixAndEveryChangeOfTheThirdMessageEndsTheHandshake() throws Exception {
        byte[] third = third(new byte[20]);
        assertEquals(20, readThird(third).length);
        for (int length = 0; length < third.length; length++) {
            byte[] prefix = Arrays.copyOf(third, length);
            assertThrows(NoiseException.class, () -> readThird(prefix), "prefix of " + length);
        }
        for (int at = 0; at < third.length; at++) {
            byte[] changed = third.clone();
            changed[at] ^= 4;
            assertThrows(NoiseException.class, () -> readThird(changed), "byte " + at);
        }
        assertThrows(NoiseException.class, () -> readThird(Arrays.copyOf(third, third.length + 1)));
    }

    @Test
    void aChangedFirstMessageShowsInTheSecond() throws Exception {
        Handshake initiator = initiator();
        byte[] first = initiator.writeFirst(new byte[] {1});
        first[first.length - 1] = 2;
        Handshake responder = responder();
        responder.readFirst(first);
        byte[] second = responder.writeSecond(NOTHING);
        assertThrows(NoiseException.class, () -> initiator.readSecond(second));
    }

    @Test
    void anotherPrologueIsAnotherConversation() throws Exception {
        Handshake initiator = initiator();
        Handshake responder = new Handshake(responderStatic, responderEphemeral, new byte[] {1});
        responder.readFirst(initiator.writeFirst(NOTHING));
        byte[] second = responder.writeSecond(NOTHING);
        assertThrows(NoiseException.class, () -> initiator.readSecond(second));
    }

    @ParameterizedTest
    @MethodSource("smallOrder")
    void anEphemeralKeyOfSmallOrderIsRefused(Vectors.Case vector) throws Exception {
        byte[] key = vector.bytes("key");
        Handshake responder = responder();
        responder.readFirst(key);
        NoiseException refused = assertThrows(NoiseException.class, () -> responder.writeSecond(NOTHING));
        assertTrue(refused.getMessage().contains("small order"), refused.getMessage());
        Handshake initiator = initiator();
        initiator.writeFirst(NOTHING);
        byte[] second = Arrays.copyOf(key, 96);
        assertThrows(NoiseException.class, () -> initiator.readSecond(second));
    }

    @ParameterizedTest
    @MethodSource("smallOrder")
    void aStaticKeyOfSmallOrderIsRefused(Vectors.Case vector) throws Exception {
        KeyPair25519 hostile = new KeyPair25519(somePrivateKey(), vector.bytes("key"));
        Handshake initiator = initiator();
        Handshake responder = new Handshake(hostile, responderEphemeral, NOTHING);
        responder.readFirst(initiator.writeFirst(NOTHING));
        byte[] second = responder.writeSecond(NOTHING);
        NoiseException refused = assertThrows(NoiseException.class, () -> initiator.readSecond(second));
        assertTrue(refused.getMessage().contains("small order"), refused.getMessage());
    }

    @Test
    void theOrderOfTheMessagesIsOurBusiness() throws Exception {
        assertThrows(IllegalStateException.class, () -> initiator().readSecond(new byte[96]));
        assertThrows(IllegalStateException.class, () -> initiator().writeThird(NOTHING));
        assertThrows(IllegalStateException.class, () -> initiator().split());
        Handshake initiator = initiator();
        initiator.writeFirst(NOTHING);
        assertThrows(IllegalStateException.class, () -> initiator.writeFirst(NOTHING));
    }

    @Test
    void noDamagedMessagePasses() throws Exception {
        byte[] second = second(new byte[] {1, 2, 3});
        new Fuzz("handshake message 2").run(100, List.of(second), input -> {
            readSecond(input);
            assertArrayEquals(second, input);
        });
        byte[] third = third(new byte[] {1, 2, 3});
        new Fuzz("handshake message 3").run(100, List.of(third), input -> {
            readThird(input);
            assertArrayEquals(third, input);
        });
    }

    private Handshake initiator() {
        return new Handshake(initiatorStatic, initiatorEphemeral, NOTHING);
    }

    private Handshake responder() {
        return new Handshake(responderStatic, responderEphemeral, NOTHING);
    }

    /** With all keys fixed every run gives the same messages, so that each can be damaged and read by a fresh side. */
    private byte[] second(byte[] payload) throws NoiseException {
        Handshake responder = responder();
        responder.readFirst(initiator().writeFirst(NOTHING));
        return responder.writeSecond(payload);
    }

    private byte[] readSecond(byte[] second) throws NoiseException {
        Handshake initiator = initiator();
        initiator.writeFirst(NOTHING);
        return initiator.readSecond(second);
    }

    private byte[] third(byte[] payload) throws NoiseException {
        Handshake initiator = initiator();
        initiator.writeFirst(NOTHING);
        initiator.readSecond(second(NOTHING));
        return initiator.writeThird(payload);
    }

    private byte[] readThird(byte[] third) throws NoiseException {
        Handshake responder = responder();
        responder.readFirst(initiator().writeFirst(NOTHING));
        responder.writeSecond(NOTHING);
        return responder.readThird(third);
    }

    private static PrivateKey somePrivateKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519")
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, new byte[32]));
    }

    private static KeyPair25519 key(Vectors.Case vector, String name) {
        return KeyPair25519.ofSecret(vector.bytes(name));
    }
}
