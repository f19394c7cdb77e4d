package ww.noise;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Plain bytes in, encrypted records out. Small writes gather in one record until {@link #flush()} or until it is full;
 * each record is sealed where it lies, in the one buffer this writer has. Not for concurrent use.
 *
 * <p>The buffer may begin with bytes that are ready as they are (the third handshake message); they leave together with
 * the first record.
 */
final class RecordWriter extends OutputStream {
    private final OutputStream raw;
    private final CipherState cipher;
    private final byte[] buffer;

    /** Where the record being filled begins; before it are bytes ready to leave. */
    private int recordStart;

    /** How many plain bytes the record has so far. */
    private int plainBytes;

    private boolean closed;

    RecordWriter(OutputStream raw, CipherState cipher, byte[] first) {
        this.raw = raw;
        this.cipher = cipher;
        buffer = new byte[first.length + RecordCodec.LENGTH_BYTES + RecordCodec.MESSAGE_BYTES_MAX];
        System.arraycopy(first, 0, buffer, 0, first.length);
        recordStart = first.length;
    }

    @Override
    public void write(int b) throws IOException {
        requireOpen();
        buffer[plainStart() + plainBytes++] = (byte) b;
        sealWhenFull();
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, from.length);
        requireOpen();
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int taken = Math.min(end - at, RecordCodec.PLAIN_BYTES_MAX - plainBytes);
            if (taken == RecordCodec.PLAIN_BYTES_MAX) {
                seal(from, at, taken);
            } else {
                System.arraycopy(from, at, buffer, plainStart() + plainBytes, taken);
                plainBytes += taken;
                sealWhenFull();
            }
            at += taken;
        }
    }

    /** Seals what was written, sends everything in one write, and flushes the raw stream. */
    @Override
    public void flush() throws IOException {
        if (plainBytes > 0) {
            seal(buffer, plainStart(), plainBytes);
        } else if (recordStart > 0) {
            send(recordStart);
        }
        raw.flush();
    }

    /** Flushes, and ends our direction of the raw connection. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (raw) {
            flush();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("write: our direction of the secured connection was ended");
        }
    }

    private int plainStart() {
        return recordStart + RecordCodec.LENGTH_BYTES;
    }

    private void sealWhenFull() throws IOException {
        if (plainBytes == RecordCodec.PLAIN_BYTES_MAX) {
            seal(buffer, plainStart(), plainBytes);
        }
    }

    /** Makes a record of plain bytes, which may lie in the buffer already, and sends it with all that is before it. */
    private void seal(byte[] from, int offset, int length) throws IOException {
        int sealed = length + CipherState.TAG_BYTES;
        cipher.encrypt(from, offset, length, buffer, plainStart());
        RecordCodec.putLength(buffer, recordStart, sealed);
        plainBytes = 0;
        send(plainStart() + sealed);
    }

    private void send(int length) throws IOException {
        recordStart = 0;
        raw.write(buffer, 0, length);
    }
}
