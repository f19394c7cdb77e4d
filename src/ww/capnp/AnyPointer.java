package ww.capnp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.function.Function;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/** A pointer to anything: a struct, a list, text, data, a capability, or null. */
public final class AnyPointer {
    /** Within our own messages only a cycle could be too much, and nothing here makes one. */
    private static final MessageLimits OWN = new MessageLimits(1 << 28, Integer.MAX_VALUE, Long.MAX_VALUE, 512);

    private static final Reader NULL = new Reader(SegmentReader.EMPTY, 0);

    private AnyPointer() { }

    /** A constant out of the words of a message of one segment; generated code keeps default values so. */
    public static Reader constant(String hex) {
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
        return new Reader(new SegmentReader(words, null), 0);
    }

    /** The pointer to nothing. */
    public static Reader none() {
        return NULL;
    }

    /** Such a pointer in a message. Taking it as a type checks all below it against that type. */
    public static final class Reader {
        private final SegmentReader segment;
        private final int word;

        Reader(SegmentReader segment, int word) {
            this.segment = segment;
            this.word = word;
        }

        public boolean isNull() {
            return segment.get(word) == 0;
        }

        public boolean isCapability() {
            return Word.isCapability(segment.get(word));
        }

        /**
         * What the pointer leads to, taken as this type; an empty value for null.
         *
         * @throws CapnpException if there is something of another type, here or anywhere below
         */
        public <R> R getAs(PointerFactory<?, R> factory) throws CapnpException {
            MessageLimits limits = segment instanceof MessageSegment read ? read.message().limits() : OWN;
            factory.check(new MessageCheck(limits), segment, word);
            return factory.read(segment, word);
        }

        /** The same without the check: for constants, whose type the generator knows. */
        public <R> R trusted(PointerFactory<?, R> factory) {
            return factory.read(segment, word);
        }

        /**
         * A counted reference to the capability; a broken one for null, and for anything which is none. The one for
         * null becomes null again when it is put into a message.
         */
        public ClientHook getCapability() {
            long pointer = segment.get(word);
            if (pointer == 0) {
                return BrokenClient.ofNull("a call on a null capability");
            }
            if (!Word.isCapability(pointer)) {
                return new BrokenClient(CallException.failed("a call on a pointer which is no capability"));
            }
            ClientHook hook = Location.capabilities(segment).addRef(Word.capabilityIndex(pointer));
            return hook != null ? hook
                    : BrokenClient.ofNull("a call on a capability which its message does not have");
        }

        /** A typed client for the capability, to be closed by whoever asks: {@code getCapability(Foo.Client::new)}. */
        public <C extends Client> C getCapability(Function<ClientHook, C> type) {
            return type.apply(getCapability());
        }

        /**
         * The capability at the end of a path of pointer fields, counted; a broken one if the path leads elsewhere. An
         * empty path means this pointer.
         */
        public ClientHook pipelined(int[] pointerPath) {
            return follow(pointerPath).getCapability();
        }

        /** The index in the cap table of the capability at the end of such a path; -1 if there is no capability. */
        public int pipelinedIndex(int[] pointerPath) {
            Reader end = follow(pointerPath);
            return end.isCapability() ? Word.capabilityIndex(end.segment.get(end.word)) : -1;
        }

        private Reader follow(int[] pointerPath) {
            Reader at = this;
            for (int index : pointerPath) {
                at = at.pointerField(index);
            }
            return at;
        }

        /** The pointer in this field of the struct this leads to; null where there is no struct or no such field. */
        private Reader pointerField(int index) {
            long pointer = segment.get(word);
            if (pointer == 0 || Word.isCapability(pointer)
                    || Word.kind(Location.of(segment, word).tag()) != Word.STRUCT) {
                return NULL;
            }
            StructReader struct = StructReader.at(segment, word);
            return index < 0 || index >= struct.pointerCount() ? NULL
                    : new Reader(struct.segment(), struct.firstPointer() + index);
        }
    }

    /** Such a pointer in a message under construction. */
    public static final class Builder {
        private final SegmentBuilder segment;
        private final int word;

        Builder(SegmentBuilder segment, int word) {
            this.segment = segment;
            this.word = word;
        }

        public boolean isNull() {
            return segment.get(word) == 0;
        }

        /** What is there, made if there is nothing. It must have been made as this type. */
        public <B> B getAs(PointerFactory<B, ?> factory) {
            return factory.getOrInit(segment, word);
        }

        /** Makes it a new struct, or a list or blob of size 0. */
        public <B> B initAs(PointerFactory<B, ?> factory) {
            return factory.init(segment, word, 0);
        }

        /** Makes it a new list, text or data of this size. */
        public <B> B initAs(PointerFactory<B, ?> factory, int size) {
            return factory.init(segment, word, size);
        }

        /** Makes it a copy of a value, with its capabilities. */
        public <R> void setAs(PointerFactory<?, R> factory, R value) {
            factory.copy(segment, word, value);
        }

        /** Makes it a copy of whatever another pointer leads to, with its capabilities. */
        public void set(Reader value) {
            DeepCopy.pointer(segment, word, value.segment, value.word);
        }

        /** Makes it a capability; the message takes a count of its own. Null makes it null. */
        public void setCapability(Client client) {
            if (client == null) {
                clear();
            } else {
                setCapability(client.hook().addRef());
            }
        }

        /**
         * Makes it a capability; the message takes over the caller's count. What was read as null becomes null: an
         * object made of it would be exported, and its receiver could not see that there is none.
         */
        public void setCapability(ClientHook counted) {
            Allocation.erase(segment, word);
            if (BrokenClient.isNull(counted)) {
                counted.release();
                return;
            }
            segment.put(word, Word.capability(Location.capabilities(segment).add(counted)));
        }

        public void clear() {
            Allocation.erase(segment, word);
        }

        public Reader asReader() {
            return new Reader(segment, word);
        }
    }
}
