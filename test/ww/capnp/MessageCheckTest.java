package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ww.capnpc.example.KindsSchema.Lists;
import ww.capnpc.example.KindsSchema.Pointers;
import ww.capnpc.example.KindsSchema.Unions;

/** Messages made to hurt: what published advisories against other implementations were about, and their relatives. */
class MessageCheckTest {
    private static final MessageLimits LIMITS = new MessageLimits(1 << 20, 8, 1024, 8);

    private static final Map<String, StructFactory<?, ? extends StructReader>> TYPES =
            Map.of("Pointers", Pointers.factory, "Lists", Lists.factory, "Unions", Unions.factory);

    @Test
    void hostileMessagesAreRefusedForTheRightReason() throws IOException {
        for (String[] vector : Vectors.read("capnp/hostile.txt")) {
            String found = "ok";
            try {
                MessageReader message = message(vector[0]);
                if (vector[1].equals("any")) {
                    message.root();
                } else {
                    message.getRoot(TYPES.get(vector[1]));
                }
            } catch (CapnpException e) {
                found = e.getMessage();
            }
            assertTrue(found.contains(vector[2]), String.join(" | ", vector) + "\n but was: " + found);
        }
    }

    private static MessageReader message(String segments) {
        return new MessageReader(Arrays.stream(segments.split("/")).map(Vectors::hex).map(ByteBuffer::wrap)
                .toArray(ByteBuffer[]::new), LIMITS);
    }

    @Test
    void aMessageWithoutARootPointerIsRefused() {
        assertThrows(CapnpException.class, () -> new MessageReader(new ByteBuffer[0], LIMITS).root());
        assertThrows(CapnpException.class, () -> new MessageReader(new ByteBuffer[] {ByteBuffer.allocate(0)}, LIMITS)
                .getRoot(Pointers.factory));
    }

    @Test
    void anUntypedPartIsCheckedWhenItIsTakenAsAType() throws IOException {
        MessageBuilder built = new MessageBuilder();
        built.initRoot(Pointers.factory).getAny().initAs(Lists.factory).initInt8s(3);
        Pointers.Reader root = Frames.decode(Frames.encode(built), LIMITS).getRoot(Pointers.factory);
        assertEquals(3, root.getAny().getAs(Lists.factory).getInt8s().size());
        assertThrows(CapnpException.class, () -> root.getAny().getAs(Text.factory));
        assertThrows(CapnpException.class, () -> root.getAny().getAs(PointerList.TEXT));
        assertThrows(CapnpException.class, () -> built.root().asReader().getAs(Data.factory));
    }

    @Test
    void manyPointersToOneLargeObjectAreCountedEach() {
        // a list of 32 pointers, each to the same 64 words: 33 words and 64 on the wire, 2081 visited
        ByteBuffer words = ByteBuffer.allocate(8 * (1 + 32 + 64)).order(ByteOrder.LITTLE_ENDIAN);
        words.putLong(Word.list(0, ElementSize.POINTER, 32));
        for (int i = 0; i < 32; i++) {
            words.putLong(Word.list(31 - i, ElementSize.EIGHT_BYTES, 64));
        }
        MessageReader message = new MessageReader(new ByteBuffer[] {words.flip().limit(words.capacity())}, LIMITS);
        assertEquals("following all pointers visits more than 1024 words",
                assertThrows(CapnpException.class, message::root).getMessage());
    }

    @Test
    void structsWithMoreThanSixtyFourPointersAreCheckedWhole() {
        ByteBuffer words = ByteBuffer.allocate(8 * (1 + 70)).order(ByteOrder.LITTLE_ENDIAN);
        words.putLong(Word.struct(0, 0, 70));
        words.putLong(8 * 70, Word.struct(5, 1, 0)); // the last pointer leads out
        MessageReader message = new MessageReader(new ByteBuffer[] {words.clear()}, LIMITS);
        assertThrows(CapnpException.class, () -> message.getRoot(Pointers.factory));
    }
}
