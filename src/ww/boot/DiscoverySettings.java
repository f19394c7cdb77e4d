package ww.boot;

import java.time.Duration;

/**
 * Where a node looks for peers and what it spends on it.
 *
 * @param address where
 * @param hostLocal whether nodes on this host are looked for on loopback as well
 * @param firstPause between the first two surveys
 * @param longestPause between surveys later on
 * @param sentPerSecond datagrams sent per route on average
 * @param sentAtOnce datagrams sent per route without a pause
 * @param heardPerSecond datagrams whose signature is checked on average; what exceeds it is dropped
 * @param heardAtOnce datagrams whose signature is checked without a pause
 * @param peersRemembered for how many peers it is remembered what was said of them
 * @param foundQueued how many finds wait for a consumer that is busy; what exceeds it comes again
 * @param repeatAfter an unchanged find is not repeated sooner
 */
public record DiscoverySettings(DiscoveryAddress address, boolean hostLocal, Duration firstPause, Duration longestPause,
        int sentPerSecond, int sentAtOnce, int heardPerSecond, int heardAtOnce, int peersRemembered, int foundQueued,
        Duration repeatAfter) {
    /** Two lost surveys in a row still leave a third within two seconds. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** As often as a small cluster of the demo asks for as long as it lives. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** What the demo's nodes allow themselves. */
    private static final int SENT_PER_SECOND = 256;
    private static final int SENT_AT_ONCE = 16;

    /** A signature check costs some 0.7 ms: a flood takes a tenth of one core. Only what concerns us is checked. */
    private static final int HEARD_PER_SECOND = 128;

    /** A thousand nodes answering one survey come in over a second or two; the first burst is not cut. */
    private static final int HEARD_AT_ONCE = 512;

    /** An id and a few addresses each: about a megabyte if all of it is used. */
    private static final int PEERS_REMEMBERED = 4096;

    /** More than a consumer that dials eight at a time gets through between two surveys. */
    private static final int FOUND_QUEUED = 256;

    /** One survey is answered by a node once per route and interface; those repetitions are within a second. */
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(1);

    public static final DiscoverySettings DEFAULT = of(DiscoveryAddress.DEFAULT);

    public DiscoverySettings {
        if (firstPause.toMillis() < 1 || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("pauses between surveys must rise from 1 ms or more, not from "
                    + firstPause + " to " + longestPause);
        }
        if (Math.min(sentPerSecond, sentAtOnce) < 1 || Math.min(heardPerSecond, heardAtOnce) < 1) {
            throw new IllegalArgumentException("discovery that may not send or hear a single datagram finds nobody");
        }
        if (peersRemembered < 1 || foundQueued < 1 || repeatAfter.isNegative()) {
            throw new IllegalArgumentException("discovery must remember and queue at least one peer, not "
                    + peersRemembered + " and " + foundQueued + ", and repeat after no negative time");
        }
    }

    public static DiscoverySettings of(DiscoveryAddress address) {
        return new DiscoverySettings(address, true, FIRST_PAUSE, LONGEST_PAUSE, SENT_PER_SECOND, SENT_AT_ONCE,
                HEARD_PER_SECOND, HEARD_AT_ONCE, PEERS_REMEMBERED, FOUND_QUEUED, REPEAT_AFTER);
    }

    /** The same without, or with, the meeting point on loopback. */
    public DiscoverySettings withHostLocal(boolean wanted) {
        return new DiscoverySettings(address, wanted, firstPause, longestPause, sentPerSecond, sentAtOnce,
                heardPerSecond, heardAtOnce, peersRemembered, foundQueued, repeatAfter);
    }

    /** The same with other pauses. */
    public DiscoverySettings withPauses(Duration first, Duration longest) {
        return new DiscoverySettings(address, hostLocal, first, longest, sentPerSecond, sentAtOnce,
                heardPerSecond, heardAtOnce, peersRemembered, foundQueued, repeatAfter);
    }

    SurveySchedule schedule() {
        return new SurveySchedule(firstPause, longestPause,
                address instanceof DiscoveryAddress.Group group && group.gradual());
    }
}
