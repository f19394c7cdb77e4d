package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import ww.capnpc.example.KindsSchema.Boxes;
import ww.capnpc.example.KindsSchema.Echo;
import ww.capnpc.example.KindsSchema.Lists;
import ww.capnpc.example.KindsSchema.New;
import ww.capnpc.example.KindsSchema.Old;
import ww.capnpc.example.KindsSchema.Pointers;

/** Capabilities in messages: where they may be, and who holds how many counts of them. */
class CapabilityPointerTest {
    private final CountedHook hook = new CountedHook();

    @Test
    void aSetterTakesACountAndTheMessageGivesItBack() {
        MessageBuilder message = new MessageBuilder();
        try (Echo.Client echo = new Echo.Client(hook)) {
            message.initRoot(Pointers.factory).setEcho(echo);
            assertEquals(2, hook.count());
        }
        assertEquals(1, hook.count());
        message.close();
        assertEquals(0, hook.count());
        message.close();
        assertEquals(0, hook.count());
    }

    @Test
    void aGetterGivesACountOfItsOwn() {
        MessageBuilder message = new MessageBuilder();
        Pointers.Builder root = message.initRoot(Pointers.factory);
        root.getAny().setCapability(hook);
        try (Client read = new Client(message.root().asReader().pipelined(new int[] {3}))) {
            assertSame(hook, read.hook());
            assertEquals(2, hook.count());
        }
        assertEquals(1, hook.count());
        message.close();
        assertEquals(0, hook.count());
    }

    @Test
    void capabilitiesAreFoundInStructsListsAndAnyPointers() {
        MessageBuilder message = new MessageBuilder(1); // many segments
        Lists.Builder lists = message.initRoot(Lists.factory);
        CapabilityList.Builder<Echo.Client> echoes = lists.initEchoes(3);
        try (Echo.Client echo = new Echo.Client(hook)) {
            echoes.set(0, echo);
            echoes.set(2, echo);
        }
        assertEquals(2, hook.count());
        CapabilityList.Reader<Echo.Client> read = lists.asReader().getEchoes();
        try (Echo.Client first = read.get(0); Echo.Client none = read.get(1); Echo.Client third = read.get(2)) {
            assertSame(hook, first.hook());
            assertInstanceOf(BrokenClient.class, none.hook());
            assertSame(hook, third.hook());
            assertEquals(4, hook.count());
        }
        message.close();
        assertEquals(0, hook.count());
    }

    @Test
    void theTableOfAReceivedMessageSaysWhatItsPointersMean() throws CapnpException {
        MessageBuilder built = new MessageBuilder();
        Pointers.Builder root = built.initRoot(Pointers.factory);
        root.getAny().setCapability(new CountedHook());
        root.getAnyStruct().initAs(Boxes.factory).initOfEcho().getValue().setCapability(new CountedHook());
        try (MessageReader message = Frames.decode(Frames.encode(built), MessageLimits.DEFAULT)) {
            Pointers.Reader read = message.getRoot(Pointers.factory);
            assertInstanceOf(BrokenClient.class, read.getAny().getCapability());
            CapabilityTable table = new CapabilityTable();
            table.add(null);
            table.add(hook);
            message.setCapabilities(table);
            assertInstanceOf(BrokenClient.class, read.getAny().getCapability());
            try (Client found = read.getAnyStruct().getAs(Boxes.factory).getOfEcho().getValue()
                    .getCapability(Client::new)) {
                assertSame(hook, found.hook());
            }
            assertEquals(1, hook.count());
        }
        assertEquals(0, hook.count());
    }

    @Test
    void anIndexOutsideTheTableIsABrokenReferenceNotACrash() throws CapnpException {
        MessageReader message = new MessageReader(new ByteBuffer[] {
            ByteBuffer.wrap(Vectors.hex("03000000ffffffff"))}, MessageLimits.DEFAULT);
        BrokenClient broken = assertInstanceOf(BrokenClient.class, message.root().getCapability());
        assertEquals("a call on a capability which its message does not have", broken.reason().getMessage());
    }

    @Test
    void whatIsNoCapabilityReadsAsABrokenOne() {
        MessageBuilder message = new MessageBuilder();
        Pointers.Builder root = message.initRoot(Pointers.factory);
        root.setText("text");
        assertInstanceOf(BrokenClient.class, message.root().asReader().getCapability());
        assertInstanceOf(BrokenClient.class, message.root().asReader().pipelined(new int[] {0}));
        assertInstanceOf(BrokenClient.class, message.root().asReader().pipelined(new int[] {0, 0}));
        assertInstanceOf(BrokenClient.class, message.root().asReader().pipelined(new int[] {1, 2, 3}));
        assertInstanceOf(BrokenClient.class, message.root().asReader().pipelined(new int[] {99}));
        assertInstanceOf(BrokenClient.class, message.root().asReader().pipelined(new int[] {-1}));
        assertInstanceOf(BrokenClient.class, AnyPointer.none().getCapability());
    }

