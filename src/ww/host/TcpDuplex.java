package ww.host;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import ww.io.Duplex;

/**
 * A TCP connection as a duplex. Small writes are held back until they are flushed, and small reads are served from a
 * buffer, so that a negotiation byte by byte is not a system call a byte; large ones go straight to the socket.
 */
final class TcpDuplex implements Duplex {
    /** Covers the negotiation and the first handshake message. */
    private static final int BUFFER_BYTES = 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private TcpDuplex(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true); // what is flushed is meant to leave now
        in = new Input(socket.getInputStream());
        out = new Output(socket);
    }

    static TcpDuplex of(Socket accepted) throws IOException {
        return new TcpDuplex(accepted);
    }

    static TcpDuplex connect(InetSocketAddress address, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(timeout.toMillis()));
            return new TcpDuplex(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    InetSocketAddress remote() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    InetSocketAddress local() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
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
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger("ww.host").log(System.Logger.Level.TRACE, "closing a socket", e);
        }
    }

    private static final class Output extends BufferedOutputStream {
        private final Socket socket;

        Output(Socket socket) throws IOException {
            super(socket.getOutputStream(), BUFFER_BYTES);
            this.socket = socket;
        }

        @Override
        public void close() throws IOException {
            flush();
            socket.shutdownOutput();
        }
    }

    /**
     * Unlike BufferedInputStream it never asks the socket what is available in order to read on: one read, one call.
     */
    private static final class Input extends InputStream {
        private final InputStream from;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int at;
        private int end;

        Input(InputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            return fill() ? buffer[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == end && length >= buffer.length) {
                return from.read(into, offset, length);
            }
            if (length == 0 || !fill()) {
                return length == 0 ? 0 : -1;
            }
            int taken = Math.min(length, end - at);
            System.arraycopy(buffer, at, into, offset, taken);
            at += taken;
            return taken;
        }

        @Override
        public int available() throws IOException {
            return end - at + from.available();
        }

        @Override
        public void close() throws IOException {
            from.close();
        }

        private boolean fill() throws IOException {
            if (at == end) {
                end = Math.max(0, from.read(buffer));
                at = 0;
            }
            return at < end;
        }
    }
}
