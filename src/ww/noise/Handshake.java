package ww.noise;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The three messages of the pattern XX (Noise, section 7.5) as bytes in and bytes out, for one side of one connection:
 *
 * <pre>
 * 1  initiator → responder   e
 * 2  initiator ← responder   e, ee, s, es
 * 3  initiator → responder   s, se
 * </pre>
 *
 * <p>Each message carries a payload at its end: that of the first in the clear, the others encrypted. Knows nothing of
 * libp2p. The methods are called in the order of the messages, those that write on one side and those that read on the
 * other; a second call of the same is a mistake. After an exception the handshake is dead. Not for concurrent use.
 */
final class Handshake {
    private static final int KEY_BYTES = KeyPair25519.KEY_BYTES;
    private static final int ENCRYPTED_KEY_BYTES = KEY_BYTES + CipherState.TAG_BYTES;

    private final SymmetricState state;
    private final KeyPair25519 staticKey;
    private final KeyPair25519 ephemeralKey;
    private byte[] remoteStatic;
    private byte[] remoteEphemeral;

    /** How many of the three messages have been written or read. */
    private int messages;

    /** {@code ephemeralKey} must be fresh for every connection outside of tests; that is what makes secrets forward. */
    Handshake(KeyPair25519 staticKey, KeyPair25519 ephemeralKey, byte[] prologue) {
        this.staticKey = staticKey;
        this.ephemeralKey = ephemeralKey;
        state = new SymmetricState(prologue);
    }

    byte[] writeFirst(byte[] payload) throws NoiseException {
        begin(1);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        writeEphemeral(message);
        message.writeBytes(state.encryptAndHash(payload));
        return message.toByteArray();
    }

    /** Answers the payload, which nothing protects. */
    byte[] readFirst(byte[] message) throws NoiseException {
        begin(1);
        requireLength(message, KEY_BYTES, 1);
        readEphemeral(message);
        return state.decryptAndHash(tail(message, KEY_BYTES));
    }

    byte[] writeSecond(byte[] payload) throws NoiseException {
        begin(2);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        writeEphemeral(message);
        state.mixKey(ephemeralKey.agree(remoteEphemeral));
        message.writeBytes(state.encryptAndHash(staticKey.publicKey()));
        state.mixKey(staticKey.agree(remoteEphemeral));
        message.writeBytes(state.encryptAndHash(payload));
        return message.toByteArray();
    }

    byte[] readSecond(byte[] message) throws NoiseException {
        begin(2);
        int payloadOffset = KEY_BYTES + ENCRYPTED_KEY_BYTES;
        requireLength(message, payloadOffset + CipherState.TAG_BYTES, 2);
        readEphemeral(message);
        state.mixKey(ephemeralKey.agree(remoteEphemeral));
        remoteStatic = state.decryptAndHash(Arrays.copyOfRange(message, KEY_BYTES, payloadOffset));
        state.mixKey(ephemeralKey.agree(remoteStatic));
        return state.decryptAndHash(tail(message, payloadOffset));
    }

    byte[] writeThird(byte[] payload) throws NoiseException {
        begin(3);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(state.encryptAndHash(staticKey.publicKey()));
        state.mixKey(staticKey.agree(remoteEphemeral));
        message.writeBytes(state.encryptAndHash(payload));
        return message.toByteArray();
    }

    byte[] readThird(byte[] message) throws NoiseException {
        begin(3);
        requireLength(message, ENCRYPTED_KEY_BYTES + CipherState.TAG_BYTES, 3);
        remoteStatic = state.decryptAndHash(Arrays.copyOf(message, ENCRYPTED_KEY_BYTES));
        state.mixKey(ephemeralKey.agree(remoteStatic));
        return state.decryptAndHash(tail(message, ENCRYPTED_KEY_BYTES));
    }

    /** The other side's static key, known after message 2 (initiator) or 3 (responder). */
    byte[] remoteStatic() {
        return remoteStatic.clone();
    }

    /** After message 3. */
    SymmetricState.Split split() {
        if (messages != 3) {
            throw new IllegalStateException("handshake split after message " + messages);
        }
        return state.split();
    }

    byte[] hash() {
        return state.handshakeHash();
    }

    private void begin(int number) {
        if (number != messages + 1) {
            throw new IllegalStateException("handshake message " + number + " after message " + messages);
        }
        messages = number;
    }

    private void writeEphemeral(ByteArrayOutputStream message) {
        byte[] key = ephemeralKey.publicKey();
        message.writeBytes(key);
        state.mixHash(key);
    }

    private void readEphemeral(byte[] message) {
        remoteEphemeral = Arrays.copyOf(message, KEY_BYTES);
        state.mixHash(remoteEphemeral);
    }

    private static void requireLength(byte[] message, int bytesMin, int number) throws NoiseException {
        if (message.length < bytesMin) {
            throw new NoiseException("handshake message " + number + " of " + message.length + " bytes, at least "
                    + bytesMin + " needed");
        }
    }

    private static byte[] tail(byte[] message, int offset) {
        return Arrays.copyOfRange(message, offset, message.length);
    }
}
