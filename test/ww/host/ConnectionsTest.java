package ww.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.io.MemoryDuplex;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;
import ww.yamux.ReceiveBudget;
import ww.yamux.YamuxSettings;
import ww.yamux.YamuxStream;

@Timeout(30)
class ConnectionsTest implements Connection.Owner {
    private static final PeerId ONE = Identity.generate().id();
    private static final PeerId OTHER = Identity.generate().id();
    private static final PeerId SMALL = ONE.compareTo(OTHER) < 0 ? ONE : OTHER;
    private static final PeerId GREAT = SMALL.equals(ONE) ? OTHER : ONE;

    private final List<Connection> made = new ArrayList<>();

    @Override
    public boolean streamOpened(Connection connection, YamuxStream stream) {
        return false;
    }

    @Override
    public void streamEnded(Connection connection, YamuxStream stream) { }

    @Override
    public void ended(Connection connection, String reason) { }

    private Connection connection(PeerId peer, boolean outbound) throws IOException {
        Connection made = new Connection(new Upgrader.Upgraded(peer, MemoryDuplex.pair().left()), outbound,
                Multiaddr.parse("/ip4/127.0.0.1/tcp/4001"), YamuxSettings.defaults(),
                new ReceiveBudget(1), this);
        this.made.add(made);
        return made;
    }

    private static Connections table(PeerId self) {
        return new Connections(self, HostLimits.defaults(), new Events());
    }

    @AfterEach
    void close() {
        made.forEach(connection -> connection.session().close());
    }

    @Test
    void theNewestConnectionThatIsOpenIsTheBest() throws Exception {
        Connections table = table(SMALL);
        Connection older = connection(GREAT, true);
        Connection newer = connection(GREAT, false);
        table.add(older);
        table.add(newer);
        assertEquals(newer, table.best(GREAT).orElseThrow());
        newer.session().close();
        assertEquals(older, table.best(GREAT).orElseThrow());
        table.remove(newer, "");
        table.remove(older, "");
        assertTrue(table.best(GREAT).isEmpty());
        assertEquals(List.of(), table.peers());
    }

    @Test
    void ofTwoDialedAtOnceBothSidesKeepTheOneOfTheSmallerId() throws Exception {
        Connections small = table(SMALL);
        Connection dialedBySmall = connection(GREAT, true);
        small.add(connection(GREAT, false));
        small.add(dialedBySmall);
        assertEquals(List.of(), small.redundant(GREAT));

        Connections great = table(GREAT);
        Connection dialedByGreat = connection(SMALL, true);
        great.add(dialedByGreat);
        great.add(connection(SMALL, false));
        assertEquals(List.of(dialedByGreat), great.redundant(SMALL));
    }

    @Test
    void ofTwoThatWeDialedTheOlderIsRedundant() throws Exception {
        Connections table = table(GREAT);
        Connection older = connection(SMALL, true);
        table.add(older);
        table.add(connection(SMALL, true));
        assertEquals(List.of(older), table.redundant(SMALL));
    }

    @Test
    void whatThePeerDialedIsThePeersToClose() throws Exception {
        Connections table = table(SMALL);
        table.add(connection(GREAT, false));
        table.add(connection(GREAT, false));
        assertEquals(List.of(), table.redundant(GREAT));
    }

    @Test
    void aConnectionInUseIsNotRedundant() throws Exception {
        Connections table = table(GREAT);
        Connection used = connection(SMALL, true);
        table.add(used);
        table.add(connection(SMALL, true));
        YamuxStream stream = used.session().open();
        assertEquals(List.of(), table.redundant(SMALL));
        stream.reset();
        assertEquals(List.of(used), table.redundant(SMALL));
    }

    @Test
    void theOnlyConnectionIsNeverRedundant() throws Exception {
        Connections table = table(GREAT);
        table.add(connection(SMALL, true));
        Connection closed = connection(SMALL, false);
        table.add(closed);
        closed.session().close();
        assertEquals(List.of(), table.redundant(SMALL));
    }

    @Test
    void onePeerMayHaveEightConnections() throws Exception {
        Connections table = table(SMALL);
        for (int i = 0; i < 8; i++) {
            assertTrue(table.add(connection(GREAT, i % 2 == 0)).isEmpty());
        }
        assertTrue(table.add(connection(GREAT, true)).orElseThrow().contains("8 connections to that peer"));
    }

    @Test
    void aClosedTableTakesNothingIn() throws Exception {
        Connections table = table(SMALL);
        table.close();
        assertTrue(table.add(connection(GREAT, true)).orElseThrow().contains("closed"));
    }
}
