package ww.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CipherStateTest {
    private static final byte[] KEY = new byte[32];
    private static final byte[] NOTHING = new byte[0];

    @Test
    void whatIsEncryptedDecryptsInOrder() throws Exception {
        CipherState sender = new CipherState(KEY);
        CipherState receiver = new CipherState(KEY);
        for (int length : new int[] {0, 1, 63, 64, 65, 1000, 65519}) {
            byte[] plain = random(length);
            assertArrayEquals(plain, open(receiver, seal(sender, plain)));
        }
    }

    @Test
    void encryptingAndDecryptingInPlaceGivesTheSame() throws Exception {
        byte[] plain = random(65519);
        byte[] apart = seal(new CipherState(KEY), plain);
        byte[] buffer = Arrays.copyOf(plain, plain.length + CipherState.TAG_BYTES);
        new CipherState(KEY).encrypt(buffer, 0, plain.length, buffer, 0);
        assertArrayEquals(apart, buffer);
        assertEquals(plain.length, new CipherState(KEY).decrypt(buffer, 0, buffer.length, buffer, 0));
        assertArrayEquals(plain, Arrays.copyOf(buffer, plain.length));
    }

    @Test
    void theNonceGoesUpByOneInLittleEndian() throws Exception {
        byte[] plain = random(100);
        CipherState sender = new CipherState(KEY, 0xff);
        byte[] at255 = seal(sender, plain);
        byte[] at256 = seal(sender, plain);
        assertFalse(Arrays.equals(at255, at256));
        assertArrayEquals(plain, open(new CipherState(KEY, 0x100), at256));
        assertThrows(NoiseException.class, () -> open(new CipherState(KEY, 1L << 48), at256));
    }

    @Test
    void messagesMissingRepeatedOrExchangedAreNotAuthentic() throws Exception {
        CipherState sender = new CipherState(KEY);
        byte[] first = seal(sender, random(10));
        byte[] second = seal(sender, random(10));
        assertThrows(NoiseException.class, () -> open(new CipherState(KEY), second));
        CipherState receiver = new CipherState(KEY);
        open(receiver, first);
        assertThrows(NoiseException.class, () -> open(receiver, first));
    }

    @Test
    void aFailedDecryptionDoesNotCount() throws Exception {
        byte[] sealed = seal(new CipherState(KEY), random(10));
        byte[] forged = sealed.clone();
        forged[3] ^= 1;
        CipherState receiver = new CipherState(KEY);
        assertThrows(NoiseException.class, () -> open(receiver, forged));
        assertEquals(10, open(receiver, sealed).length);
    }

    @Test
    void theAssociatedDataIsAuthenticated() throws Exception {
        byte[] sealed = new byte[26];
        new CipherState(KEY).encrypt(new byte[] {1}, new byte[10], 0, 10, sealed, 0);
        assertThrows(NoiseException.class, () -> open(new CipherState(KEY), sealed));
        byte[] room = new byte[26];
        assertThrows(NoiseException.class,
                () -> new CipherState(KEY).decrypt(new byte[] {2}, sealed, 0, 26, room, 0));
        assertEquals(10, new CipherState(KEY).decrypt(new byte[] {1}, sealed, 0, 26, room, 0));
    }

    @Test
    void messagesShorterThanATagAreRefused() {
        for (int length = 0; length < CipherState.TAG_BYTES; length++) {
            byte[] tooShort = new byte[length];
            assertThrows(NoiseException.class, () -> open(new CipherState(KEY), tooShort));
        }
    }

    @Test
    void theLastNonceIsNeverUsed() throws Exception {
        CipherState sender = new CipherState(KEY, -2L);
        CipherState receiver = new CipherState(KEY, -2L);
        byte[] last = seal(sender, random(5));
        assertEquals(5, open(receiver, last).length);
        NoiseException sending = assertThrows(NoiseException.class, () -> seal(sender, NOTHING));
        assertTrue(sending.getMessage().contains("2^64 - 1"), sending.getMessage());
        assertThrows(NoiseException.class, () -> seal(sender, NOTHING));
        assertThrows(NoiseException.class, () -> open(receiver, last));
    }

    private static byte[] seal(CipherState cipher, byte[] plain) throws NoiseException {
        byte[] sealed = new byte[plain.length + CipherState.TAG_BYTES];
        cipher.encrypt(plain, 0, plain.length, sealed, 0);
        return sealed;
    }

    private static byte[] open(CipherState cipher, byte[] sealed) throws NoiseException {
        byte[] room = new byte[sealed.length];
        return Arrays.copyOf(room, cipher.decrypt(sealed, 0, sealed.length, room, 0));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
