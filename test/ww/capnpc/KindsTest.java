package ww.capnpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import ww.capnp.CapnpException;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.MessageReader;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnp.Vectors;
import ww.capnpc.example.KindsSchema;
import ww.capnpc.example.KindsSchema.Color;
import ww.capnpc.example.KindsSchema.Numbers;
import ww.capnpc.example.KindsSchema.Pointers;
import ww.capnpc.example.KindsSchema.Scope;
import ww.capnpc.example.KindsSchema.Unions;
import ww.capnpc.example.NamesSchema.Ticket;

/** What generated readers and builders do. */
class KindsTest {
    private static <R extends StructReader> R sent(MessageBuilder message, StructFactory<?, R> factory)
            throws CapnpException {
        return Frames.decode(Frames.encode(message), MessageLimits.DEFAULT).getRoot(factory);
    }

    @Test
    void anEmptyStructReadsAsItsDefaults() throws CapnpException {
        MessageReader message = Frames.decode(Vectors.hex("0000000001000000 fcffffff00000000"), MessageLimits.DEFAULT);
        assertDefaults(message.getRoot(Numbers.factory));
        assertDefaults(new MessageBuilder().initRoot(Numbers.factory).asReader());
    }

    private static void assertDefaults(Numbers.Reader numbers) {
        assertFalse(numbers.getBool());
        assertEquals(0, numbers.getInt64());
        assertEquals(0.0, numbers.getFloat64());
        assertEquals(Color.RED, numbers.getColor());
        assertTrue(numbers.getBoolSet());
        assertEquals(-8, numbers.getInt8Set());
        assertEquals(-1616, numbers.getInt16Set());
        assertEquals(-323232, numbers.getInt32Set());
        assertEquals(-64646464646464L, numbers.getInt64Set());
        assertEquals(200, numbers.getUint8Set() & 0xff);
        assertEquals(60000, numbers.getUint16Set() & 0xffff);
        assertEquals(4_000_000_000L, Integer.toUnsignedLong(numbers.getUint32Set()));
        assertEquals("18000000000000000000", Long.toUnsignedString(numbers.getUint64Set()));
        assertEquals(1.5f, numbers.getFloat32Set());
        assertEquals(-1e300, numbers.getFloat64Set());
        assertEquals(Color.BLUE, numbers.getColorSet());
    }

