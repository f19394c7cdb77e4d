package ww.capnp;

import java.io.IOException;

/**
 * Why a call failed: a text for people and a {@link Type} that tells the caller's code what to do. It crosses the wire
 * in both directions: a server method throws one, its caller gets one.
 */
public final class CallException extends IOException {
    private static final long serialVersionUID = 1;

    /** The four types of rpc.capnp's {@code Exception.Type}, in wire order. They say what to do, not what happened. */
    public enum Type {
        /** The request or its server is at fault; trying again does not help. */
        FAILED,
        /** Some resource is short for now; try again later. */
        OVERLOADED,
        /** A connection to something that was needed is gone; connect again and try again. */
        DISCONNECTED,
        /** The object does not have this method; try another way. */
        UNIMPLEMENTED
    }

    private final Type type;

    public CallException(Type type, String message) {
        this(type, message, null);
    }

    public CallException(Type type, String message, Throwable cause) {
        super(message, cause);
        this.type = type;
    }

    public static CallException failed(String message) {
        return new CallException(Type.FAILED, message);
    }

    public static CallException overloaded(String message) {
        return new CallException(Type.OVERLOADED, message);
    }

    public static CallException disconnected(String message) {
        return new CallException(Type.DISCONNECTED, message);
    }

    public static CallException unimplemented(String message) {
        return new CallException(Type.UNIMPLEMENTED, message);
    }

    public Type type() {
        return type;
    }

    /**
     * The same failure with the stack of the thread that now learns of it; for throwing to several waiters an exception
     * that came from elsewhere.
     */
    public CallException again() {
        return new CallException(type, getMessage(), this);
    }
}
