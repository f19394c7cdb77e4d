package ww.capnp;

import org.capnproto.SegmentReader;

/**
 * One walk over a message which nobody has vouched for. Every pointer is followed before anything is read through it:
 * it must stay in its segment, lead to what its type expects, and the whole walk must end within the limits. Two
 * pointers to the same place count twice, so sharing cannot make a small message a large one.
 */
final class MessageCheck {
    private final MessageLimits limits;
    private long wordsLeft;
    private int depth;

    MessageCheck(MessageLimits limits) {
        this.limits = limits;
        this.wordsLeft = limits.traversalWordsMax();
    }

    /** Anything. */
    void any(SegmentReader segment, int pointerWord) throws CapnpException {
        long pointer = segment.get(pointerWord);
        if (pointer == 0 || Word.isCapability(pointer)) {
            return;
        }
        Location found = follow(segment, pointerWord);
        if (Word.kind(found.tag()) == Word.STRUCT) {
            structAt(found, null);
        } else {
            listAt(found, null);
        }
    }

    void capability(SegmentReader segment, int pointerWord) throws CapnpException {
        long pointer = segment.get(pointerWord);
        if (pointer != 0 && !Word.isCapability(pointer)) {
            throw new CapnpException("a pointer of kind " + Word.kind(pointer) + " where a capability is expected");
        }
    }

    void struct(SegmentReader segment, int pointerWord, StructFactory<?, ?> factory) throws CapnpException {
        if (segment.get(pointerWord) != 0) {
            Location found = follow(segment, pointerWord);
            require(Word.kind(found.tag()) == Word.STRUCT, "a list where a struct is expected");
            structAt(found, factory);
        }
    }

    void list(SegmentReader segment, int pointerWord, ListFactory<?, ?> factory) throws CapnpException {
        if (segment.get(pointerWord) != 0) {
            Location found = follow(segment, pointerWord);
            require(Word.kind(found.tag()) == Word.LIST, "a struct where a list is expected");
            listAt(found, factory);
        }
    }

    void data(SegmentReader segment, int pointerWord) throws CapnpException {
        if (segment.get(pointerWord) != 0) {
            bytes(segment, pointerWord);
        }
    }

    void text(SegmentReader segment, int pointerWord) throws CapnpException {
        if (segment.get(pointerWord) != 0) {
            Location list = bytes(segment, pointerWord);
            int size = Word.elementCount(list.tag());
            require(size > 0 && list.segment().buffer.get(8 * list.word() + size - 1) == 0,
                    "text does not end in a zero byte");
        }
    }

    private Location bytes(SegmentReader segment, int pointerWord) throws CapnpException {
        Location list = follow(segment, pointerWord);
        require(Word.kind(list.tag()) == Word.LIST && Word.elementSize(list.tag()) == ElementSize.BYTE,
                "text or data is not a list of bytes");
        room(list, ElementSize.words(ElementSize.BYTE, Word.elementCount(list.tag())));
        return list;
    }

    /** Where a pointer leads, which is neither null nor a capability. The object itself is not yet known to fit. */
    private Location follow(SegmentReader segment, int pointerWord) throws CapnpException {
        long pointer = segment.get(pointerWord);
        if (Word.kind(pointer) != Word.FAR) {
            return near(segment, pointerWord, pointer);
        }
        SegmentReader padSegment = sibling(segment, Word.farSegment(pointer));
        int padWord = Word.farWord(pointer);
        int padWords = Word.isDoubleFar(pointer) ? 2 : 1;
        require(padSegment.isInBounds(padWord, padWords), "a far pointer leads out of its segment");
        count(padWords);
        long pad = padSegment.get(padWord);
        if (padWords == 1) {
            require(Word.kind(pad) != Word.FAR, "a far pointer leads to another one");
            return near(padSegment, padWord, pad);
        }
        require(Word.kind(pad) == Word.FAR && !Word.isDoubleFar(pad), "a double far pointer leads to no far pointer");
        long tag = padSegment.get(padWord + 1);
        require(Word.kind(tag) == Word.STRUCT || Word.kind(tag) == Word.LIST,
                "the tag behind a double far pointer is no struct and no list");
        return new Location(sibling(padSegment, Word.farSegment(pad)), tag, Word.farWord(pad));
    }

