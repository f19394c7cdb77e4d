package ww.capnp;

import java.util.concurrent.atomic.AtomicBoolean;

/** One call in the mailbox of a {@link LocalObject}, and then on its serving thread. */
final class Delivery implements CallContext.Turn {
    private static final System.Logger LOG = System.getLogger("ww.capnp");

    private final LocalObject object;
    private final long interfaceId;
    private final int methodId;
    private final CallHook call;
    private final AtomicBoolean turnPassed = new AtomicBoolean();
    private Thread serving; // guarded by this; non-null while an interrupt would reach this call

    Delivery(LocalObject object, long interfaceId, int methodId, CallHook call) {
        this.object = object;
        this.interfaceId = interfaceId;
        this.methodId = methodId;
        this.call = call;
    }

    /**
     * Runs the method on this thread and ends the call. A call cancelled before it began runs all the same, with the
     * interrupt already set: its caller may rely on its having been delivered.
     */
    void serve(Server server, CallException broken) {
        if (broken != null) {
            call.failed(broken);
            return;
        }
        CallContext context = new CallContext(call, this);
        begin();
        CallException failure = null;
        try {
            context.run(server, interfaceId, methodId);
        } catch (CallException e) {
            failure = e;
        } catch (CapnpException e) {
            failure = new CallException(CallException.Type.FAILED, "the call is malformed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            failure = new CallException(CallException.Type.FAILED, "the call was cancelled", e);
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError e) {
            failure = ofServersFault(server, e);
        } finally {
            end();
        }
        context.end(failure);
        if (failure != null && context.isStreaming()) {
            object.breakWith(failure);
        }
    }

    /** Gives the turn up, unless that was done before; says whether this did it. */
    boolean passTurn() {
        return turnPassed.compareAndSet(false, true);
    }

    @Override
    public LocalObject object() {
        return object;
    }

    @Override
    public void pass() {
        if (passTurn()) {
            object.turnPassed();
        }
    }

    private void begin() {
        synchronized (this) {
            serving = Thread.currentThread();
        }
        call.onCancel(this::interrupt);
    }

    private synchronized void interrupt() {
        if (serving != null) {
            serving.interrupt();
        }
    }

    private void end() {
        synchronized (this) {
            serving = null;
        }
        Thread.interrupted(); // the thread may go on to serve the next call
    }

    private static CallException ofServersFault(Server server, Throwable fault) {
        String method = server.getClass().getName();
        LOG.log(System.Logger.Level.WARNING, "a method of " + method + " failed", fault);
        return new CallException(CallException.Type.FAILED,
                "the method failed with " + fault.getClass().getSimpleName(), fault);
    }
}
