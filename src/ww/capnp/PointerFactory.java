package ww.capnp;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/**
 * A type of what a pointer can lead to: struct, list, text or data. Generated structs have one each as {@code factory}.
 *
 * @param <B> what builds a value in place
 * @param <R> what reads a value
 */
public abstract class PointerFactory<B, R> {
    PointerFactory() { }

    /** Checks all below this pointer. */
    abstract void check(MessageCheck check, SegmentReader segment, int pointerWord) throws CapnpException;

    /** What a checked pointer leads to; an empty value if it is null. */
    abstract R read(SegmentReader segment, int pointerWord);

    /** What is there, or a new empty value if the pointer is null. */
    abstract B getOrInit(SegmentBuilder segment, int pointerWord);

    /** A new value; lists, text and data have a size, structs ignore it. */
    abstract B init(SegmentBuilder segment, int pointerWord, int size);

    /** Copies a value of any message, with its capabilities. */
    abstract void copy(SegmentBuilder segment, int pointerWord, R value);
}
