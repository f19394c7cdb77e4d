package ww.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ww.capnp.CapnpException;
import ww.capnp.Data;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.Text;
import ww.capnp.Vectors;
import ww.schema.BootSchema.Packet;
import ww.schema.RoutingSchema.Heartbeat;

/** Bytes which nodes of the first kind sent, and what must be seen in them. */
class WireVectorsTest {
    private static final byte[] PEER = Vectors.hex(
            "002408011220a531dab2829f565a6b6eda89b25333a0f0855f23614f8abed174e6f3cfc0654e");

    @Test
    void packetsAndHeartbeatsReadAsTheyWereMeant() throws IOException {
        for (String[] vector : Vectors.read("capnp/wire.txt")) {
            var message = Frames.decodePacked(Vectors.hex(vector[1]), MessageLimits.DEFAULT);
            String found = vector[0].equals("BootSchema.Packet") ? show(message.getRoot(Packet.factory))
                    : show(message.getRoot(Heartbeat.factory));
            assertEquals(vector[2], found, vector[1]);
        }
    }

    private static String show(Packet.Reader packet) {
        String head = packet.which() + " " + packet.getNamespace();
        return switch (packet.which()) {
            case SURVEY -> head + " " + (packet.getSurvey().getDistance() & 0xff);
            case RESPONSE -> head + " " + packet.getResponse().getAddrs().stream().map(Data.Reader::toBytes)
                    .map(HexFormat.of()::formatHex).collect(Collectors.joining(" "));
            default -> head;
        };
    }

    private static String show(Heartbeat.Reader heartbeat) {
        String meta = heartbeat.getMeta().stream().map(Text.Reader::toString).collect(Collectors.joining(" "));
        return (heartbeat.getTtl() + " " + HexFormat.of().toHexDigits(heartbeat.getServer()) + " " + heartbeat.getHost()
                + " " + meta).strip();
    }

    @Test
    void aSurveyIsBuiltByteForByteAsGoBuildsIt() throws IOException {
        MessageBuilder message = new MessageBuilder();
        Packet.Builder packet = message.initRoot(Packet.factory);
        packet.setNamespace("ww");
        Packet.Survey.Builder survey = packet.initSurvey();
        survey.setFrom(Text.of(PEER));
        survey.setDistance((byte) 255);
        assertEquals(packedOf("SURVEY"), HexFormat.of().formatHex(Frames.encodePacked(message)));
    }

    @Test
    void aResponseIsBuiltByteForByteAsGoBuildsIt() throws IOException {
        MessageBuilder message = new MessageBuilder();
        Packet.Builder packet = message.initRoot(Packet.factory);
        packet.setNamespace("ww");
        Packet.Response.Builder response = packet.initResponse();
        response.setPeer(Text.of(PEER));
        var addresses = response.initAddrs(2);
        addresses.set(0, Data.of(Vectors.hex("047f00000191022711cc03")));
        addresses.set(1, Data.of(Vectors.hex("047f000001060fa1")));
        assertEquals(packedOf("RESPONSE"), HexFormat.of().formatHex(Frames.encodePacked(message)));
    }

    private static String packedOf(String kind) throws IOException {
        return Vectors.read("capnp/wire.txt").stream().filter(vector -> vector[2].startsWith(kind)).findFirst()
                .orElseThrow()[1];
    }

    @Test
    void aHeartbeatIsBuiltByteForByteAsGoBuildsIt() {
        MessageBuilder message = new MessageBuilder();
        Heartbeat.Builder heartbeat = message.initRoot(Heartbeat.factory);
        heartbeat.setTtl(10_000);
        heartbeat.setServer(0x0102030405060708L);
        heartbeat.setHost("h1");
        heartbeat.initMeta(1).set(0, Text.of("k=v"));
        assertEquals("1008500202031027ff08070605040302010011051a11050e036831110122076b3d76",
                HexFormat.of().formatHex(Frames.encodePacked(message)));
    }

    @Test
    void aGoWorkersFirstCallIsASendOnThePromisedBootstrap() throws IOException {
        RpcSchema.Call.Reader call = joining("W Call q1 send").getCall();
        assertEquals(1, call.getQuestionId());
        assertEquals(ChannelSchema.Sender.TYPE_ID, call.getInterfaceId());
        assertEquals(0, call.getMethodId());
        assertEquals(0, call.getTarget().getPromisedAnswer().getQuestionId());
        assertEquals(0, call.getTarget().getPromisedAnswer().getTransform().size());
        assertEquals(1, call.getParams().getCapTable().size());
        assertTrue(call.getParams().getCapTable().get(0).isSenderHosted());
        assertTrue(call.getSendResultsTo().isCaller());
        assertTrue(call.getParams().getContent().getAs(ChannelSchema.Sender.SendParams.factory).getValue()
                .isCapability());
    }

    @Test
    void aGoGatewaysAssignCarriesTheModule() throws IOException {
        RpcSchema.Call.Reader call = joining("G Call q0 assign").getCall();
        assertEquals(WorkerSchema.Worker.TYPE_ID, call.getInterfaceId());
        var params = call.getParams().getContent().getAs(WorkerSchema.Worker.AssignParams.factory);
        assertEquals(0, params.getInput());
        assertEquals(3, params.getDifficulty());
        assertEquals("0061736d01000000", HexFormat.of().formatHex(params.getWasm().toBytes()));
    }

    @Test
    void aGoWorkersResultIsText() throws IOException {
        RpcSchema.Return.Reader answer = joining("W Return a0 \"2832\"").getReturn();
        assertFalse(answer.getReleaseParamCaps());
        assertEquals("2832", answer.getResults().getContent().getAs(WorkerSchema.Worker.AssignResults.factory)
                .getResult().toString());
    }

    @Test
    void everyMessageOfAJoinIsWellFormed() throws IOException {
        for (String[] vector : Vectors.read("capnp/join.txt")) {
            String kind = vector[0].split(" ")[1].toUpperCase(Locale.ROOT);
            assertEquals(kind, joining(vector[0]).which().toString());
        }
    }

    private static RpcSchema.Message.Reader joining(String name) throws IOException {
        for (String[] vector : Vectors.read("capnp/join.txt")) {
            if (vector[0].equals(name)) {
                return rpc(vector[1]);
            }
        }
        throw new AssertionError("no vector " + name);
    }

    @Test
    void flagsThatAreTrueByDefaultAreStoredInverted() throws CapnpException {
        assertFalse(rpc("0000000004000000 0000000001000100040000000000000000000000010000000100000001000000").getFinish()
                .getReleaseResultCaps());
        MessageBuilder message = new MessageBuilder();
        RpcSchema.Return.Builder answer = message.initRoot(RpcSchema.Message.factory).initReturn();
        assertTrue(answer.getReleaseParamCaps());
        answer.setReleaseParamCaps(false);
        assertFalse(answer.getReleaseParamCaps());
        assertEquals(1L << 32, message.segments()[0].getLong(8 * 3));
    }

    private static RpcSchema.Message.Reader rpc(String frame) throws CapnpException {
        return Frames.decode(Vectors.hex(frame), MessageLimits.DEFAULT).getRoot(RpcSchema.Message.factory);
    }
}
