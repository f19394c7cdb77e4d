package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.Text;
import ww.csp.ChannelClosedException;
import ww.peer.Identity;
import ww.peer.PeerId;
import ww.schema.ChannelSchema.Closer;
import ww.schema.ChannelSchema.Recver;
import ww.schema.ChannelSchema.SendCloser;
import ww.schema.ChannelSchema.Sender;

@Timeout(30)
class LobbyTest {
    private final Lobby lobby = new Lobby();
    private final PeerId peer = Identity.generate().id();
    private final List<Client> ends = new ArrayList<>();

    @AfterEach
    void closeAll() {
        lobby.close();
        ends.forEach(Client::close);
    }

    private Client end() {
        Client end = lobby.end(peer);
        ends.add(end);
        return end;
    }

    private Sender.Client sender() {
        return new Sender.Client(end().hook().addRef());
    }

    private static Answer<Sender.SendResults.Reader> send(Sender.Client sender, FakeWorker worker) {
        try (Client reference = worker.client()) {
            return sender.send(params -> params.initValue().setCapability(reference));
        }
    }

    private static CallException failure(Answer<?> answer) {
        try (answer) {
            return assertThrows(CallException.class, answer::join);
        }
    }

    @Test
    void aWorkerIsReceivedWithThePeerWhoSentItAndItsSendReturns() throws Exception {
        FakeWorker worker = new FakeWorker();
        try (Sender.Client sender = sender(); Answer<Sender.SendResults.Reader> sent = send(sender, worker)) {
            Lobby.Arrival arrival = lobby.receive();
            sent.join();
            assertEquals(peer, arrival.peer());
            arrival.worker().describe().join();
            assertEquals(1, worker.described.get());
            arrival.worker().close();
        }
        assertTrue(worker.isDropped(), "somebody still holds the worker");
    }

    @Test
    void workersAreReceivedInTheOrderInWhichTheyWereSent() throws Exception {
        try (Sender.Client sender = sender()) {
            for (int round = 0; round < 100; round++) {
                List<Answer<?>> sent = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    FakeWorker worker = new FakeWorker();
                    worker.name = "worker " + i;
                    sent.add(send(sender, worker));
                }
                for (int i = 0; i < 4; i++) {
                    try (WorkerReference received = new WorkerReference(lobby.receive().worker())) {
                        assertEquals("worker " + i, received.name());
                    }
                }
                for (Answer<?> answer : sent) {
                    answer.join();
                    answer.close();
                }
            }
        }
    }

    @Test
    void anEndCanSendAndNothingElse() {
        Client end = end();
        try (Recver.Client recver = new Recver.Client(end.hook().addRef());
                Closer.Client closer = new Closer.Client(end.hook().addRef());
                SendCloser.Client both = new SendCloser.Client(end.hook().addRef())) {
            for (Answer<?> answer : List.of(recver.recv(), closer.close_(), both.newSender(), both.newCloser())) {
                assertEquals(CallException.Type.UNIMPLEMENTED, failure(answer).type());
            }
        }
        assertEquals(0, lobby.waiting());
    }

    @Test
    void whatIsNoCapabilityIsRefused() {
        try (Sender.Client sender = sender()) {
            CallException text = failure(sender.send(p -> p.initValue().setAs(Text.factory, Text.of("worker"))));
            assertEquals(CallException.Type.FAILED, text.type());
            assertEquals(CallException.Type.FAILED, failure(sender.send(_ -> { })).type());
        }
        assertEquals(0, lobby.waiting());
    }

    @Test
    void aCancelledSendIsWithdrawnAndItsWorkerDropped() throws Exception {
        FakeWorker withdrawn = new FakeWorker();
        FakeWorker next = new FakeWorker();
        next.name = "next";
        try (Sender.Client sender = sender()) {
            Answer<?> cancelled = send(sender, withdrawn);
            Until.holds("it waits", () -> lobby.waiting() == 1);
            cancelled.close();
            Until.holds("it is withdrawn", () -> lobby.waiting() == 0);
            assertTrue(withdrawn.isDropped());
            try (Answer<?> sent = send(sender, next);
                    WorkerReference received = new WorkerReference(lobby.receive().worker())) {
                assertEquals("next", received.name());
                sent.join();
            }
        }
    }

    @Test
    void onlySoManyOfOneConnectionWait() throws Exception {
        List<Answer<?>> waiting = new ArrayList<>();
        try (Sender.Client sender = sender(); Sender.Client other = sender()) {
            for (int i = 0; i < 4; i++) {
                waiting.add(send(sender, new FakeWorker()));
            }
            Until.holds("they wait", () -> lobby.waiting() == 4);
            FakeWorker fifth = new FakeWorker();
            assertEquals(CallException.Type.OVERLOADED, failure(send(sender, fifth)).type());
            assertTrue(fifth.isDropped());
            waiting.add(send(other, new FakeWorker()));
            Until.holds("another connection's waits", () -> lobby.waiting() == 5);
            lobby.receive().worker().close();
            waiting.removeFirst().join();
            waiting.add(send(sender, new FakeWorker()));
            Until.holds("there is room again", () -> lobby.waiting() == 5);
        }
        waiting.forEach(Answer::close);
    }

    @Test
    void closingFailsWhoWaitsAndWhoComesLater() throws Exception {
        FakeWorker worker = new FakeWorker();
        try (Sender.Client sender = sender()) {
            Answer<?> waiting = send(sender, worker);
            Until.holds("it waits", () -> lobby.waiting() == 1);
            lobby.close();
            lobby.close();
            assertEquals(CallException.Type.DISCONNECTED, failure(waiting).type());
            assertTrue(worker.isDropped());
            FakeWorker late = new FakeWorker();
            assertEquals(CallException.Type.DISCONNECTED, failure(send(sender, late)).type());
            assertTrue(late.isDropped());
        }
        assertThrows(ChannelClosedException.class, lobby::receive);
    }

    @Test
    void anEndThatIsDroppedClosesNothing() throws Exception {
        end().close();
        assertFalse(lobby.waiting() > 0);
        try (Sender.Client sender = sender(); Answer<?> sent = send(sender, new FakeWorker())) {
            lobby.receive().worker().close();
            sent.join();
        }
    }
}
