package ww.host;

/**
 * What peers may make a host hold. Loopback addresses are exempt from the limits by address: processes of one machine
 * share theirs.
 *
 * @param connectionsMax connections of all peers together
 * @param inboundConnectionsMax those that others dialed
 * @param connectionsPerPeerMax connections to one peer
 * @param connectionsPerAddressMax inbound connections from one address (IPv6: from one /56)
 * @param upgradesMax inbound connections that have not yet proved who they are
 * @param upgradesPerAddressMax the same from one address
 * @param acceptsPerSecond inbound connections from one address in the long run
 * @param acceptsBurst inbound connections from one address at once
 * @param inboundStreamsMax inbound streams of all connections together
 * @param negotiatingStreamsMax inbound streams of one connection whose protocol is not yet agreed
 * @param streamsPerProtocolMax inbound streams of one connection with the same protocol
 * @param pingStreamsMax the same for the ping protocol
 * @param dialsMax outbound connections being established at a time
 * @param addressesPerDialMax addresses tried for one peer
 * @param receiveBytesMax received bytes that handlers have not read, of all connections together
 */
public record HostLimits(int connectionsMax, int inboundConnectionsMax, int connectionsPerPeerMax,
        int connectionsPerAddressMax, int upgradesMax, int upgradesPerAddressMax, int acceptsPerSecond,
        int acceptsBurst, int inboundStreamsMax, int negotiatingStreamsMax, int streamsPerProtocolMax,
        int pingStreamsMax, int dialsMax, int addressesPerDialMax, long receiveBytesMax) {

    public static HostLimits defaults() {
        return new HostLimits(
                1024,   // a gateway with a thousand workers; each idle one costs about 200 KB
                896,    // leaves room to dial when others fill us
                8,      // go's figure; one is the normal case
                256,    // a rack behind one address
                64,     // handshakes are CPU-bound: more at a time only makes each slower
                16,     // go's figure
                16,     // a cluster that restarts behind one address is back within a minute
                64,     // and its first 64 members at once
                16_384, // each costs a thread's stack and a buffer, some 10 KB
                256,    // go's figure for streams in transit
                512,    // go's figure for one protocol
                2,      // the specification's figure for ping
                64,     // each costs a handshake
                20,     // what a peer with many interfaces announces
                Runtime.getRuntime().maxMemory() / 4); // leaves the heap to those who do the work
    }

    public HostLimits {
        long[] all = {connectionsMax, inboundConnectionsMax, connectionsPerPeerMax, connectionsPerAddressMax,
            upgradesMax, upgradesPerAddressMax, acceptsPerSecond, acceptsBurst, inboundStreamsMax,
            negotiatingStreamsMax, streamsPerProtocolMax, pingStreamsMax, dialsMax, addressesPerDialMax,
            receiveBytesMax};
        for (long limit : all) {
            if (limit < 1) {
                throw new IllegalArgumentException("a limit of the host is " + limit + ", must be at least 1");
            }
        }
        if (inboundConnectionsMax > connectionsMax) {
            throw new IllegalArgumentException("inboundConnectionsMax " + inboundConnectionsMax
                    + " exceeds connectionsMax " + connectionsMax);
        }
    }
}
