package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ww.capnpc.example.KindsSchema.Lists;
import ww.capnpc.example.KindsSchema.New;
import ww.capnpc.example.KindsSchema.NewList;
import ww.capnpc.example.KindsSchema.Numbers;
import ww.capnpc.example.KindsSchema.Old;
import ww.capnpc.example.KindsSchema.OldList;
import ww.capnpc.example.KindsSchema.Pointers;

class MessageTest {
    private static MessageReader sent(MessageBuilder message) throws CapnpException {
        return Frames.decode(Frames.encode(message), MessageLimits.DEFAULT);
    }

    @Test
    void aSmallMessageIsOneSegmentAndOnlyItsWords() {
        MessageBuilder message = new MessageBuilder();
        message.initRoot(Old.factory).setNumber(1);
        assertEquals(1, message.segments().length);
        assertEquals(1 + 1 + 1, message.words());
        assertEquals(8 + 8 * 3, Frames.encode(message).length);
    }

    @Test
    void whatDoesNotFitTheFirstSegmentGoesIntoOthers() throws CapnpException {
        for (int firstWords = 1; firstWords < 40; firstWords++) {
            MessageBuilder message = new MessageBuilder(firstWords);
            fill(message.initRoot(Lists.factory));
            Lists.Reader read = sent(message).getRoot(Lists.factory);
            assertFilled(read, firstWords);
        }
    }

    private static void fill(Lists.Builder root) {
        root.initInt32s(5).set(4, -5);
        root.setTexts(List.of("a", "longer than a word", ""));
        StructList.Builder<Numbers.Builder> structs = root.initStructs(3);
        structs.get(2).setInt64(77);
        root.initLists(2).init(1, 4).set(3, 9);
        root.initBools(13).set(12, true);
    }

    private static void assertFilled(Lists.Reader read, int firstWords) {
        assertEquals(-5, read.getInt32s().get(4), "first segment of " + firstWords);
        assertEquals(List.of("a", "longer than a word", ""), read.getTexts().stream().map(Text.Reader::toString)
                .toList());
        assertEquals(77, read.getStructs().get(2).getInt64());
        assertEquals(0, read.getLists().get(0).size());
        assertEquals(9, read.getLists().get(1).get(3));
        assertTrue(read.getBools().get(12));
        assertFalse(read.getBools().get(11));
    }

    @Test
    void copiesAcrossMessagesAreWhole() throws CapnpException {
        for (int firstWords : new int[] {1, 2, 3, 5, 8, 13, 100}) {
            MessageBuilder from = new MessageBuilder(firstWords);
            fill(from.initRoot(Lists.factory));
            MessageBuilder to = new MessageBuilder(firstWords);
            Pointers.Builder root = to.initRoot(Pointers.factory);
            root.getAny().setAs(Lists.factory, sent(from).getRoot(Lists.factory));
            root.getAnyStruct().set(from.root().asReader());
            Pointers.Reader read = sent(to).getRoot(Pointers.factory);
            assertFilled(read.getAny().getAs(Lists.factory), firstWords);
            assertFilled(read.getAnyStruct().getAs(Lists.factory), firstWords);
        }
    }

    @Test
    void listsOfEveryKindAreCopied() throws CapnpException {
        MessageBuilder from = new MessageBuilder();
        fill(from.initRoot(Lists.factory));
        Lists.Reader source = sent(from).getRoot(Lists.factory);
        MessageBuilder to = new MessageBuilder();
        Lists.Builder target = to.initRoot(Lists.factory);
        target.setInt32s(source.getInt32s());
        target.setTexts(source.getTexts());
        target.setStructs(source.getStructs());
        target.setLists(source.getLists());
        target.setBools(source.getBools());
        assertFilled(sent(to).getRoot(Lists.factory), 0);
    }

    @Test
    void bitsBehindTheEndOfAListAreNotCopied() throws CapnpException {
        ByteBuffer words = ByteBuffer.allocate(8 * 2).order(ByteOrder.LITTLE_ENDIAN);
        words.putLong(Word.list(0, ElementSize.BIT, 3)).putLong(-1);
        AnyPointer.Reader bits = new MessageReader(new ByteBuffer[] {words.flip()}, MessageLimits.DEFAULT).root();
        MessageBuilder to = new MessageBuilder();
        to.root().set(bits);
        assertEquals(7, to.segments()[0].getLong(8));
    }

    @Test
    void replacedValuesLeaveZerosBehind() {
        MessageBuilder message = new MessageBuilder();
        Pointers.Builder root = message.initRoot(Pointers.factory);
        root.setText("secret secret secret");
        Pointers.Builder inner = root.getAny().initAs(Pointers.factory);
        inner.setText("deeper secret, in a struct which is replaced");
        inner.setCapability(Client.broken(CallException.failed("nobody")));
        root.initStructsSet(2).get(1).setText("secret in a list");
        root.setText("");
        root.initAny();
        root.initStructsSet(0);
        String bytes = new String(Frames.encode(message), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("secret"));
    }

    @Test
    void replacedValuesInOtherSegmentsLeaveZerosBehind() {
        MessageBuilder message = new MessageBuilder(1);
        Pointers.Builder root = message.initRoot(Pointers.factory);
        for (int i = 0; i < 20; i++) {
            root.setText("secret secret secret " + "x".repeat(i * 10));
            root.initData(100 * i + 1).asByteBuffer().put(0, (byte) 's');
        }
        root.setText("public");
        String bytes = new String(Frames.encode(message), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("secret"));
        assertTrue(bytes.contains("public"));
    }