    @Test
    void deepCopiesTakeCapabilitiesAlong() {
        MessageBuilder from = new MessageBuilder(1);
        Pointers.Builder source = from.initRoot(Pointers.factory);
        source.getAny().initAs(Lists.factory).initEchoes(2);
        try (Echo.Client echo = new Echo.Client(hook)) {
            source.setEcho(echo);
            source.getAny().getAs(Lists.factory).getEchoes().set(1, echo);
        }
        MessageBuilder to = new MessageBuilder(1);
        to.capabilities().add(null); // so that indexes differ
        to.initRoot(Pointers.factory).getAny().setAs(Pointers.factory, source.asReader());
        assertEquals(4, hook.count());
        from.close();
        assertEquals(2, hook.count());
        try (Client copied = new Client(to.root().asReader().pipelined(new int[] {3, 7}))) {
            assertSame(hook, copied.hook());
        }
        to.close();
        assertEquals(0, hook.count());
    }

    @Test
    void aCapabilityThatMeansNothingIsCopiedAsNull() throws CapnpException {
        MessageReader from = new MessageReader(new ByteBuffer[] {
            ByteBuffer.wrap(Vectors.hex("0300000005000000"))}, MessageLimits.DEFAULT);
        MessageBuilder to = new MessageBuilder();
        to.root().set(from.root());
        assertTrue(to.root().isNull());
        assertEquals(0, to.capabilities().size());
    }

    @Test
    void enlargingAnOldStructKeepsItsCapability() {
        MessageBuilder message = new MessageBuilder(2);
        Pointers.Builder root = message.initRoot(Pointers.factory);
        try (Echo.Client echo = new Echo.Client(hook)) {
            root.getAny().initAs(Old.factory).setEcho(echo);
        }
        root.getAny().getAs(New.factory).setText("now larger");
        assertEquals(1, hook.count());
        try (Echo.Client echo = root.getAny().getAs(New.factory).getEcho()) {
            assertSame(hook, echo.hook());
        }
        message.close();
        assertEquals(0, hook.count());
    }

    @Test
    void replacingACapabilityByNullLeavesItsCountWithTheMessage() {
        MessageBuilder message = new MessageBuilder();
        Pointers.Builder root = message.initRoot(Pointers.factory);
        root.getAny().setCapability(hook);
        root.getAny().clear();
        assertTrue(root.getAny().isNull());
        assertEquals(1, hook.count());
        message.close();
        assertEquals(0, hook.count());
    }

    @Test
    void whatWasReadAsNullIsNullAgainWhenItIsSet() throws CapnpException {
        MessageReader from = new MessageReader(new ByteBuffer[] {
            ByteBuffer.wrap(Vectors.hex("0300000005000000"))}, MessageLimits.DEFAULT);
        MessageBuilder to = new MessageBuilder();
        Pointers.Builder root = to.initRoot(Pointers.factory);
        PromiseClient promise = new PromiseClient();
        promise.resolve(AnyPointer.none().getCapability());
        for (ClientHook none : List.of(AnyPointer.none().getCapability(), from.root().getCapability(), promise)) {
            root.getAny().setCapability(hook);
            try (Client read = new Client(none)) {
                root.getAny().setCapability(read);
            }
            assertTrue(root.getAny().isNull());
        }
        try (Client broken = Client.broken(CallException.failed("broken"))) {
            root.getAny().setCapability(broken);
            assertTrue(root.getAny().asReader().isCapability());
        }
    }

    @Test
    void aClosedMessageTakesNoCapabilities() {
        MessageBuilder message = new MessageBuilder();
        message.close();
        assertThrows(IllegalStateException.class, () -> message.root().setCapability(hook));
    }

    @Test
    void theTableAnswersNullForWhatItDoesNotHave() {
        CapabilityTable table = new CapabilityTable();
        assertEquals(0, table.add(hook));
        assertSame(hook, table.get(0));
        assertNull(table.get(1));
        assertNull(table.get(-1));
        table.close();
        assertNull(table.get(0));
    }

    /** A call that is cut lets go of its parameters while its server may be reading them. */
    @Test
    void hammerClosingWhileOthersRead() throws Exception {
        for (int round = 0; round < Seeds.scaled(200); round++) {
            CountedHook held = new CountedHook();
            MessageBuilder message = new MessageBuilder();
            message.root().setCapability(held);
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> readers = new ArrayList<>();
            ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < 3; i++) {
                readers.add(Thread.ofVirtual().uncaughtExceptionHandler((thread, fault) -> faults.add(fault))
                        .start(() -> readUntilBroken(go, message.root().asReader())));
            }
            go.countDown();
            message.close();
            for (Thread reader : readers) {
                reader.join();
            }
            assertEquals(List.of(), List.copyOf(faults));
            assertEquals(0, held.count());
        }
    }

    private static void readUntilBroken(CountDownLatch go, AnyPointer.Reader pointer) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        boolean broken = false;
        while (!broken) {
            ClientHook read = pointer.getCapability(); // of a released hook this would throw
            broken = read instanceof BrokenClient;
            read.release();
        }
    }
}
