package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.MethodCall;
import ww.io.MemoryDuplex;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Peer;

@Timeout(20)
class RpcBasicTest {
    @Test
    void callsPipelinesAndReleases() throws Exception {
        MemoryDuplex.Pair pair = MemoryDuplex.pair();
        TestPeer object = new TestPeer();
        RpcConnection right;
        try (Client bootstrap = Client.of(object)) {
            right = new RpcConnection(pair.right(), RpcSettings.DEFAULT, bootstrap);
        }
        RpcConnection left = new RpcConnection(pair.left(), RpcSettings.DEFAULT, null);
        try (left; right; Client root = left.bootstrap(); Peer.Client peer = new Peer.Client(root.hook().addRef())) {
            try (var answer = peer.add(p -> {
                p.setA(20);
                p.setB(22);
            })) {
                assertEquals(42, answer.join().getSum());
            }
            byte[] data = new byte[100_000];
            data[77] = 5;
            try (var answer = peer.echo(p -> p.setData(data))) {
                assertArrayEquals(data, answer.join().getData().toBytes());
            }
            try (var made = peer.counter(p -> p.setStart(7)); var counter = made.getCounter(); var next = counter.next()) {
                assertEquals(8, next.join().getValue());
                try (var direct = made.join().getCounter(); var again = direct.next()) {
                    assertEquals(9, again.join().getValue());
                }
            }
            try (var answer = peer.fail(p -> {
                p.setKind((short) 1);
                p.setText("too much");
            })) {
                CallException e = assertThrows(CallException.class, answer::join);
                assertEquals(CallException.Type.OVERLOADED, e.type());
                assertEquals("too much", e.getMessage());
            }
            Callback.Server doubling = new Callback.Server() {
                @Override
                public void called(MethodCall<Callback.CalledParams.Reader, Callback.CalledResults.Builder> call)
                        throws Exception {
                    call.results().setNumber(2 * call.params().getNumber());
                }
            };
            try (var answer = peer.callMe(p -> {
                p.setTimes(10);
                p.setCallback(doubling);
            })) {
                assertEquals(90, answer.join().getSum());
            }
            try (var answer = peer.tail(p -> {
                p.setNumber(21);
                p.setCallee(doubling);
            })) {
                assertEquals(42, answer.join().getNumber());
            }
        }
        object.closed().get(5, TimeUnit.SECONDS);
        assertEquals(new RpcTables(0, 0, 0, 0, 0), left.tables());
        assertEquals(new RpcTables(0, 0, 0, 0, 0), right.tables());
        assertEquals(0, object.liveCounters());
    }
}
