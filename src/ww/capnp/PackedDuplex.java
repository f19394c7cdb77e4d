package ww.capnp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import ww.io.Duplex;

/**
 * A wire of messages that goes packed over another one. Both ends must agree on it beforehand: packing is not
 * negotiated. Writes must come in whole words, as those of frames and their segments do; each is packed by itself.
 */
public final class PackedDuplex implements Duplex {
    private final Duplex wire;
    private final InputStream in;
    private final OutputStream out;

    /** The wire is this one's from now on, and closed with it. */
    public PackedDuplex(Duplex wire) {
        this.wire = wire;
        this.in = new UnpackingStream(wire.in());
        this.out = new PackingStream(wire.out());
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void close() {
        wire.close();
    }

    private static final class PackingStream extends OutputStream {
        private final OutputStream to;

        PackingStream(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            throw new IllegalArgumentException("a packed wire takes whole words, not single bytes");
        }

        @Override
        public void write(byte[] words, int offset, int length) throws IOException {
            to.write(Packing.pack(Arrays.copyOfRange(words, offset, offset + length)));
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
