package ww.capnp;

import java.util.List;
import org.capnproto.SegmentBuilder;

/**
 * A struct in a message under construction; generated builders extend it with methods per field.
 */
public class StructBuilder extends org.capnproto.StructBuilder {
    protected StructBuilder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    /** Another view of the same struct: a group. */
    protected StructBuilder(StructBuilder same) {
        this(same.segment, same.data, same.pointers, same.dataSize, same.pointerCount);
    }

    protected final boolean isNullAt(int pointer) {
        return _pointerFieldIsNull(pointer);
    }

    protected final <B, R> B buildAt(int pointer, PointerFactory<B, R> factory) {
        return factory.getOrInit(segment, pointers + pointer);
    }

    protected final <B, R> B buildAt(int pointer, PointerFactory<B, R> factory, AnyPointer.Reader ifNull) {
        if (isNullAt(pointer)) {
            anyAt(pointer).set(ifNull);
        }
        return buildAt(pointer, factory);
    }

    protected final <B> B newAt(int pointer, PointerFactory<B, ?> factory, int size) {
        return factory.init(segment, pointers + pointer, size);
    }

    protected final <R> void copyAt(int pointer, PointerFactory<?, R> factory, R value) {
        factory.copy(segment, pointers + pointer, value);
    }

    protected final AnyPointer.Builder anyAt(int pointer) {
        return new AnyPointer.Builder(segment, pointers + pointer);
    }

    protected final AnyPointer.Builder anyAt(int pointer, AnyPointer.Reader ifNull) {
        AnyPointer.Builder any = anyAt(pointer);
        if (any.isNull()) {
            any.set(ifNull);
        }
        return any;
    }

    protected final void putTextsAt(int pointer, List<String> values) {
        PointerList.Builder<Text.Reader, Text.Reader> texts = newAt(pointer, PointerList.TEXT, values.size());
        for (int i = 0; i < values.size(); i++) {
            texts.set(i, Text.of(values.get(i)));
        }
    }

    /** A counted reference to the capability; a broken one if there is none. */
    protected final ClientHook capabilityAt(int pointer) {
        return anyAt(pointer).asReader().getCapability();
    }

    protected final void eraseAt(int pointer) {
        Allocation.erase(segment, pointers + pointer);
    }

    protected final void requireTag(int offset, int tag, String member) {
        int found = _getShortField(offset) & 0xffff;
        if (found != tag) {
            throw new IllegalStateException(member + " is not the member which is set: the tag is " + found);
        }
    }
}
