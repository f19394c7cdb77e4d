package ww.capnpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.capnp.StreamResult;
import ww.capnp.Text;
import ww.capnpc.example.KindsSchema.Echo;
import ww.capnpc.example.KindsSchema.Numbers;
import ww.capnpc.example.KindsSchema.Pointers;
import ww.capnpc.example.KindsSchema.Source;
import ww.capnpc.example.KindsSchema.Thrice;
import ww.capnpc.example.KindsSchema.Twice;
import ww.capnpc.example.NamesSchema.Named;

/** Generated clients and servers, with nothing between them: objects of this process. */
@Timeout(20)
class StubsTest {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger written = new AtomicInteger();

    /** Has the methods of three interfaces. */
    private final class Object3 implements Thrice.Server {
        @Override
        public void echo(MethodCall<Echo.EchoParams.Reader, Echo.EchoResults.Builder> call) {
            call.results().setText(call.params().getText().toString().repeat(call.params().getTimes()));
        }

        @Override
        public void echoCapability(
                MethodCall<Echo.EchoCapabilityParams.Reader, Echo.EchoCapabilityResults.Builder> call) {
            try (Echo.Client value = call.params().getValue()) {
                call.results().setValue(value);
                call.results().initBox().initOfEcho().getValue().setCapability(value);
            }
        }

        @Override
        public void write(MethodCall<Echo.WriteParams.Reader, StreamResult.Builder> call) {
            written.addAndGet(call.params().getData().size());
        }

        @Override
        public void whole(MethodCall<Numbers.Reader, Pointers.Builder> call) {
            call.results().setNumbers(call.params());
        }

        @Override
        public void name(MethodCall<Named.NameParams.Reader, Named.NameResults.Builder> call) {
            call.results().setName("three");
        }

        @Override
        public void default_(MethodCall<Thrice.DefaultParams.Reader, Thrice.DefaultResults.Builder> call) {
            call.results().setNew("default " + call.params().getClass_());
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void callsArriveWithTheirParametersAndDefaults() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3());
                Answer<Echo.EchoResults.Reader> once = client.echo(p -> p.setText("ab"));
                Answer<Echo.EchoResults.Reader> thrice = client.echo(p -> {
                    p.setText("ab");
                    p.setTimes(3);
                })) {
            assertEquals("ab", once.join().getText().toString());
            assertEquals("ababab", thrice.join().getText().toString());
        }
        assertTrue(closed.await(10, TimeUnit.SECONDS));
    }

    @Test
    void inheritedMethodsGoToTheInterfaceThatDeclaresThem() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3()); Named.Client named = client.asNamed();
                var name = named.name(); var same = client.name()) {
            assertEquals("three", name.join().getName().toString());
            assertEquals("three", same.join().getName().toString());
        }
    }

    @Test
    void methodsOfOneNameInTwoInterfacesAreTwoMethods() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3());
                Answer<Twice.EchoResults.Reader> other = client.echo_()) {
            CallException e = assertThrows(CallException.class, other::join);
            assertEquals(CallException.Type.UNIMPLEMENTED, e.type());
        }
    }

    @Test
    void methodsNamedLikeKeywordsAreCalled() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3());
                var answer = client.default_(p -> p.setClass(4))) {
            assertEquals("default 4", answer.join().getNew().toString());
        }
    }

    @Test
    void aMethodWhichTheServerDoesNotOverrideIsUnimplemented() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3()); var answer = client.null_()) {
            assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, answer::join).type());
        }
    }

    @Test
    void anInterfaceWhichTheServerDoesNotHaveIsUnimplemented() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3());
                Source.Client source = new Source.Client(client.hook().addRef()); var answer = source.next()) {
            assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, answer::join).type());
        }
    }

    @Test
    void wholeStructsArePassedAsTheyAre() throws Exception {
        try (Echo.Client client = new Thrice.Client(new Object3()).asEcho();
                var answer = client.whole(p -> p.setInt16((short) 99))) {
            assertEquals(99, answer.join().getNumbers().getInt16());
        }
    }

    @Test
    void callsOnResultsNeedNotWaitForThem() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3()); Echo.Client echo = client.asEcho();
                Echo.EchoCapabilityAnswer answer = client.echoCapability(p -> p.setValue(echo));
                Echo.Client pipelined = answer.getValue();
                Answer<Echo.EchoResults.Reader> far = pipelined.echo(p -> p.setText("pipelined"));
                Echo.Client deep = new Echo.Client(answer.getBox().getOfEcho().getValue().capability());
                Answer<Echo.EchoResults.Reader> deeper = deep.echo(p -> p.setText("deep"))) {
            assertEquals("pipelined", far.join().getText().toString());
            assertEquals("deep", deeper.join().getText().toString());
        }
    }

    @Test
    void aServerPutIntoAMessageIsReleasedWithIt() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3())) {
            try (var answer = client.echoCapability(p -> p.setValue(new Object3()))) {
                try (Echo.Client given = answer.join().getValue(); var text = given.echo(p -> p.setText("x"))) {
                    assertEquals("x", text.join().getText().toString());
                }
                assertFalse(closed.await(0, TimeUnit.SECONDS));
            }
            assertTrue(closed.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void streamingCallsReturnBeforeTheyAreAnswered() throws Exception {
        try (Thrice.Client client = new Thrice.Client(new Object3())) {
            for (int i = 0; i < 100; i++) {
                client.write(p -> p.setData(new byte[1000]));
            }
            client.awaitStreamed();
            assertEquals(100_000, written.get());
        }
    }

    @Test
    void aGenericValueIsAnything() throws Exception {
        Source.Server server = new Source.Server() {
            @Override
            public void next(MethodCall<Source.NextParams.Reader, Source.NextResults.Builder> call) {
                call.results().getValue().setAs(Text.factory, Text.of("next"));
                call.results().setMore(this);
            }
        };
        try (Source.Client source = new Source.Client(server); var answer = source.next();
                Source.Client more = answer.getMore(); var next = more.next()) {
            assertEquals("next", next.join().getValue().getAs(Text.factory).toString());
        }
    }

    @Test
    void parametersThatCannotBeFilledInForgetTheRequest() {
        try (Thrice.Client client = new Thrice.Client(new Object3())) {
            assertThrows(ArithmeticException.class, () -> client.echo(p -> p.setTimes(1 / Integer.parseInt("0"))));
        }
    }
}
