package ww.capnp;

/**
 * A call with its parameters and results typed: what a generated server method receives. The rest of what a server may
 * say about a call is in {@link #context()}.
 *
 * @param <P> the reader of the parameters
 * @param <R> the builder of the results
 */
public final class MethodCall<P, R> {
    private final CallContext context;
    private final P params;
    private final PointerFactory<R, ?> resultsFactory;
    private R results;

    /**
     * Takes the parameters as their type, before any code of the method runs.
     *
     * @throws CapnpException if the caller's parameters are not of this type
     */
    public MethodCall(CallContext context, PointerFactory<?, P> params, PointerFactory<R, ?> results)
            throws CapnpException {
        this.context = context;
        this.params = context.params().getAs(params);
        this.resultsFactory = results;
    }

    /** The parameters, to be read until the method returns or releases them. */
    public P params() {
        return params;
    }

    /** The results, empty at first. */
    public R results() {
        return results(0);
    }

    /** The results, for a method that knows how many words they will take. */
    public R results(int sizeHintWords) {
        if (results == null) {
            results = context.results(sizeHintWords).initAs(resultsFactory);
        }
        return results;
    }

    public CallContext context() {
        return context;
    }
}
