package ww.noise;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Encrypted records in, plain bytes out. Takes from the raw stream as much as has arrived, up to its one buffer, opens
 * each record where it lies, or straight into the reader's array where that is large enough. Records without plain
 * bytes are passed over. Not for concurrent use.
 */
final class RecordReader extends InputStream {
    private final InputStream raw;
    private final CipherState cipher;

    /** One whole record and the length of the next: a sender of full records is read with one call for each. */
    private final byte[] buffer =
            new byte[2 * RecordCodec.LENGTH_BYTES + RecordCodec.MESSAGE_BYTES_MAX];

    /** Plain bytes not yet read: buffer[plainAt, plainEnd). Always before rawAt. */
    private int plainAt;
    private int plainEnd;

    /** Raw bytes not yet opened: buffer[rawAt, rawEnd). */
    private int rawAt;
    private int rawEnd;

    /** What went wrong once goes wrong for ever: bytes behind a forged record must not be read. */
    private IOException failure;

    RecordReader(InputStream raw, CipherState cipher) {
        this.raw = raw;
        this.cipher = cipher;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (plainAt == plainEnd) {
            int opened = nextRecord(into, offset, length);
            if (opened != 0) {
                return opened;
            }
        }
        int taken = Math.min(length, plainEnd - plainAt);
        System.arraycopy(buffer, plainAt, into, offset, taken);
        plainAt += taken;
        return taken;
    }

    @Override
    public int available() {
        return plainEnd - plainAt;
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /**
     * Opens the next record. Answers -1 at the end, the number of bytes where they went into the caller's array, and 0
     * where they, if any, are in the buffer.
     */
    private int nextRecord(byte[] into, int offset, int length) throws IOException {
        if (failure != null) {
            throw new IOException("reading after a failure: " + failure.getMessage(), failure);
        }
        try {
            if (!fill(RecordCodec.LENGTH_BYTES)) {
                return -1;
            }
            int sealed = RecordCodec.length(buffer, rawAt);
            fill(RecordCodec.LENGTH_BYTES + sealed);
            return open(rawAt + RecordCodec.LENGTH_BYTES, sealed, into, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private int open(int start, int sealed, byte[] into, int offset, int length) throws IOException {
        rawAt = start + sealed;
        if (sealed - CipherState.TAG_BYTES <= length) {
            return cipher.decrypt(buffer, start, sealed, into, offset);
        }
        int opened = cipher.decrypt(buffer, start, sealed, buffer, start);
        plainAt = start;
        plainEnd = start + opened;
        return 0;
    }

    /**
     * Brings at least {@code needed} raw bytes into the buffer; false where the stream ends before the first of them.
     * Only called when no plain bytes are left, so that everything before the raw ones may be overwritten.
     */
    private boolean fill(int needed) throws IOException {
        if (rawAt == rawEnd) {
            rawAt = 0;
            rawEnd = 0;
        } else if (rawAt + needed > buffer.length) {
            System.arraycopy(buffer, rawAt, buffer, 0, rawEnd - rawAt);
            rawEnd -= rawAt;
            rawAt = 0;
        }
        while (rawEnd - rawAt < needed) {
            int got = raw.read(buffer, rawEnd, buffer.length - rawEnd);
            if (got < 0 && rawEnd == rawAt) {
                return false;
            }
            if (got < 0) {
                throw new EOFException("the stream ends inside a record, after " + (rawEnd - rawAt) + " bytes of it");
            }
            rawEnd += got;
        }
        return true;
    }
}
