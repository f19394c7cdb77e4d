package ww.capnp;

import org.capnproto.FromPointerBuilder;
import org.capnproto.FromPointerReader;

/**
 * A call with its parameters and results typed: what a generated server method receives. The rest of what a server may
 * say about a call is in {@link #context()}.
 *
 * @param <P> the reader of the parameters
 * @param <R> the builder of the results
 */
public final class MethodCall<P, R> {
    private final CallContext context;
    private final FromPointerReader<P> paramsFactory;
    private final FromPointerBuilder<R> resultsFactory;
    private P params;
    private R results;

    public MethodCall(CallContext context, FromPointerReader<P> params, FromPointerBuilder<R> results) {
        this.context = context;
        this.paramsFactory = params;
        this.resultsFactory = results;
    }

    /** The parameters, to be read until the method returns or releases them. */
    public P params() {
        if (params == null) {
            params = context.params().getAs(paramsFactory);
        }
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
