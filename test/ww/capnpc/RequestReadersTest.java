package ww.capnpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import ww.capnp.CapnpException;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.MessageReader;
import ww.capnp.Seeds;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnp.Vectors;
import ww.capnpc.example.RequestSchema;
import ww.capnpc.request.Annotation;
import ww.capnpc.request.CodeGeneratorRequest;
import ww.capnpc.request.Enumerant;
import ww.capnpc.request.Field;
import ww.capnpc.request.NestedNode;
import ww.capnpc.request.Node;
import ww.capnpc.request.RequestedFile;
import ww.capnpc.request.SourceInfo;
import ww.capnpc.request.Superclass;
import ww.capnpc.request.Value;

/**
 * The readers that the compiler has by hand show of every message what the readers which it generates of the same
 * schema show, and refuse what those refuse.
 */
class RequestReadersTest {
    /** A struct's type by hand and as generated. */
    private record Pair(StructFactory<?, ? extends StructReader> ours,
            StructFactory<?, ? extends StructReader> generated) { }

    private static final Pair REQUEST =
            new Pair(CodeGeneratorRequest.factory, RequestSchema.CodeGeneratorRequest.factory);

    private static final Map<String, Pair> PAIRS = Map.ofEntries(
            Map.entry("CodeGeneratorRequest", REQUEST),
            Map.entry("RequestedFile",
                    new Pair(RequestedFile.factory, RequestSchema.CodeGeneratorRequest.RequestedFile.factory)),
            Map.entry("Node", new Pair(Node.factory, RequestSchema.Node.factory)),
            Map.entry("NestedNode", new Pair(NestedNode.factory, RequestSchema.Node.NestedNode.factory)),
            Map.entry("SourceInfo", new Pair(SourceInfo.factory, RequestSchema.Node.SourceInfo.factory)),
            Map.entry("Member", new Pair(SourceInfo.Member.factory, RequestSchema.Node.SourceInfo.Member.factory)),
            Map.entry("Field", new Pair(Field.factory, RequestSchema.Field.factory)),
            Map.entry("Enumerant", new Pair(Enumerant.factory, RequestSchema.Enumerant.factory)),
            Map.entry("Superclass", new Pair(Superclass.factory, RequestSchema.Superclass.factory)),
            Map.entry("Method", new Pair(ww.capnpc.request.Method.factory, RequestSchema.Method.factory)),
            Map.entry("Type", new Pair(ww.capnpc.request.Type.factory, RequestSchema.Type.factory)),
            Map.entry("Value", new Pair(Value.factory, RequestSchema.Value.factory)),
            Map.entry("Annotation", new Pair(Annotation.factory, RequestSchema.Annotation.factory)));

    /** More than the table of a request in at most 8 segments, whose damage would be found before any reader is. */
    private static final int FRAME_TABLE_BYTES = 4 * (1 + 8);

    private final ReaderComparison comparison = new ReaderComparison();

    private void compare(byte[] request) throws Exception {
        MessageReader message = Frames.decode(request, MessageLimits.DEFAULT);
        comparison.compare("request", message.getRoot(CodeGeneratorRequest.factory),
                message.getRoot(RequestSchema.CodeGeneratorRequest.factory));
    }

    // --- what the capnp tool writes ---

    @Test
    void theKeptRequestsReadTheSameAndSetAllThatTheReadersShow() throws Exception {
        compare(Requests.keptKinds());
        compare(Requests.keptPeer());
        Set<String> all = new TreeSet<>();
        accessors(CodeGeneratorRequest.class, all, new TreeSet<>());
        assertEquals(all, comparison.shown());
    }

    private static void accessors(Class<?> reader, Set<String> names, Set<String> visited) {
        if (!StructReader.class.isAssignableFrom(reader) || !visited.add(reader.getName())) {
            return;
        }
        for (Method accessor : ReaderComparison.accessors(reader)) {
            names.add(ReaderComparison.name(accessor));
            accessors(accessor.getReturnType(), names, visited);
            if (accessor.getGenericReturnType() instanceof ParameterizedType list) {
                for (Type element : list.getActualTypeArguments()) {
                    accessors((Class<?>) element, names, visited);
                }
            }
        }
    }

    @Test
    void theWiresRequestReadsTheSame() throws Exception {
        compare(Requests.wire());
    }

