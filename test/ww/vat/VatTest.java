package ww.vat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Data;
import ww.csp.Channel;
import ww.csp.Note;
import ww.csp.ReceiveEnd;
import ww.csp.SendEnd;
import ww.host.HostSettings;
import ww.host.LibP2pHost;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.rpc.RpcSettings;
import ww.rpc.RpcTables;
import ww.schema.ChannelSchema.Closer;
import ww.schema.ChannelSchema.Recver;
import ww.schema.ChannelSchema.Sender;

/** Two hosts on loopback, real streams between them. */
@Timeout(60)
class VatTest {
    private final List<LibP2pHost> hosts = new ArrayList<>();
    private final List<Vat> vats = new ArrayList<>();
    private final Channel channel = new Channel();
    private final Recorder recorder = new Recorder();
    private LibP2pHost serverHost;
    private Vat server;

    private static final class Recorder implements VatListener {
        private record Event(boolean began, VatConnection connection, CallException reason) { }

        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

        @Override
        public void began(VatConnection connection) {
            events.add(new Event(true, connection, null));
        }

        @Override
        public void ended(VatConnection connection, CallException reason) {
            events.add(new Event(false, connection, reason));
        }

        Event next() throws InterruptedException {
            Event event = events.poll(10, TimeUnit.SECONDS);
            assertNotNull(event, "no more events came");
            return event;
        }
    }

    @BeforeEach
    void startServer() throws Exception {
        serverHost = host();
        serverHost.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
        server = vat(serverHost, VatSettings.DEFAULT);
        server.addListener(recorder);
    }

    @AfterEach
    void closeAll() {
        vats.forEach(Vat::close);
        hosts.forEach(LibP2pHost::close);
        channel.close();
    }

    private LibP2pHost host() {
        LibP2pHost host = new LibP2pHost(Identity.generate(), HostSettings.defaults());
        hosts.add(host);
        return host;
    }

    private Vat vat(LibP2pHost host, VatSettings settings) {
        Vat vat = new Vat(host, "ww-test", settings);
        vats.add(vat);
        return vat;
    }

    /** A vat on a host of its own that is connected to the server's. */
    private Vat client() throws IOException {
        LibP2pHost host = host();
        host.connect(serverHost.addresses().getFirst().withPeer(serverHost.id().bytes()));
        return vat(host, VatSettings.DEFAULT);
    }

