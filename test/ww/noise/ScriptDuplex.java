package ww.noise;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import ww.io.Duplex;

/** Says what was written down beforehand and listens to nothing. */
final class ScriptDuplex implements Duplex {
    private final InputStream in;

    ScriptDuplex(byte[] script) {
        in = new ByteArrayInputStream(script);
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public void close() { }
}
