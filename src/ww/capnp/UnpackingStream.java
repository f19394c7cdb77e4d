package ww.capnp;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Undoes {@link Packing}. Reads ahead in its source. What comes out is in whole words; a source that ends within one is
 * a {@link CapnpException}, not an end.
 */
final class UnpackingStream extends InputStream {
    /** One read of the source serves many small messages. */
    private static final int BUFFER_BYTES = 8 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    private final byte[] word = new byte[8];
    private int wordLeft; // bytes of the word not yet given
    private int zerosLeft;
    private int literalLeft;

    public UnpackingStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Waits only for the first byte; gives what more there is without waiting. */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int given = give(into, offset + done, length - done, done == 0);
            if (given < 0) {
                return done == 0 ? -1 : done;
            }
            if (given == 0) {
                break;
            }
            done += given;
        }
        return done;
    }

    /** Some bytes; 0 if that would mean to wait and waiting is not wanted; -1 at the end. */
    private int give(byte[] into, int offset, int length, boolean wait) throws IOException {
        if (wordLeft == 0 && zerosLeft == 0 && literalLeft == 0) {
            if (position == limit && !wait) {
                return 0;
            }
            if (!nextWord()) {
                return -1;
            }
        }
        if (wordLeft > 0) {
            int given = Math.min(length, wordLeft);
            System.arraycopy(word, 8 - wordLeft, into, offset, given);
            wordLeft -= given;
            return given;
        }
        if (zerosLeft > 0) {
            int given = Math.min(length, zerosLeft);
            Arrays.fill(into, offset, offset + given, (byte) 0);
            zerosLeft -= given;
            return given;
        }
        if (position == limit) {
            if (!wait) {
                return 0;
            }
            fillWithin();
        }
        int given = Math.min(length, Math.min(literalLeft, limit - position));
        System.arraycopy(buffer, position, into, offset, given);
        position += given;
        literalLeft -= given;
        return given;
    }

    /** Takes a tag with what belongs to it. */
    private boolean nextWord() throws IOException {
        if (position == limit && !fill()) {
            return false;
        }
        int tag = next();
        for (int bit = 0; bit < 8; bit++) {
            word[bit] = (tag >>> bit & 1) != 0 ? (byte) next() : 0;
        }
        wordLeft = 8;
        if (tag == 0) {
            zerosLeft = 8 * next();
        } else if (tag == 0xff) {
            literalLeft = 8 * next();
        }
        return true;
    }

    private int next() throws IOException {
        if (position == limit) {
            fillWithin();
        }
        return buffer[position++] & 0xff;
    }

    private void fillWithin() throws IOException {
        if (!fill()) {
            throw new CapnpException("packed bytes end within a word or a run");
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
