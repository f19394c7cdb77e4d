package ww.capnp;

import java.util.function.Function;
import org.capnproto.SegmentBuilder;

/**
 * The type of a list of capabilities.
 *
 * @param <C> the client class of its elements
 */
public final class CapabilityList<C extends Client>
        extends ListFactory<CapabilityList.Builder<C>, CapabilityList.Reader<C>> {
    private final Function<ClientHook, C> type;

    private CapabilityList(Function<ClientHook, C> type) {
        super(ElementSize.POINTER);
        this.type = type;
    }

    /** Lists of what this makes out of a counted hook: {@code CapabilityList.of(Foo.Client::new)}. */
    public static <C extends Client> CapabilityList<C> of(Function<ClientHook, C> type) {
        return new CapabilityList<>(type);
    }

    /** A list of capabilities that was received. Every client it gives is to be closed. */
    public static final class Reader<C extends Client> extends ObjectListView<C> {
        private final Function<ClientHook, C> type;

        private Reader(Function<ClientHook, C> type, ListBody body) {
            super(body);
            this.type = type;
        }

        @Override
        public C get(int index) {
            body.requireIndex(index);
            return new AnyPointer.Reader(body.segment(), body.pointerWordOf(index)).getCapability(type);
        }
    }

    /** A list of capabilities under construction. */
    public static final class Builder<C extends Client> extends ObjectListView<C> {
        private final Function<ClientHook, C> type;

        private Builder(Function<ClientHook, C> type, ListBody body) {
            super(body);
            this.type = type;
        }

        /** A client of its own for the element, to be closed. */
        @Override
        public C get(int index) {
            return element(index).asReader().getCapability(type);
        }

        /** Puts a capability, with a count of its own; null for none. */
        public void set(int index, C client) {
            element(index).setCapability(client);
        }

        private AnyPointer.Builder element(int index) {
            body.requireIndex(index);
            return new AnyPointer.Builder((SegmentBuilder) body.segment(), body.pointerWordOf(index));
        }
    }

    @Override
    Reader<C> reader(ListBody body) {
        return new Reader<>(type, body);
    }

    @Override
    Builder<C> builder(ListBody body) {
        return new Builder<>(type, body);
    }
}
