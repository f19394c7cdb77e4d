package ww.noise;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ww.io.Duplex;

/** Holds back what is written until it is flushed, and notes what left together: as a socket behind a buffer. */
final class SegmentDuplex implements Duplex {
    private final Duplex wire;
    /** What was written between two flushes, each. */
    final List<byte[]> segments = new ArrayList<>();
    private final OutputStream out;

    SegmentDuplex(Duplex wire) {
        this.wire = wire;
        out = new BufferedOutputStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                segments.add(Arrays.copyOfRange(from, offset, offset + length));
                wire.out().write(from, offset, length);
            }

            @Override
            public void close() throws IOException {
                wire.out().close();
            }
        }, 1 << 17);
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
