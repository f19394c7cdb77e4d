package ww.capnp;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/**
 * The type of a generated struct: its size, its reader, its builder, and what its pointers should lead to.
 *
 * @param <B> its builder
 * @param <R> its reader
 */
public abstract class StructFactory<B, R> extends PointerFactory<B, R> {
    private final int dataWords;
    private final int pointerCount;
    private StructList<B, R> list; // made when first asked for; two threads may make two, which does not matter

    protected StructFactory(int dataWords, int pointerCount) {
        this.dataWords = dataWords;
        this.pointerCount = pointerCount;
    }

    /** The type of lists of such structs. */
    public final StructList<B, R> list() {
        StructList<B, R> known = list;
        if (known == null) {
            known = StructList.of(this);
            list = known;
        }
        return known;
    }

    protected abstract R constructReader(SegmentReader segment, int data, int pointers, int dataBits,
            short pointerCount);

    protected abstract B constructBuilder(SegmentBuilder segment, int data, int pointers, int dataBits,
            short pointerCount);

    /** Names each pointer field that is set, with its type; those not named are checked as pointers to anything. */
    protected void check(StructCheck struct) throws CapnpException {
        // a struct without pointers has nothing to name
    }

    /** The reader's own view of its place, for copying. */
    private static StructReader place(Object reader) {
        return (StructReader) reader;
    }

    final int dataWords() {
        return dataWords;
    }

    final int pointerCount() {
        return pointerCount;
    }

    @Override
    final void check(MessageCheck check, SegmentReader segment, int pointerWord) throws CapnpException {
        check.struct(segment, pointerWord, this);
    }

    @Override
    final R read(SegmentReader segment, int pointerWord) {
        if (segment.get(pointerWord) == 0) {
            return constructReader(SegmentReader.EMPTY, 0, 0, 0, (short) 0);
        }
        Location struct = Location.of(segment, pointerWord);
        int words = Word.dataWords(struct.tag());
        return constructReader(struct.segment(), 8 * struct.word(), struct.word() + words, 64 * words,
                StructReader.usable(Word.pointerCount(struct.tag())));
    }

    @Override
    final B getOrInit(SegmentBuilder segment, int pointerWord) {
        if (segment.get(pointerWord) == 0) {
            return init(segment, pointerWord, 0);
        }
        Location struct = Location.of(segment, pointerWord);
        if (Word.kind(struct.tag()) != Word.STRUCT) {
            throw new IllegalStateException("a struct is wanted where this message holds something else");
        }
        if (Word.dataWords(struct.tag()) < dataWords || Word.pointerCount(struct.tag()) < pointerCount) {
            DeepCopy.enlargeStruct(segment, pointerWord, dataWords, pointerCount);
            struct = Location.of(segment, pointerWord);
        }
        return builder(struct);
    }

    @Override
    final B init(SegmentBuilder segment, int pointerWord, int size) {
        return builder(Allocation.struct(segment, pointerWord, dataWords, pointerCount));
    }

    @Override
    final void copy(SegmentBuilder segment, int pointerWord, R value) {
        DeepCopy.struct(segment, pointerWord, place(value), dataWords, pointerCount);
    }

    private B builder(Location struct) {
        int words = Word.dataWords(struct.tag());
        return constructBuilder((SegmentBuilder) struct.segment(), 8 * struct.word(), struct.word() + words, 64 * words,
                StructReader.usable(Word.pointerCount(struct.tag())));
    }
}
