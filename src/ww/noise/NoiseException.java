package ww.noise;

import java.io.IOException;

/**
 * The other side broke the Noise protocol, does not prove who it is, or is not who it should be. The connection is of
 * no use any more and its owner closes it.
 */
public final class NoiseException extends IOException {
    private static final long serialVersionUID = 1;

    public NoiseException(String message) {
        super(message);
    }

    public NoiseException(String message, Throwable cause) {
        super(message, cause);
    }
}
