package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;

/** What any implementation's {@code Peer} has to do, asked over the wire only. The C++ peer asks the same of us. */
final class PeerChecks {
    private final Peer.Client peer;

    PeerChecks(Peer.Client peer) {
        this.peer = peer;
    }

    /** A check. */
    interface Check {
        void run() throws Exception;
    }

    Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("add", this::add);
        checks.put("echo of a megabyte", this::echo);
        checks.put("pipelining", this::pipelining);
        checks.put("chain of 100", this::chain);
        checks.put("callbacks", this::callbacks);
        checks.put("cancel", this::cancel);
        checks.put("exceptions of all types", this::exceptions);
        checks.put("own capability at once", () -> order(own -> {
            try (var answer = peer.echoCap(p -> p.setCap(own))) {
                return answer.getCap();
            }
        }));
        checks.put("own capability as a promise", () -> order(own -> {
            try (var answer = peer.echoCapLater(p -> p.setCap(own))) {
                return answer.getCap();
            }
        }));
        checks.put("own capability late", () -> order(own -> {
            try (var answer = peer.echoCapSlowly(p -> p.setCap(own))) {
                return answer.getCap();
            }
        }));
        checks.put("hold, call, drop", this::hold);
        checks.put("tail call", this::tail);
        checks.put("streaming", this::stream);
        checks.put("streamed and ordinary calls mixed", this::mixedStream);
        checks.put("an interface that is not there", this::unknown);
        checks.put("null and broken capabilities", this::nullAndBroken);
        checks.put("nothing is left", this::nothingIsLeft);
        return checks;
    }

    private void add() throws Exception {
        try (var none = peer.nothing(); var answer = peer.add(p -> {
            p.setA(40);
            p.setB(2);
        })) {
            none.join();
            assertEquals(42, answer.join().getSum());
        }
    }

    private void echo() throws Exception {
        byte[] data = new byte[1 << 20];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31);
        }
        try (var answer = peer.echo(p -> p.setData(data))) {
            assertArrayEquals(data, answer.join().getData().toBytes());
        }
    }

    private void pipelining() throws Exception {
        try (var made = peer.counter(p -> p.setStart(5)); var counter = made.getCounter(); var first = counter.next();
                var second = counter.next()) {
            assertEquals(7, second.join().getValue());
            assertEquals(6, first.join().getValue());
        }
    }

    private void chain() throws Exception {
        Peer.Client at = peer.addRef();
        for (int i = 0; i < 100; i++) {
            try (Peer.Client before = at; var answer = before.chain(p -> p.setDepth(1))) {
                at = answer.getNext();
            }
        }
        try (Peer.Client last = at; var answer = last.add(p -> p.setA(3))) {
            assertEquals(3, answer.join().getSum());
        }
    }

    private void callbacks() throws Exception {
        try (var answer = peer.callMe(p -> {
            p.setTimes(64);
            p.setCallback(new ScenariosTest.Doubling());
        })) {
            assertEquals(64 * 63, answer.join().getSum());
        }
    }

    private int hangs(boolean cancelled) throws Exception {
        try (var answer = peer.hangs()) {
            return cancelled ? answer.join().getCancelled() : answer.join().getBegun();
        }
    }

    private void cancel() throws Exception {
        int before = hangs(true);
        int begun = hangs(false);
        var hanging = peer.hang();
        while (hangs(false) == begun) {
            continue;
        }
        hanging.close();
        while (hangs(true) == before) {
            continue;
        }
    }

    private void exceptions() {
        for (CallException.Type type : CallException.Type.values()) {
            try (var answer = peer.fail(p -> {
                p.setKind((short) type.ordinal());
                p.setText("because");
            })) {
                CallException e = assertThrows(CallException.class, answer::join);
                assertEquals(type, e.type());
                assertEquals("because", e.getMessage());
            }
        }
    }

    /** Calls through one reference, before and after it turns out to be our own object, arrive in their order. */
    private void order(Function<Counter.Client, Counter.Client> echo) throws Exception {
        CountingObject ours = new CountingObject();
        List<Answer<?>> calls = new ArrayList<>();
        try (Counter.Client own = new Counter.Client(ours); Counter.Client back = echo.apply(own)) {
            note(back, 0, 5, calls);
            join(peer.nothing());
            note(back, 5, 10, calls);
            join(peer.settle());
            note(back, 10, 15, calls);
            for (Answer<?> call : calls) {
                call.join();
            }
            note(back, 15, 20, calls);
            calls.getLast().join();
        } finally {
            calls.forEach(Answer::close);
        }
        assertEquals(IntStream.range(0, 20).boxed().toList(), ours.notedSoFar());
        Vats.await(ours::isClosed, () -> "our object is still held");
    }

    private static void note(Counter.Client counter, int from, int to, List<Answer<?>> calls) {
        for (int i = from; i < to; i++) {
            int number = i;
            calls.add(counter.note(p -> p.setNumber(number)));
        }
    }

    private static void join(Answer<?> answer) throws Exception {
        try (answer) {
            answer.join();
        }
    }

    private void hold() throws Exception {
        CountingObject ours = new CountingObject();
        join(peer.hold(p -> p.setCap(ours)));
        try (var called = peer.callHeld()) {
            assertEquals(1, called.join().getValue());
        }
        try (var held = peer.held(); var cap = held.getCap(); var next = cap.next()) {
            assertEquals(2, next.join().getValue());
        }
        join(peer.dropHeld());
        Vats.await(ours::isClosed, () -> "our object is still held");
    }

    private void tail() throws Exception {
        try (var answer = peer.tail(p -> {
            p.setNumber(21);
            p.setCallee(new ScenariosTest.Doubling());
        })) {
            assertEquals(42, answer.join().getNumber());
        }
    }

    private void stream() throws Exception {
        byte[] chunk = new byte[1 << 16];
        for (int i = 0; i < 64; i++) {
            peer.write(p -> p.setChunk(chunk));
        }
        peer.awaitStreamed();
        try (var answer = peer.written()) {
            assertEquals(64L << 16, answer.join().getBytes());
            assertEquals(64, answer.join().getCalls());
        }
    }

    private void mixedStream() throws Exception {
        List<Answer<Peer.WrittenResults.Reader>> between = new ArrayList<>();
        int before;
        try (var answer = peer.written()) {
            before = answer.join().getCalls();
        }
        for (int i = 0; i < 20; i++) {
            peer.write(p -> p.setChunk(new byte[3]));
            between.add(peer.written());
        }
        for (int i = 0; i < 20; i++) {
            try (var answer = between.get(i)) {
                assertEquals(before + i + 1, answer.join().getCalls());
            }
        }
    }

    private void unknown() throws Exception {
        try (var answer = peer.unknown(); var cap = answer.join().getCap(); var call = cap.call()) {
            assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, call::join).type());
        }
    }

    private void nullAndBroken() throws Exception {
        try (var none = peer.nullCap(); var broken = peer.brokenCap(); var cap = broken.getCap();
                var call = cap.next()) {
            assertFalse(none.join().hasCap());
            try (Counter.Client nothing = none.join().getCap(); var echoed = peer.echoCap(p -> p.setCap(nothing))) {
                assertFalse(echoed.join().hasCap()); // what was read as null is passed on as null
            }
            assertEquals(CallException.Type.OVERLOADED, assertThrows(CallException.class, call::join).type());
        }
    }

    private void nothingIsLeft() throws Exception {
        int counters = 1;
        for (int i = 0; i < 200 && counters > 0; i++) {
            try (var answer = peer.live()) {
                counters = answer.join().getCounters();
            }
        }
        assertEquals(0, counters);
    }
}