    @Test
    void aStructOfAnOlderPeerIsReadWithDefaultsAndBuiltOnInPlace() throws CapnpException {
        MessageBuilder old = new MessageBuilder();
        old.initRoot(Pointers.factory).getAny().initAs(Old.factory).setNumber(9);
        var read = sent(old).getRoot(Pointers.factory).getAny().getAs(New.factory);
        assertEquals(9, read.getNumber());
        assertEquals(5, read.getMore());
        assertEquals("", read.getText().toString());

        var grown = old.getRoot(Pointers.factory).getAny().getAs(New.factory);
        grown.setMore(6);
        grown.setText("new");
        var again = sent(old).getRoot(Pointers.factory).getAny().getAs(New.factory);
        assertEquals(9, again.getNumber());
        assertEquals(6, again.getMore());
        assertEquals("new", again.getText().toString());
    }

    @Test
    void listsWhoseElementsBecameStructsAreReadBothWays() throws CapnpException {
        MessageBuilder old = new MessageBuilder();
        OldList.Builder olds = old.initRoot(OldList.factory);
        olds.initOlds(2).get(1).setNumber(4);
        olds.initNumbers(3).set(2, 33);
        olds.setTexts(List.of("x", "y"));
        NewList.Reader asNew = sent(old).getRoot(NewList.factory);
        assertEquals(4, asNew.getOlds().get(1).getNumber());
        assertEquals(5, asNew.getOlds().get(1).getMore());
        assertEquals(33, asNew.getNumbers().get(2).getValue());
        assertEquals(0, asNew.getNumbers().get(2).getMore());
        assertEquals("y", asNew.getTexts().get(1).getValue().toString());
        assertEquals("", asNew.getTexts().get(1).getMore().toString());

        MessageBuilder young = new MessageBuilder();
        NewList.Builder news = young.initRoot(NewList.factory);
        news.initOlds(2).get(1).setNumber(4);
        news.initNumbers(3).get(2).setValue(33);
        news.initTexts(2).get(1).setValue("y");
        OldList.Reader asOld = sent(young).getRoot(OldList.factory);
        assertEquals(4, asOld.getOlds().get(1).getNumber());
        assertEquals(33, asOld.getNumbers().get(2));
        assertEquals("y", asOld.getTexts().get(1).toString());
    }

    @Test
    void listsOfAnOlderPeerAreBuiltOnInPlace() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        OldList.Builder olds = message.initRoot(OldList.factory);
        olds.initOlds(2).get(1).setNumber(4);
        olds.initNumbers(3).set(2, 33);
        olds.setTexts(List.of("x", "y"));
        NewList.Builder news = message.getRoot(NewList.factory);
        news.getOlds().get(1).setText("grown");
        news.getNumbers().get(2).setMore(34);
        news.getTexts().get(1).setMore("z");
        NewList.Reader read = sent(message).getRoot(NewList.factory);
        assertEquals(4, read.getOlds().get(1).getNumber());
        assertEquals("grown", read.getOlds().get(1).getText().toString());
        assertEquals(33, read.getNumbers().get(2).getValue());
        assertEquals(34, read.getNumbers().get(2).getMore());
        assertEquals("y", read.getTexts().get(1).getValue().toString());
        assertEquals("z", read.getTexts().get(1).getMore().toString());
    }

    @Test
    void indexesOutsideAListAreTheCallersFault() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        Lists.Builder root = message.initRoot(Lists.factory);
        root.initInt32s(2);
        root.initStructs(2);
        root.setTexts(List.of("only"));
        Lists.Reader read = sent(message).getRoot(Lists.factory);
        assertThrows(IndexOutOfBoundsException.class, () -> read.getInt32s().get(2));
        assertThrows(IndexOutOfBoundsException.class, () -> read.getInt32s().get(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> read.getStructs().get(2));
        assertThrows(IndexOutOfBoundsException.class, () -> read.getTexts().get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> root.getInt32s().set(2, 1));
    }

    @Test
    void listsTooLongForAPointerAreRefusedBeforeAnythingIsAllocated() {
        Lists.Builder root = new MessageBuilder().initRoot(Lists.factory);
        assertThrows(IllegalArgumentException.class, () -> root.initNothings(1 << 29));
        assertThrows(IllegalArgumentException.class, () -> root.initNothings(-1));
        assertThrows(IllegalArgumentException.class, () -> root.initStructs(1 << 28));
        root.initNothings((1 << 29) - 1);
        assertEquals((1 << 29) - 1, root.getNothings().size());
    }

    @Test
    void textKeepsBytesThatAreNotUtf8() throws CapnpException {
        byte[] raw = Vectors.hex("002408011220a531dab2829f565a6b6eda89b25333a0");
        MessageBuilder message = new MessageBuilder();
        message.initRoot(Pointers.factory).setText(Text.of(raw));
        Text.Reader read = sent(message).getRoot(Pointers.factory).getText();
        assertArrayEquals(raw, read.toBytes());
        assertEquals(Text.of(raw), read);
        assertNotEquals(Text.of("x"), read);
        assertEquals(raw.length, read.size());
        assertEquals(ByteBuffer.wrap(raw), read.asByteBuffer());
        assertTrue(read.asByteBuffer().isReadOnly());
    }

    @Test
    void readersOfOneMessageMayBeUsedByManyThreads() throws Exception {
        MessageBuilder message = new MessageBuilder(8);
        fill(message.initRoot(Lists.factory));
        Lists.Reader read = sent(message).getRoot(Lists.factory);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> {
                for (int n = 0; n < 2000; n++) {
                    assertFilled(read, n);
                }
            })).toList();
            for (var each : all) {
                each.get();
            }
        }
    }
}
