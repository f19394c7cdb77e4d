package ww.noise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import ww.io.Duplex;

/** A wire that is cut after so many bytes have been written to it. */
final class CutDuplex implements Duplex {
    private final Duplex wire;
    private final OutputStream out;
    private int left;

    CutDuplex(Duplex wire, int bytes) {
        this.wire = wire;
        left = bytes;
        out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                int passed = Math.min(left, length);
                wire.out().write(from, offset, passed);
                left -= passed;
                if (left == 0) {
                    wire.close();
                    throw new IOException("cut");
                }
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
