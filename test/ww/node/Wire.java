package ww.node;

import java.util.Arrays;
import java.util.function.Consumer;
import ww.capnp.CapnpException;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.StructBuilder;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;

/** Structs as they are on the wire: every test reads what another message's bytes say, not what it has just built. */
final class Wire {
    /** A union's tag that no schema of ours has. */
    private static final byte UNKNOWN = 0x77;

    private Wire() { }

    static <B extends StructBuilder> byte[] bytes(StructFactory<B, ?> type, Consumer<B> fill) {
        try (MessageBuilder message = new MessageBuilder()) {
            fill.accept(message.initRoot(type));
            return Frames.encode(message);
        }
    }

    static <R extends StructReader> R read(StructFactory<?, R> type, byte[] bytes) throws CapnpException {
        return Frames.decode(bytes, MessageLimits.DEFAULT).getRoot(type);
    }

    static <B extends StructBuilder, R extends StructReader> R through(StructFactory<B, R> type, Consumer<B> fill)
            throws CapnpException {
        return read(type, bytes(type, fill));
    }

    /** Two messages that differ in the tag of a union alone tell where it is; with another tag they are news. */
    static byte[] unknownMember(byte[] one, byte[] other) {
        byte[] news = one.clone();
        news[Arrays.mismatch(one, other)] = UNKNOWN;
        return news;
    }
}
