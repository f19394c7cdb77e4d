package bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A client's side of one keep-alive connection, as cheap as can be, since it runs on the processors that are measured:
 * one write a request, one buffered read an answer, nothing understood but the status and the length.
 */
final class HttpWire implements AutoCloseable {
    private static final String BOUNDARY = "bench-boundary";

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] line = new byte[1024];

    HttpWire(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    /** An answer's status and body. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** The form as a whole request; the module goes in the field {@code wasm}. */
    static byte[] post(Map<String, String> form, byte[] wasm, String headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) -> body.writeBytes(ascii("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")));
        body.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"wasm\"; "
                + "filename=\"a.wasm\"\r\n\r\n"));
        body.writeBytes(wasm);
        body.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(ascii("POST /tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; "
                + "boundary=" + BOUNDARY + "\r\nContent-Length: " + body.size() + "\r\n" + headers + "\r\n"));
        request.writeBytes(body.toByteArray());
        return request.toByteArray();
    }

    Answer get(String path) throws IOException {
        return get(path, "");
    }

    /** @param headers whole lines */
    Answer get(String path, String headers) throws IOException {
        return send(ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n"));
    }

    Answer send(byte[] request) throws IOException {
        out.write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer ends after " + body.length + " of " + length + " bytes");
        }
        return new Answer(status, body);
    }

    private String line() throws IOException {
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ends within a head");
            }
            line[length++] = (byte) c;
        }
        return new String(Arrays.copyOf(line, length - 1), StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
