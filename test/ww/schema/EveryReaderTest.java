package ww.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import ww.capnp.CapnpException;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.MessageReader;
import ww.capnp.Seeds;
import ww.capnp.StructBuilder;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;

/** Every generated struct with random contents: as it is, and damaged. */
class EveryReaderTest {
    private static final MessageLimits LIMITS = new MessageLimits(1 << 20, 64, 1 << 16, 64);

    @Test
    void whatIsBuiltIsReadBackPlainPackedAndCopied() throws CapnpException {
        Random random = Seeds.random("every reader");
        for (Structs.Type type : Structs.all()) {
            for (int round = 0; round < Seeds.scaled(3); round++) {
                roundTrip(type.toString(), type.factory(), random);
            }
        }
    }

    private static <B extends StructBuilder, R extends StructReader> void roundTrip(String name,
            StructFactory<B, R> factory, Random random) throws CapnpException {
        MessageBuilder built = new MessageBuilder(1 + random.nextInt(60));
        new StructFiller(random, false).fill(built.initRoot(factory));
        R plain = Frames.decode(Frames.encode(built), LIMITS).getRoot(factory);
        String dump = StructDump.of(plain);
        R packed = Frames.decodePacked(Frames.encodePacked(built), LIMITS).getRoot(factory);
        assertEquals(dump, StructDump.of(packed), name);
        MessageBuilder copy = new MessageBuilder(1 + random.nextInt(60));
        copy.root().setAs(factory, plain);
        assertEquals(dump, StructDump.of(copy.root().asReader().getAs(factory)), name);
    }

    @Test
    void flippedBitsAreRefusedOrReadButNeverThrowFromAReader() {
        Random random = Seeds.random("bit flips");
        int refused = 0;
        int read = 0;
        for (Structs.Type type : Structs.all()) {
            for (int round = 0; round < Seeds.scaled(3); round++) {
                MessageBuilder built = new MessageBuilder(1 + random.nextInt(80));
                new StructFiller(random, true).fill(built.initRoot(type.factory()));
                byte[] frame = Frames.encode(built);
                for (int flips = 0; flips < 25; flips++) {
                    if (survives(frame, type, random)) {
                        read++;
                    } else {
                        refused++;
                    }
                }
            }
        }
        assertTrue(refused > 100 && read > 100, refused + " refused, " + read + " read: the damage is no damage");
    }

    /** Flips one to four bits; if the message is still taken, reads all of it and copies all of it. */
    private static boolean survives(byte[] frame, Structs.Type type, Random random) {
        byte[] damaged = frame.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
            MessageReader message = Frames.decode(damaged, LIMITS);
            StructReader root = message.getRoot(type.factory());
            String dump = StructDump.of(root);
            MessageBuilder copy = new MessageBuilder();
            copy.root().set(message.root());
            StructReader copied = copy.root().asReader().getAs(type.factory());
            assertEquals(dump.length() > 0, StructDump.of(copied).length() > 0);
            return true;
        } catch (CapnpException e) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(type + " with " + HexFormat.of().formatHex(damaged), e);
        }
    }

    @Test
    void randomBytesAreRefusedOrReadButNeverThrowFromAReader() {
        Random random = Seeds.random("random bytes");
        for (Structs.Type type : Structs.all()) {
            for (int round = 0; round < Seeds.scaled(10); round++) {
                byte[] packed = new byte[random.nextInt(200)];
                random.nextBytes(packed);
                try {
                    StructDump.of(Frames.decodePacked(packed, LIMITS).getRoot(type.factory()));
                } catch (CapnpException e) {
                    assertTrue(e.getMessage().length() > 10);
                }
            }
        }
    }
}
