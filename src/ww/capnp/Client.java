package ww.capnp;

/**
 * A reference to an object, to call it and to hand it on. Generated clients extend this with one method per method of
 * their interface; this class itself is a reference of unknown type.
 *
 * <p>A reference holds one count of its {@link ClientHook} from construction to {@link #close()}, which may be called
 * more than once. Putting a client into a message takes another count, so the client stays its holder's; a getter of a
 * message makes a new client, which its receiver closes.
 */
public class Client implements AutoCloseable {
    private final ClientHook hook;
    private final StreamWindow window;
    private boolean closed; // guarded by this

    /** Takes over the caller's count of the hook. */
    public Client(ClientHook hook) {
        this.hook = hook;
        this.window = new StreamWindow();
    }

    /** The first reference to this object; the object is closed when the last reference is gone. */
    public static Client of(Server server) {
        return new Client(new LocalObject(server));
    }

    /** A reference whose calls all fail with this. */
    public static Client broken(CallException reason) {
        return new Client(new BrokenClient(reason));
    }

    /** The hook, borrowed: use it while this client is open, or {@link ClientHook#addRef()} it. */
    public final ClientHook hook() {
        return hook;
    }

    /** Begins a call; what generated methods are made of. */
    public final Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        return hook.newCall(interfaceId, methodId, sizeHintWords);
    }

    /** Sends a call of a {@code -> stream} method; see {@link StreamWindow#send}. */
    public final void stream(Request request) throws CallException, InterruptedException {
        window.send(request);
    }

    /** Waits until every streaming call made through this reference was answered; throws what the first failed with. */
    public final void awaitStreamed() throws CallException, InterruptedException {
        window.awaitEmpty();
    }

    @Override
    public final void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        hook.release();
    }
}
