package ww.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.io.Bytes;
import ww.io.Duplex;
import ww.io.Fuzz;
import ww.io.MemoryDuplex;
import ww.io.Vectors;

@Timeout(30)
class MultistreamTest {
    static List<Vectors.Case> vectors() {
        return Vectors.read("host/multistream.txt");
    }

    private static byte[] bytes(String words) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String word : words.isEmpty() ? new String[0] : words.split(" (?!HTTP|/ )")) {
            if (word.startsWith("hex:")) {
                all.writeBytes(HexFormat.of().parseHex(word.substring(4)));
            } else if (word.startsWith("text:")) {
                all.writeBytes(word.substring(5).getBytes(StandardCharsets.UTF_8));
            } else {
                all.writeBytes(Bytes.prefixed((word + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        }
        return all.toByteArray();
    }

    private static String negotiate(Vectors.Case vector, Duplex wire) throws IOException {
        return vector.has("serves") ? Multistream.respond(wire, List.of(vector.text("serves").split(" "))::contains)
                : Multistream.propose(wire, List.of(vector.text("proposes").split(" ")));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void negotiationsGoAsTheVectorsSay(Vectors.Case vector) throws Exception {
        MemoryDuplex.Pair wire = MemoryDuplex.pair();
        wire.right().out().write(bytes(vector.text("peer")));
        wire.right().out().close();
        if (vector.has("refused")) {
            IOException refusal = assertThrows(IOException.class, () -> negotiate(vector, wire.left()));
            assertTrue(refusal.getMessage().contains(vector.text("refused")), refusal::toString);
        } else {
            assertEquals(vector.text("agreed"), negotiate(vector, wire.left()));
            assertEquals(vector.optional("rest").orElse(""),
                    new String(wire.left().in().readAllBytes(), StandardCharsets.UTF_8));
        }
        wire.left().out().close();
        assertArrayEquals(bytes(vector.text("ours")), wire.right().in().readAllBytes());
    }

    @Test
    void aDialerThatWaitsForOurHeaderBeforeItProposesGetsIt() throws Exception {
        MemoryDuplex.Pair wire = MemoryDuplex.pair();
        FutureTask<String> agreed = Tasks.start(() -> Multistream.respond(wire.left(), "/echo"::equals));
        wire.right().out().write(bytes("/multistream/1.0.0"));
        byte[] header = bytes("/multistream/1.0.0");
        assertArrayEquals(header, wire.right().in().readNBytes(header.length));
        wire.right().out().write(bytes("/echo"));
        assertEquals("/echo", agreed.get());
    }

    @Test
    void aLazyProposalLeavesWithTheFirstDataInOnePiece() throws Exception {
        MemoryDuplex.Pair wire = MemoryDuplex.pair();
        List<Integer> writes = new ArrayList<>();
        Duplex lazy = Multistream.proposeLazily(new Batches(wire.left(), writes), "/echo");
        lazy.out().write("data".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), writes);
        lazy.out().flush();
        byte[] whole = bytes("/multistream/1.0.0 /echo text:data");
        assertEquals(List.of(whole.length), writes);
        assertArrayEquals(whole, wire.right().in().readNBytes(whole.length));
    }

    @Test
    void aLazyProposalThatIsRefusedFailsTheFirstReadAndEveryLaterOne() throws Exception {
        MemoryDuplex.Pair wire = MemoryDuplex.pair();
        Duplex lazy = Multistream.proposeLazily(wire.left(), "/echo");
        wire.right().out().write(bytes("/multistream/1.0.0 na"));
        assertThrows(UnsupportedProtocolException.class, () -> lazy.in().read());
        assertThrows(IOException.class, () -> lazy.in().read());
    }

    @Test
    void theEndOfALazyStreamWaitsForTheAnswer() throws Exception {
        MemoryDuplex.Pair wire = MemoryDuplex.pair();
        Duplex lazy = Multistream.proposeLazily(wire.left(), "/echo");
        FutureTask<Boolean> closing = Tasks.start(() -> {
            lazy.out().close();
            return true;
        });
        byte[] proposal = bytes("/multistream/1.0.0 /echo");
        assertArrayEquals(proposal, wire.right().in().readNBytes(proposal.length));
        assertFalse(closing.isDone());
        wire.right().out().write(bytes("/multistream/1.0.0 /echo"));
        assertEquals(-1, wire.right().in().read());
        assertTrue(closing.get());
    }

    @Test
    void noBytesMakeAListenerFailOtherwiseThanByRefusal() {
        List<byte[]> valid = vectors().stream().map(vector -> bytes(vector.text("peer"))).toList();
        new Fuzz("multistream").run(3_000, valid, input -> {
            MemoryDuplex.Pair wire = MemoryDuplex.pair();
            wire.right().out().write(input);
            wire.right().out().close();
            Multistream.respond(wire.left(), "/echo/1.0.0"::equals);
        });
    }

    /** Counts the bytes that leave at each flush. */
    private static final class Batches implements Duplex {
        private final Duplex wire;
        private final BufferedOutputStream out;

        Batches(Duplex wire, List<Integer> sizes) {
            this.wire = wire;
            out = new BufferedOutputStream(wire.out(), 4096) {
                @Override
                public void flush() throws IOException {
                    sizes.add(count);
                    super.flush();
                }
            };
        }

        @Override
        public InputStream in() {
            return wire.in();
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
