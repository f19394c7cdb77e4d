package ww.capnpc.request;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;

/**
 * The type of a struct that is read and never built.
 *
 * @param <R> its reader
 */
public final class ReadOnlyStruct<R extends StructReader> extends StructFactory<Void, R> {
    private final Constructor<R> constructor;
    private final Pointers pointers;

    /** Makes a reader of a struct at a place. */
    interface Constructor<R> {
        R at(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount);
    }

    /** Names each pointer which the reader shows, with its type, to the check of the message. */
    interface Pointers {
        void name(StructCheck struct) throws CapnpException;
    }

    ReadOnlyStruct(Constructor<R> constructor, Pointers pointers) {
        super(0, 0); // sizes are for builders
        this.constructor = constructor;
        this.pointers = pointers;
    }

    @Override
    protected R constructReader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        return constructor.at(segment, data, pointers, dataBits, pointerCount);
    }

    @Override
    protected Void constructBuilder(SegmentBuilder segment, int data, int pointers, int dataBits,
            short pointerCount) {
        throw new IllegalStateException("a request is read, not built");
    }

    @Override
    protected void check(StructCheck struct) throws CapnpException {
        pointers.name(struct);
    }
}
