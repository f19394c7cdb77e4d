package ww.vat;

import java.util.concurrent.CompletableFuture;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.PackedDuplex;
import ww.host.Stream;
import ww.io.Duplex;
import ww.peer.PeerId;
import ww.rpc.RpcConnection;
import ww.rpc.RpcTables;

/**
 * A capability connection to one peer: one stream of the host, with RPC on it. It ends when either side closes it, when
 * the stream breaks, or when the peer breaks the protocol; then every call on it fails as disconnected and the stream
 * is closed. Nothing of it is used again: who wants to go on connects anew.
 */
public final class VatConnection implements AutoCloseable {
    private static final String PACKED = "packed";

    private final PeerId peer;
    private final String protocol;
    private final boolean inbound;
    private final RpcConnection rpc;

    private VatConnection(Stream stream, VatSettings settings, Client offered, boolean inbound) {
        this.peer = stream.peer();
        this.protocol = stream.protocol();
        this.inbound = inbound;
        Duplex wire = protocol.endsWith(PACKED) ? new PackedDuplex(stream) : stream;
        this.rpc = new RpcConnection(wire, settings.rpc(), offered);
    }

    static VatConnection accepted(Stream stream, VatSettings settings, Client offered) {
        return new VatConnection(stream, settings, offered, true);
    }

    static VatConnection opened(Stream stream, VatSettings settings) {
        return new VatConnection(stream, settings, null, false);
    }

    /** Who is at the other end, as proved by the connection's handshake. */
    public PeerId peer() {
        return peer;
    }

    /** The protocol id of the stream. */
    public String protocol() {
        return protocol;
    }

    /** Whether the peer opened it. */
    public boolean isInbound() {
        return inbound;
    }

    /**
     * A reference to what the peer exports here, to be closed by the caller. Calls leave at once, without waiting for
     * the peer to say anything; where it exports nothing, they fail.
     */
    public Client bootstrap() {
        return rpc.bootstrap();
    }

    /** Completed with the reason when the connection has ended. */
    public CompletableFuture<CallException> closed() {
        return rpc.closed();
    }

    /** Whether it has ended or is ending: calls that are cancelled now are not cancelled by their caller. */
    public boolean isClosed() {
        return rpc.isClosed();
    }

    /** What the connection holds, for tests and statistics. */
    public RpcTables tables() {
        return rpc.tables();
    }

    /** Tells the peer and ends the connection; waits for its threads. May be called twice, and from any thread. */
    @Override
    public void close() {
        rpc.close();
    }
}
