package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ww.capnpc.example.KindsSchema.Pointers;

class FramesTest {
    private static final MessageLimits SMALL = new MessageLimits(8 * 64, 4, 1024, 8);

    @Test
    void framesAreReadOrRefusedAsTheVectorsSay() throws IOException {
        for (String[] vector : Vectors.read("capnp/frames.txt")) {
            byte[] frame = Vectors.hex(vector[0]);
            String found;
            try {
                found = String.valueOf(Frames.decode(frame, SMALL).words());
            } catch (CapnpException e) {
                found = e.getMessage();
            }
            assertEquals(vector[1], found, vector[0]);
        }
    }

    @Test
    void bytesAfterAMessageAreAFaultWhereOneMessageIsExpected() {
        byte[] frame = Vectors.hex("0000000001000000 0000000000000000 00");
        assertThrows(CapnpException.class, () -> Frames.decode(frame, SMALL));
        assertThrows(CapnpException.class, () -> Frames.decode(new byte[0], SMALL));
    }

    @Test
    void messagesFollowEachOtherInAStreamWhateverPiecesComeIn() throws IOException {
        Random random = Seeds.random("frames");
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int messages = Seeds.scaled(60);
        for (int i = 0; i < messages; i++) {
            MessageBuilder message = new MessageBuilder(1 + random.nextInt(20));
            Pointers.Builder root = message.initRoot(Pointers.factory);
            root.setText("message " + i);
            root.initData(random.nextInt(5) == 0 ? random.nextInt(200_000) : random.nextInt(50));
            FrameWriter.plain(plain).write(message);
            FrameWriter.packed(packed).write(message);
        }
        FrameReader fromPlain = FrameReader.plain(pieces(plain.toByteArray(), random), MessageLimits.DEFAULT);
        FrameReader fromPacked = FrameReader.packed(pieces(packed.toByteArray(), random), MessageLimits.DEFAULT);
        for (int i = 0; i < messages; i++) {
            assertEquals("message " + i, fromPlain.read().getRoot(Pointers.factory).getText().toString());
            assertEquals("message " + i, fromPacked.read().getRoot(Pointers.factory).getText().toString());
        }
        assertNull(fromPlain.read());
        assertNull(fromPacked.read());
    }

    /** Random sizes of reads, so that tables and bodies are cut anywhere. */
    private static InputStream pieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 7 : 9000)));
            }
        };
    }

    @Test
    void aClaimOfManyBytesTakesNoMemoryBeforeTheyCome() {
        byte[] liar = Vectors.hex("00000000 0000 8000"); // 64 MiB, of which nothing follows
        long before = allocated();
        for (int i = 0; i < 100; i++) {
            assertThrows(CapnpException.class, () -> Frames.decode(liar, MessageLimits.DEFAULT));
        }
        long perFrame = (allocated() - before) / 100;
        assertTrue(perFrame < 1 << 20, () -> perFrame + " bytes for a frame that never came");
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void everyCutOfAFrameIsRefused() throws IOException {
        MessageBuilder message = new MessageBuilder(4);
        message.initRoot(Pointers.factory).setText("some text, so that there are two segments");
        byte[] frame = Frames.encode(message);
        assertNotNull(Frames.decode(frame, MessageLimits.DEFAULT));
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThrows(CapnpException.class, () -> Frames.decode(cut, MessageLimits.DEFAULT));
        }
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MessageLimits(7, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new MessageLimits(1 << 29, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new MessageLimits(8, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new MessageLimits(8, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new MessageLimits(8, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new MessageLimits(8, 1, 1, 100_000));
    }
}
