package ww.yamux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ww.io.Duplex;

/** The other end of a session, frame by frame, for tests that break the rules or watch what is sent. */
final class RawPeer implements AutoCloseable {
    /** What is taken off the wire, as text: {@code DATA 1 SYN 5 hello}. */
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Duplex wire;

    RawPeer(Duplex wire) {
        this(wire, true);
    }

    /** @param reads false for a peer that takes nothing off the wire */
    RawPeer(Duplex wire, boolean reads) {
        this.wire = wire;
        if (reads) {
            Thread.ofVirtual().name("raw peer").start(this::read);
        }
    }

    private void read() {
        byte[] header = new byte[Frame.HEADER_BYTES];
        try {
            while (wire.in().readNBytes(header, 0, header.length) == header.length) {
                Frame frame = Frame.decode(header);
                String text = frame.toString();
                if (frame.type() == Frame.DATA && frame.length() > 0) {
                    text += " " + shown(wire.in().readNBytes((int) frame.length()));
                }
                received.add(text);
            }
            received.add("end");
        } catch (IOException e) {
            received.add("end");
        }
    }

    /** Payloads are text, or one letter many times over: {@code x*70000}. */
    private static String shown(byte[] payload) {
        byte[] same = new byte[payload.length];
        Arrays.fill(same, payload[0]);
        return payload.length > 16 && Arrays.equals(payload, same)
                ? (char) payload[0] + "*" + payload.length : new String(payload, StandardCharsets.UTF_8);
    }

    /**
     * Sends a frame given as the text that {@link #next} answers; the length may be left to the payload as {@code *}.
     */
    void send(String text) throws IOException {
        String[] words = text.split(" ", 5);
        byte[] payload = words.length == 5 ? payload(words[4]) : new byte[0];
        long length = words[3].equals("*") ? payload.length : Long.parseLong(words[3]);
        int type = List.of("DATA", "WINDOW", "PING", "GOAWAY").indexOf(words[0]);
        int flags = 0;
        for (String flag : words[2].split("\\|")) {
            flags |= flag.equals("-") ? 0 : 1 << List.of("SYN", "ACK", "FIN", "RST").indexOf(flag);
        }
        byte[] bytes = new byte[Frame.HEADER_BYTES + payload.length];
        new Frame(type, flags, Integer.parseUnsignedInt(words[1]), length).encode(bytes, 0);
        System.arraycopy(payload, 0, bytes, Frame.HEADER_BYTES, payload.length);
        send(bytes);
    }

    static byte[] payload(String text) {
        int star = text.indexOf('*');
        if (star != 1) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] same = new byte[Integer.parseInt(text.substring(2))];
        Arrays.fill(same, (byte) text.charAt(0));
        return same;
    }

    void send(byte[] bytes) throws IOException {
        wire.out().write(bytes);
        wire.out().flush();
    }

    /** The next frame, or {@code end} where the wire has ended. */
    String next() throws IOException {
        String text = next(Duration.ofSeconds(YamuxPair.PATIENCE_SECONDS));
        if (text == null) {
            throw new IOException("nothing came");
        }
        return text;
    }

    /** The same, null where none comes within {@code patience}. */
    String next(Duration patience) throws IOException {
        try {
            return received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The next frame that is no ping. */
    String nextOfStreams() throws IOException {
        String text = next();
        while (text.startsWith("PING")) {
            text = next();
        }
        return text;
    }

    @Override
    public void close() {
        wire.close();
    }
}
