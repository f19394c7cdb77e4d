package ww.rpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import ww.capnp.FrameReader;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.MessageReader;
import ww.io.MemoryDuplex;
import ww.schema.RpcSchema;

/** The other end of a connection under test: says what the test wants, right or wrong, and reads what comes back. */
final class RawPeer implements AutoCloseable {
    private final MemoryDuplex duplex;
    private final FrameReader frames;
    private final MemoryDuplex tested;

    RawPeer() {
        MemoryDuplex.Pair pair = MemoryDuplex.pair(1 << 20);
        tested = pair.left();
        duplex = pair.right();
        frames = FrameReader.plain(duplex.in(), MessageLimits.DEFAULT);
    }

    /** The end which the connection under test gets. */
    MemoryDuplex tested() {
        return tested;
    }

    void send(byte[] frame) {
        try {
            duplex.out().write(frame);
            duplex.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the connection under test does not take bytes", e);
        }
    }

    void send(Consumer<RpcSchema.Message.Builder> fill) {
        send(frame(fill));
    }

    static byte[] frame(Consumer<RpcSchema.Message.Builder> fill) {
        MessageBuilder message = new MessageBuilder();
        fill.accept(message.initRoot(RpcSchema.Message.factory));
        return Frames.encode(message);
    }

    /** The next message of the connection under test; null at its end. */
    RpcSchema.Message.Reader read() {
        try {
            MessageReader message = frames.read();
            return message == null ? null : message.getRoot(RpcSchema.Message.factory);
        } catch (IOException e) {
            throw new UncheckedIOException("the connection under test sent nonsense", e);
        }
    }

    /** The same, described; "end" at its end. */
    String next() {
        RpcSchema.Message.Reader message = read();
        return message == null ? "end" : Describe.message(message);
    }

    void endOutput() {
        try {
            duplex.out().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        }
    }

    @Override
    public void close() {
        duplex.close();
    }
}
