package ww.host;

import ww.yamux.YamuxSettings;

/**
 * Everything about a host that can be set.
 *
 * @param agentVersion what identify tells peers about this program
 */
public record HostSettings(String agentVersion, HostTimeouts timeouts, HostLimits limits, YamuxSettings yamux) {
    /** Identify messages stay below what the strictest peer accepts, with room for addresses and protocols. */
    private static final int AGENT_CHARS_MAX = 128;

    public static HostSettings defaults() {
        return new HostSettings("ww-sched-jvm", HostTimeouts.defaults(), HostLimits.defaults(),
                YamuxSettings.defaults());
    }

    public HostSettings {
        if (agentVersion.length() > AGENT_CHARS_MAX) {
            throw new IllegalArgumentException("agentVersion has " + agentVersion.length() + " characters, at most "
                    + AGENT_CHARS_MAX + " fit");
        }
    }
}
