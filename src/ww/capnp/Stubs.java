package ww.capnp;

import java.util.function.Consumer;

/** What every generated client method does before it sends. */
public final class Stubs {
    private Stubs() { }

    /**
     * A request with its parameters filled in. If filling them in throws, the request is forgotten.
     *
     * @param paramWords of the parameter struct alone
     */
    public static <B> Request request(Client client, long interfaceId, int methodId, int paramWords,
            StructFactory<B, ?> factory, Consumer<? super B> params) {
        Request request = client.newCall(interfaceId, methodId, paramWords);
        try {
            params.accept(request.params().initAs(factory));
        } catch (Throwable e) {
            request.close();
            throw e;
        }
        return request;
    }
}