    private static Location near(SegmentReader segment, int pointerWord, long pointer) throws CapnpException {
        require(Word.kind(pointer) != Word.OTHER, "a pointer of a kind this version does not know");
        return new Location(segment, pointer, pointerWord + 1 + Word.offset(pointer));
    }

    private static SegmentReader sibling(SegmentReader segment, int id) throws CapnpException {
        SegmentReader found = Location.sibling(segment, id);
        if (found == null) {
            throw new CapnpException("a far pointer names segment " + Integer.toUnsignedString(id)
                    + ", which the message does not have");
        }
        return found;
    }

    private void structAt(Location struct, StructFactory<?, ?> factory) throws CapnpException {
        int dataWords = Word.dataWords(struct.tag());
        int pointers = Word.pointerCount(struct.tag());
        room(struct, dataWords + pointers);
        if (pointers > 0) {
            enter();
            pointers(new StructCheck(this, struct.segment(), 8 * struct.word(), 64 * dataWords,
                    struct.word() + dataWords, pointers), factory);
            depth--;
        }
    }

    private static void pointers(StructCheck struct, StructFactory<?, ?> factory) throws CapnpException {
        if (factory != null) {
            factory.check(struct);
        }
        struct.others();
    }

    private void listAt(Location list, ListFactory<?, ?> factory) throws CapnpException {
        int code = Word.elementSize(list.tag());
        int words = Word.elementCount(list.tag());
        if (code == ElementSize.COMPOSITE) {
            room(list, words + 1);
            checkComposite(list.segment().get(list.word()), words);
        } else {
            room(list, ElementSize.words(code, words));
        }
        ListBody body = ListBody.of(list);
        if (body.stepBits() == 0) {
            count(body.size()); // a list of nothing is long at no cost of the sender's
        }
        if (factory != null) {
            factory.require(body);
        }
        if (body.pointerCount() > 0) {
            enter();
            elements(body, factory);
            depth--;
        }
    }

    private static void checkComposite(long tag, int words) throws CapnpException {
        require(Word.kind(tag) == Word.STRUCT, "the elements of a composite list are no structs");
        long wanted = (long) Word.compositeCount(tag) * (Word.dataWords(tag) + Word.pointerCount(tag));
        require(wanted <= words, "the elements of a composite list overrun its words");
    }

    private void elements(ListBody body, ListFactory<?, ?> factory) throws CapnpException {
        for (int i = 0; i < body.size(); i++) {
            if (factory instanceof StructList<?, ?> structs) {
                pointers(elementOf(body, i), structs.element());
            } else if (factory instanceof PointerList<?, ?> values) {
                values.element().check(this, body.segment(), body.pointerWordOf(i));
                StructCheck element = elementOf(body, i);
                element.seen(0);
                element.others();
            } else {
                pointers(elementOf(body, i), null);
            }
        }
    }

    private StructCheck elementOf(ListBody body, int index) {
        return new StructCheck(this, body.segment(), body.byteOf(index), body.dataBits(), body.pointerWordOf(index),
                body.pointerCount());
    }

    private void enter() throws CapnpException {
        if (++depth > limits.nestingMax()) {
            throw new CapnpException("pointers are nested deeper than " + limits.nestingMax());
        }
    }

    /** An object must lie in its segment, and its words are counted. */
    private void room(Location object, int words) throws CapnpException {
        if (!object.segment().isInBounds(object.word(), words)) {
            throw new CapnpException("an object of " + words + " words at word " + object.word()
                    + " is not within its segment of " + object.segment().buffer.capacity() / 8);
        }
        count(words);
    }

    private void count(long words) throws CapnpException {
        wordsLeft -= words;
        if (wordsLeft < 0) {
            throw new CapnpException("following all pointers visits more than " + limits.traversalWordsMax()
                    + " words");
        }
    }

    private static void require(boolean condition, String fault) throws CapnpException {
        if (!condition) {
            throw new CapnpException(fault);
        }
    }
}
