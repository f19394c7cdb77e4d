package ww.rpc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import ww.capnp.Client;
import ww.capnp.Server;
import ww.io.Duplex;
import ww.rpc.peer.PeerSchema.Peer;

/** Two vats joined for a test: the left one calls, the right one serves an object. */
final class Vats implements AutoCloseable {
    /** Promises are shortened, so that every path of the code is walked. */
    static final RpcSettings SETTINGS = RpcSettings.DEFAULT.withShortenResolvedPromises(true);

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final RpcConnection left;
    private final RpcConnection right;

    Vats(RpcConnection left, RpcConnection right) {
        this.left = left;
        this.right = right;
    }

    static Vats join(Wiring wiring, Server rightObject) {
        Wiring.Ends ends = wiring.ends();
        return join(ends.left(), ends.right(), null, rightObject);
    }

    static Vats join(Link link, Server rightObject) {
        return join(link.left(), link.right(), null, rightObject);
    }

    static Vats join(Duplex left, Duplex right, Server leftObject, Server rightObject) {
        return new Vats(offering(left, leftObject), offering(right, rightObject));
    }

    static RpcConnection offering(Duplex duplex, Server object) {
        if (object == null) {
            return new RpcConnection(duplex, SETTINGS, null);
        }
        try (Client client = Client.of(object)) {
            return new RpcConnection(duplex, SETTINGS, client);
        }
    }

    RpcConnection left() {
        return left;
    }

    RpcConnection right() {
        return right;
    }

    /** The right object, seen from the left. */
    Peer.Client peer() {
        return peer(left);
    }

    static Peer.Client peer(RpcConnection connection) {
        try (Client bootstrap = connection.bootstrap()) {
            return new Peer.Client(bootstrap.hook().addRef());
        }
    }

    /** Nothing is held any more in either direction, as it must be once every reference was closed. */
    void awaitEmpty() {
        await(() -> left.tables().areEmpty() && right.tables().areEmpty(), () -> left.tables() + " " + right.tables());
    }

    static void await(BooleanSupplier goal, Supplier<String> state) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!goal.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not reached in time: " + state.get());
            }
            pause();
        }
    }

    /** Lets others run, and looks again a little later. */
    private static void pause() {
        try {
            new CountDownLatch(1).await(200, TimeUnit.MICROSECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }
}
