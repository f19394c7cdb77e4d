package ww.csp;

/**
 * The limits of one channel.
 *
 * @param sendersMax how many sends may wait for a receiver
 * @param receiversMax how many receives may wait for a sender
 */
public record ChannelSettings(int sendersMax, int receiversMax) {
    /**
     * A cluster of a thousand workers may join in one instant; each waits with one small message and one virtual
     * thread, a few kilobytes together. More than that at once is a flood.
     */
    public static final int DEFAULT_WAITING_MAX = 1024;

    public static final ChannelSettings DEFAULT = new ChannelSettings(DEFAULT_WAITING_MAX, DEFAULT_WAITING_MAX);

    public ChannelSettings {
        if (sendersMax < 1 || receiversMax < 1) {
            throw new IllegalArgumentException("a channel needs room for at least one sender and one receiver, not "
                    + sendersMax + " and " + receiversMax);
        }
    }
}