    // --- what it would not write ---

    @Test
    void wrongMessagesAreRefusedForTheSameReason() throws Exception {
        MessageLimits limits = new MessageLimits(1 << 20, 8, 1024, 8);
        for (String[] vector : Vectors.read("capnpc/wrong-requests.txt")) {
            ByteBuffer words = ByteBuffer.wrap(Vectors.hex(vector[0]));
            String found = read(new MessageReader(new ByteBuffer[] {words}, limits), PAIRS.get(vector[1]));
            assertTrue(found.contains(vector[2]), String.join(" | ", vector) + "\n but was: " + found);
        }
    }

    /** The failure which both readers give, or "ok" if both show the same. */
    private String read(MessageReader message, Pair pair) throws Exception {
        String expected = failure(message, pair.generated());
        assertEquals(expected, failure(message, pair.ours()));
        if (expected.equals("ok")) {
            comparison.compare("root", message.getRoot(pair.ours()), message.getRoot(pair.generated()));
        }
        return expected;
    }

    private static String failure(MessageReader message, StructFactory<?, ? extends StructReader> type) {
        try {
            message.getRoot(type);
            return "ok";
        } catch (CapnpException e) {
            return e.getMessage();
        }
    }

    @Test
    void randomBitsReadTheSameInStructsOfAnySize() throws Exception {
        Random random = Seeds.random("random structs");
        for (int round = 0; round < Seeds.scaled(300); round++) {
            ByteBuffer words = randomStruct(random, random.nextInt(8), random.nextInt(8));
            for (Pair pair : PAIRS.values()) {
                assertEquals("ok", read(new MessageReader(new ByteBuffer[] {words}, MessageLimits.DEFAULT), pair));
            }
        }
    }

    /** Data of which each 16 bits may be a union's tag, half of them small; all pointers are null. */
    private static ByteBuffer randomStruct(Random random, int dataWords, int pointers) {
        ByteBuffer words = ByteBuffer.allocate(8 * (1 + dataWords + pointers)).order(ByteOrder.LITTLE_ENDIAN);
        words.putShort(4, (short) dataWords).putShort(6, (short) pointers);
        for (int i = 0; i < 4 * dataWords; i++) {
            words.putShort(8 + 2 * i, (short) random.nextInt(random.nextBoolean() ? 22 : 1 << 16));
        }
        return words;
    }

    @Test
    void aRequestWithWrongBitsIsRefusedByBothOrReadsTheSame() throws Exception {
        byte[] request = Requests.keptPeer();
        Random random = Seeds.random("wrong bits");
        int refused = 0;
        for (int round = 0; round < Seeds.scaled(30); round++) {
            byte[] damaged = request.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(FRAME_TABLE_BYTES, damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += readOrRefused(Frames.decode(damaged, MessageLimits.DEFAULT)) ? 0 : 1;
        }
        assertTrue(refused > 0);
    }

    @Test
    void aRequestThatIsCutShortIsRefused() throws Exception {
        MessageBuilder whole = new MessageBuilder(1 << 16);
        whole.root().set(Frames.decode(Requests.keptKinds(), MessageLimits.DEFAULT).root());
        ByteBuffer words = whole.segments()[0];
        Random random = Seeds.random("cut request");
        for (int round = 0; round < Seeds.scaled(50); round++) {
            ByteBuffer cut = words.slice(0, 8 * random.nextInt(words.remaining() / 8));
            MessageReader message = new MessageReader(new ByteBuffer[] {cut}, MessageLimits.DEFAULT);
            assertTrue(!readOrRefused(message), () -> "read out of " + cut.remaining() + " bytes");
        }
    }

    /**
     * Whether the compiler reads it, and then shows the same, unless the generated reader refuses it for a field which
     * the compiler does not have.
     */
    private boolean readOrRefused(MessageReader message) throws Exception {
        boolean generated = failure(message, REQUEST.generated()).equals("ok");
        boolean ours = failure(message, REQUEST.ours()).equals("ok");
        assertTrue(ours || !generated, () -> "refused by hand only: " + failure(message, REQUEST.ours()));
        if (generated) {
            comparison.compare("request", message.getRoot(REQUEST.ours()), message.getRoot(REQUEST.generated()));
        }
        return ours;
    }
}