    @Test
    void aDefaultCanBeSetToZeroAndZeroToADefault() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        Numbers.Builder numbers = message.initRoot(Numbers.factory);
        numbers.setBoolSet(false);
        numbers.setInt32Set(0);
        numbers.setUint64Set(0);
        numbers.setFloat32Set(0);
        numbers.setFloat64Set(Double.NaN);
        numbers.setColorSet(Color.RED);
        numbers.setInt8((byte) -8);
        Numbers.Reader read = sent(message, Numbers.factory);
        assertFalse(read.getBoolSet());
        assertEquals(0, read.getInt32Set());
        assertEquals(0, read.getUint64Set());
        assertEquals(0, read.getFloat32Set());
        assertTrue(Double.isNaN(read.getFloat64Set()));
        assertEquals(Color.RED, read.getColorSet());
        assertEquals(-8, read.getInt8());
    }

    @Test
    void pointerFieldsHaveDefaultsToo() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        Pointers.Builder pointers = message.initRoot(Pointers.factory);
        assertFalse(pointers.hasTextSet());
        Pointers.Reader read = sent(message, Pointers.factory);
        assertEquals("a \"quoted\" text with ümlaut", read.getTextSet().toString());
        assertArrayEquals(new byte[] {0, (byte) 0xff, 0x10}, read.getDataSet().toBytes());
        assertEquals(7, read.getNumbersSet().getInt32());
        assertFalse(read.getNumbersSet().getBoolSet());
        assertEquals(-2, read.getListSet().get(1));
        assertEquals("two", read.getStructsSet().get(1).getText().toString());
        assertEquals("", read.getText().toString());
        assertEquals(0, read.getData().size());
        assertTrue(read.getAny().isNull());

        pointers.getStructsSet().get(0).setText("changed");
        pointers.getNumbersSet().setBoolSet(true);
        assertEquals("changed", pointers.getStructsSet().get(0).getText().toString());
        assertEquals("one", read.getStructsSet().get(0).getText().toString());
        assertEquals(7, pointers.getNumbersSet().getInt32());
    }

    @Test
    void aUnionHasTheMemberThatWasSetLast() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        Unions.Builder unions = message.initRoot(Unions.factory);
        assertEquals(Unions.Which.NUMBER, unions.which());
        unions.setWords("words");
        assertEquals(Unions.Which.WORDS, unions.which());
        assertThrows(IllegalStateException.class, unions::getNumber);
        Unions.Pair.Builder pair = unions.initPair();
        assertEquals(11, pair.getLeft());
        assertEquals("", pair.getRight().toString());
        pair.setRight("right");
        pair.getEither().initThat(3).set(2, (byte) 5);
        Unions.Reader read = sent(message, Unions.factory);
        assertTrue(read.isPair());
        assertFalse(read.isWords());
        assertFalse(read.hasWords());
        assertEquals("right", read.getPair().getRight().toString());
        assertEquals(5, read.getPair().getEither().getThat().get(2));
        assertThrows(IllegalStateException.class, read::getWords);
        assertThrows(IllegalStateException.class, () -> read.getPair().getEither().getThis());
        unions.setEmpty();
        assertTrue(unions.isEmpty());
        assertEquals(Unions.Which.EMPTY, unions.which());
    }

    @Test
    void aMemberOfTheFutureIsNoMember() throws CapnpException {
        MessageReader message = Frames.decode(Vectors.hex("0000000002000000 0000000001000000 0000000077000000"),
                MessageLimits.DEFAULT);
        Unions.Reader read = message.getRoot(Unions.factory);
        assertEquals(Unions.Which._NOT_IN_SCHEMA, read.which());
        assertFalse(read.isNumber());
        assertThrows(IllegalStateException.class, read::getNumber);
        assertEquals(Color._NOT_IN_SCHEMA, Color.of(3));
        assertEquals(Color._NOT_IN_SCHEMA, Color.of(0xffff));
    }

    @Test
    void initialisingAGroupClearsIt() {
        Unions.Builder unions = new MessageBuilder().initRoot(Unions.factory);
        unions.getPlain().setE((byte) 5);
        unions.getPlain().initF().setText("text");
        unions.getNamed().setB(new byte[3]);
        unions.initPlain();
        unions.initNamed();
        assertEquals(0, unions.getPlain().getE());
        assertFalse(unions.getPlain().hasF());
        assertTrue(unions.getNamed().isA());
    }

    @Test
    void constantsAreThere() {
        assertTrue(KindsSchema.YES);
        assertEquals(-1L, KindsSchema.BIG);
        assertEquals(-128, KindsSchema.SMALL);
        assertEquals(0.3333, KindsSchema.THIRD);
        assertEquals(Float.POSITIVE_INFINITY, KindsSchema.INFINITE);
        assertEquals("hello \"world\"\n\ttab, \\ and ☃", KindsSchema.GREETING);
        assertArrayEquals(Vectors.hex("deadbeef"), KindsSchema.bytes().toBytes());
        assertEquals(Color.DARK_GREEN, KindsSchema.SHADE);
        assertEquals(7, KindsSchema.primes().get(3));
        assertEquals(Color.RED, KindsSchema.table().get(1).getColorSet());
        assertEquals(7, KindsSchema.seven().getInt32());
        assertEquals(42, KindsSchema.Constants.INSIDE);
        assertEquals(0, KindsSchema.Constants.deep().getListSet().size());
        assertEquals("deep", KindsSchema.Constants.deep().getText().toString());
    }

    @Test
    void namesThatJavaDoesNotAllowGetAnUnderscore() throws CapnpException {
        MessageBuilder message = new MessageBuilder();
        Ticket.Builder ticket = message.initRoot(Ticket.factory);
        ticket.setClass(7);
        ticket.setPackage("p");
        ticket.setNew(true);
        Ticket.Reader read = sent(message, Ticket.factory);
        assertEquals(7, read.getClass_());
        assertEquals("p", read.getPackage().toString());
        assertTrue(read.getNew());
    }

    @Test
    void nestedTypesHideThoseOutside() {
        Scope.Builder scope = new MessageBuilder().initRoot(Scope.factory);
        scope.setColor(Scope.Color.VALUES);
        scope.initNumbers().setOne((byte) 1);
        scope.initReader().initScope().setColor(Scope.Color.BLACK);
        scope.initScope().initScope();
        assertEquals(Scope.Color.VALUES, scope.asReader().getColor());
    }

    @Test
    void builtStringsAreNotJavasStrings() {
        KindsSchema.String.Builder string = new MessageBuilder().initRoot(KindsSchema.String.factory);
        string.setOverride("x");
        string.initObject().initException(1).get(0).setOverride("y");
        assertEquals("y", string.asReader().getObject().getException().get(0).getOverride().toString());
    }
}
