package ww.capnp;

/** A call to an object of this process, or to a promise: its parameters are built in a message of their own. */
final class LocalRequest implements Request {
    private final ClientHook target;
    private final long interfaceId;
    private final int methodId;
    private final MessageBuilder params;
    private boolean finished;

    LocalRequest(ClientHook target, long interfaceId, int methodId, int sizeHintWords) {
        this.target = target.addRef();
        this.interfaceId = interfaceId;
        this.methodId = methodId;
        this.params = sizeHintWords > 0
                ? new MessageBuilder(sizeHintWords + LocalCall.ROOT_WORDS)
                : new MessageBuilder();
    }

    @Override
    public AnyPointer.Builder params() {
        return params.root();
    }

    @Override
    public long words() {
        return params.words();
    }

    @Override
    public AnswerHook send() {
        if (finished) {
            throw new IllegalStateException("a request can be sent once only");
        }
        finished = true;
        LocalCall call = new LocalCall(params);
        target.call(interfaceId, methodId, call);
        target.release();
        return call.answer();
    }

    @Override
    public void close() {
        if (!finished) {
            finished = true;
            params.close();
            target.release();
        }
    }
}
