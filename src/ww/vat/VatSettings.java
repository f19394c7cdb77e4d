package ww.vat;

import ww.rpc.RpcSettings;

/**
 * What a vat allows.
 *
 * @param rpc the bounds of each connection
 * @param inboundMax connections that peers opened
 * @param inboundPerPeerMax connections that one peer opened
 */
public record VatSettings(RpcSettings rpc, int inboundMax, int inboundPerPeerMax) {
    /** A gateway with as many workers as it could list on a page; each connection costs two threads and some tables. */
    private static final int INBOUND_MAX = 4096;

    /** A worker needs one; a peer that reconnects while its old streams are still ending needs a few. */
    private static final int INBOUND_PER_PEER_MAX = 16;

    public static final VatSettings DEFAULT = new VatSettings(RpcSettings.DEFAULT, INBOUND_MAX, INBOUND_PER_PEER_MAX);

    /** The default, with connections bounded as a process with this much heap can bear. */
    public static VatSettings forHeap(long heapBytes) {
        return new VatSettings(RpcSettings.forHeap(heapBytes), INBOUND_MAX, INBOUND_PER_PEER_MAX);
    }

    public VatSettings {
        if (inboundMax < 1 || inboundPerPeerMax < 1) {
            throw new IllegalArgumentException("a vat takes at least one inbound connection, not " + inboundMax
                    + " of which " + inboundPerPeerMax + " from one peer");
        }
    }
}