    private VatConnection connect(Vat client, String... ids) throws IOException {
        return client.connect(serverHost.id(), ids);
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "condition did not come true");
            Thread.onSpinWait();
        }
    }

    private static void call(VatConnection connection) throws CallException, InterruptedException {
        try (Closer.Client object = new Closer.Client(connection.bootstrap().hook())) {
            Note.call(object);
        }
    }

    private static Bootstrap note(Note note) {
        Closer.Client shared = note.client();
        return peer -> shared.addRef();
    }

    @Test
    void protocolIdsAreThoseOfTheDemo() throws Exception {
        Vat vat = new Vat(serverHost, "ww", VatSettings.DEFAULT);
        assertEquals("/casm/0.0.0/ww/lb", vat.protocol("/lb"));
        assertEquals("/casm/0.0.0/ww/host/packed", vat.protocol("host/packed"));
    }

    @Test
    void exportedCapabilityCanBeCalledAtOnce() throws Exception {
        Note note = new Note();
        server.export(note(note), "/note");
        VatConnection connection = connect(client(), "/note");
        call(connection);
        assertEquals(1, note.calls());
        assertEquals(serverHost.id(), connection.peer());
        assertEquals("/casm/0.0.0/ww-test/note", connection.protocol());
    }

    @Test
    void packedProtocolSpeaksPackedMessages() throws Exception {
        server.export(peer -> channel.chan(), "/chan/packed");
        VatConnection connection = connect(client(), "/chan/packed");
        byte[] bytes = new byte[100_000];
        bytes[77_777] = 7;
        try (Sender.Client sender = new Sender.Client(connection.bootstrap().hook());
                Answer<Sender.SendResults.Reader> sent = sender.send(p -> p.initValue()
                        .initAs(Data.factory, bytes.length).asByteBuffer().put(bytes));
                Recver.Client recver = channel.recver(); Recver.RecvAnswer received = recver.recv()) {
            assertEquals(7, received.join().getValue().getAs(Data.factory).asByteBuffer().get(77_777));
            sent.join();
        }
    }

    @Test
    void firstIdThatThePeerServesIsTaken() throws Exception {
        server.export(note(new Note()), "/old", "/older");
        VatConnection connection = connect(client(), "/new", "/old", "/older");
        call(connection);
        assertEquals("/casm/0.0.0/ww-test/old", connection.protocol());
    }

    @Test
    void idThatThePeerDoesNotServeFailsTheCalls() throws Exception {
        VatConnection connection = connect(client(), "/nothing");
        CallException failed = assertThrows(CallException.class, () -> call(connection));
        assertEquals(CallException.Type.DISCONNECTED, failed.type());
        connection.closed().get(10, TimeUnit.SECONDS);
        Vat client = client();
        assertThrows(IOException.class, () -> connect(client, "/nothing", "/nothing-either"));
    }

    @Test
    void idIsServedNoLongerAfterItWasWithdrawn() throws Exception {
        server.export(note(new Note()), "/note");
        Vat client = client();
        VatConnection before = connect(client, "/note");
        call(before);
        server.unexport("/note");
        assertThrows(CallException.class, () -> call(connect(client, "/note")));
        call(before);
    }

    @Test
    void peerThatIsNotConnectedCannotBeReached() throws Exception {
        server.export(note(new Note()), "/note");
        Vat lonely = vat(host(), VatSettings.DEFAULT);
        assertThrows(IOException.class, () -> connect(lonely, "/note"));
    }

    @Test
    void exportIsToldWhichPeerIsTheOther() throws Exception {
        BlockingQueue<Object> peers = new LinkedBlockingQueue<>();
        server.export(peer -> {
            peers.add(peer);
            return new Note().client();
        }, "/note");
        LibP2pHost host = host();
        host.connect(serverHost.addresses().getFirst().withPeer(serverHost.id().bytes()));
        call(connect(vat(host, VatSettings.DEFAULT), "/note"));
        assertEquals(host.id(), peers.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void objectMadeForAPeerGoesWithItsConnection() throws Exception {
        Note note = new Note();
        server.export(peer -> note.client(), "/note");
        VatConnection connection = connect(client(), "/note");
        call(connection);
        assertFalse(note.isDroppedWithin(0));
        connection.close();
        assertTrue(note.isDroppedWithin(10));
    }

    @Test
    void listenerHearsOfTheEndAndItsReason() throws Exception {
        server.export(note(new Note()), "/note");
        VatConnection connection = connect(client(), "/note");
        call(connection);
        Recorder.Event began = recorder.next();
        assertTrue(began.began && began.connection.isInbound());
        connection.close();
        connection.close();
        Recorder.Event ended = recorder.next();
        assertFalse(ended.began);
        assertEquals(began.connection, ended.connection);
        assertEquals(CallException.Type.DISCONNECTED, ended.reason.type());
        until(() -> server.connections().isEmpty());
    }

    @Test
    void connectionIsNotEvenBegunUntilSomethingIsAsked() throws Exception {
        server.export(note(new Note()), "/note");
        VatConnection connection = connect(client(), "/note");
        assertNull(recorder.events.poll(100, TimeUnit.MILLISECONDS));
        call(connection);
        assertTrue(recorder.next().began);
    }

    @Test
    void lostHostFailsTheCallsUnderWay() throws Exception {
        server.export(peer -> channel.chan(), "/chan");
        LibP2pHost host = host();
        host.connect(serverHost.addresses().getFirst().withPeer(serverHost.id().bytes()));
        VatConnection connection = connect(vat(host, VatSettings.DEFAULT), "/chan");
        try (Recver.Client recver = new Recver.Client(connection.bootstrap().hook());
                Recver.RecvAnswer waiting = recver.recv()) {
            until(() -> channel.receiversWaiting() == 1);
            serverHost.disconnect(host.id());
            CallException failed = assertThrows(CallException.class, waiting::join);
            assertEquals(CallException.Type.DISCONNECTED, failed.type());
        }
        until(() -> channel.receiversWaiting() == 0);
        assertTrue(recorder.next().began);
        assertFalse(recorder.next().began);
    }

    @Test
    void nothingIsHeldWhenAllIsSaid() throws Exception {
        server.export(peer -> channel.sender(), "/lb");
        VatConnection connection = connect(client(), "/lb");
        Note note = new Note();
        try (SendEnd end = new SendEnd(new Sender.Client(connection.bootstrap().hook()));
                Recver.Client recver = channel.recver(); Recver.RecvAnswer answer = recver.recv();
                Closer.Client client = note.client()) {
            end.send(client);
            try (Closer.Client received = answer.join().getValue().getCapability(Closer.Client::new)) {
                Note.call(received);
            }
        }
        assertTrue(note.isDroppedWithin(10), "the reference made its way back");
        VatConnection served = recorder.next().connection;
        RpcTables empty = new RpcTables(0, 0, 0, 0, 0);
        until(() -> connection.tables().equals(empty) && served.tables().equals(empty));
    }

    @Test
    void workersComeAndGoAndComeBackWithoutEnd() throws Exception {
        Sender.Client shared = channel.sender();
        server.export(peer -> shared.addRef(), "/lb");
        Vat client = client();
        try (ReceiveEnd<Closer.Client> joined = ReceiveEnd.ofCapabilities(channel.recver(), Closer.Client::new)) {
            for (int i = 0; i < 50; i++) {
                Note worker = new Note();
                VatConnection connection = connect(client, "/lb");
                Thread joining = Thread.ofVirtual().name("joining").start(() -> {
                    try (SendEnd end = new SendEnd(new Sender.Client(connection.bootstrap().hook()));
                            Closer.Client own = worker.client()) {
                        end.send(own);
                    } catch (CallException | InterruptedException e) {
                        throw new AssertionError("a worker could not join", e);
                    }
                });
                try (Closer.Client received = joined.receive()) {
                    joining.join();
                    Note.call(received);
                    assertEquals(1, worker.calls());
                    connection.close();
                    assertThrows(CallException.class, () -> {
                        while (true) {
                            Note.call(received);
                        }
                    });
                }
                assertTrue(worker.isDroppedWithin(10));
            }
        }
    }

    @Test
    void peerThatOpensTooManyStreamsIsRefusedTheSurplus() throws Exception {
        LibP2pHost strictHost = host();
        strictHost.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
        Vat strict = vat(strictHost, new VatSettings(RpcSettings.DEFAULT, 4, 2));
        strict.export(note(new Note()), "/note");
        LibP2pHost host = host();
        host.connect(strictHost.addresses().getFirst().withPeer(strictHost.id().bytes()));
        Vat client = vat(host, VatSettings.DEFAULT);
        VatConnection first = client.connect(strictHost.id(), "/note");
        VatConnection second = client.connect(strictHost.id(), "/note");
        call(first);
        call(second);
        assertThrows(CallException.class, () -> call(client.connect(strictHost.id(), "/note")));
        first.close();
        until(() -> strict.connections().size() < 2);
        call(client.connect(strictHost.id(), "/note"));
        call(second);
    }

    @Test
    void closedVatServesAndReachesNobody() throws Exception {
        server.export(note(new Note()), "/note");
        Vat client = client();
        VatConnection connection = connect(client, "/note");
        call(connection);
        server.close();
        server.close();
        connection.closed().get(10, TimeUnit.SECONDS);
        assertThrows(CallException.class, () -> call(connect(client, "/note")));
        client.close();
        assertThrows(IOException.class, () -> connect(client, "/note"));
        assertThrows(IllegalStateException.class, () -> server.export(note(new Note()), "/again"));
    }

    @Test
    void namespacesThatAreNoPartOfAPathAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Vat(serverHost, "", VatSettings.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> new Vat(serverHost, "a/b", VatSettings.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> new VatSettings(RpcSettings.DEFAULT, 0, 1));
    }
}
