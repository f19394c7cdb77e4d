package ww.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import ww.io.Bytes;
import ww.io.Duplex;
import ww.io.MalformedException;

/**
 * multistream-select 1.0: two sides agree on what the bytes of a duplex mean. A message is a varint length and a UTF-8
 * line whose newline the length counts; each side says {@code /multistream/1.0.0} once, the dialer proposes, the other
 * echoes the proposal or says {@code na}.
 *
 * <p>Exactly the bytes of the negotiation are read: what follows the echo belongs to the agreed protocol. Nothing here
 * has a time limit of its own; whoever needs one closes the duplex when the time is over.
 */
public final class Multistream {
    /** What each side says first. */
    public static final String HEADER = "/multistream/1.0.0";
    static final String REFUSAL = "na";
    /** What go and jvm accept; no protocol id in use has a tenth of it. */
    static final int LINE_BYTES_MAX = 1024;
    /** Proposals a dialer may make on one duplex: honest ones make at most a handful. */
    static final int PROPOSALS_MAX = 16;

    private Multistream() { }

    /**
     * The listening side: answers the first proposal that {@code serves} accepts.
     *
     * @throws IOException where the peer breaks the rules or makes too many proposals, or gives up
     */
    public static String respond(Duplex wire, Predicate<String> serves) throws IOException {
        InputStream in = wire.in();
        readHeader(in);
        byte[] answer = line(HEADER);
        for (int proposal = 0; proposal < PROPOSALS_MAX; proposal++) {
            if (answer.length > 0 && in.available() == 0) {
                // A dialer that waits for our header before it proposes must not wait for ever.
                send(wire, answer);
                answer = new byte[0];
            }
            String protocol = readLine(in);
            boolean served = serves.test(protocol);
            send(wire, joined(answer, line(served ? protocol : REFUSAL)));
            answer = new byte[0];
            if (served) {
                return protocol;
            }
        }
        throw new MalformedException("multistream: " + PROPOSALS_MAX + " proposals refused, no more are heard");
    }

    /**
     * The dialing side: proposes one protocol after the other and answers the first that the peer serves. The header
     * and the first proposal leave together.
     *
     * @throws UnsupportedProtocolException where the peer serves none
     */
    public static String propose(Duplex wire, List<String> protocols) throws IOException {
        send(wire, joined(line(HEADER), line(protocols.getFirst())));
        readHeader(wire.in());
        for (int i = 0; i < protocols.size(); i++) {
            if (i > 0) {
                send(wire, line(protocols.get(i)));
            }
            if (accepted(wire.in(), protocols.get(i))) {
                return protocols.get(i);
            }
        }
        throw new UnsupportedProtocolException("multistream: the peer serves none of " + protocols);
    }

    /**
     * The dialing side with one protocol, taken for granted: header and proposal leave with the first bytes written to
     * the duplex answered, and the two answers are read before its first byte is. Costs no round trip.
     */
    public static Duplex proposeLazily(Duplex wire, String protocol) throws IOException {
        return new LazyProposal(wire, protocol, IoAction::run);
    }

    /** Header and proposal as they go over the wire. */
    static byte[] proposal(String protocol) {
        return joined(line(HEADER), line(protocol));
    }

    /** Reads the header and the answer to a proposal; false where the peer refuses. */
    static boolean readAnswers(InputStream in, String protocol) throws IOException {
        readHeader(in);
        return accepted(in, protocol);
    }

    private static boolean accepted(InputStream in, String protocol) throws IOException {
        String answer = readLine(in);
        if (!answer.equals(protocol) && !answer.equals(REFUSAL)) {
            throw new MalformedException("multistream: proposed " + protocol + ", the answer is \"" + shown(answer)
                    + "\"");
        }
        return answer.equals(protocol);
    }

    private static void readHeader(InputStream in) throws IOException {
        String first = readLine(in);
        if (!first.equals(HEADER)) {
            throw new MalformedException("multistream: the first line is \"" + shown(first) + "\", not " + HEADER);
        }
    }

    private static String readLine(InputStream in) throws IOException {
        byte[] line = Bytes.readPrefixed(in, LINE_BYTES_MAX, "multistream line");
        if (line.length == 0 || line[line.length - 1] != '\n') {
            throw new MalformedException("multistream: a line of " + line.length + " bytes without a newline");
        }
        return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    }

    private static byte[] line(String text) {
        return Bytes.prefixed((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static void send(Duplex wire, byte[] bytes) throws IOException {
        wire.out().write(bytes);
        wire.out().flush();
    }

    /** A peer's line, fit for a log. */
    private static String shown(String line) {
        String printable = line.replaceAll("[^ -~]", "?");
        return printable.length() <= 64 ? printable : printable.substring(0, 64) + "...";
    }
}
