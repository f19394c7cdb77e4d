package ww.boot;

import java.time.Duration;

/**
 * When to ask and how far: arithmetic on the number of the attempt. The first attempt is made at once and the next ones
 * soon, since a node that has just started is what everybody waits for and a datagram may get lost; then the pauses
 * double up to the longest. A gradual search widens by one bit of distance with each attempt.
 *
 * @param first the pause after the first attempt
 * @param longest the pause that later ones grow to
 * @param gradual whether the search begins near and widens
 */
record SurveySchedule(Duration first, Duration longest, boolean gradual) {
    /** The first pauses are worth an announcement each; afterwards whoever searches has asked us. */
    private static final int ANNOUNCEMENTS = 4;

    /** A gradual search has 32 steps until it reaches everyone; at this pace they take eight seconds. */
    private static final Duration GRADUAL_PAUSE = Duration.ofMillis(250);

    /** The distance to ask within at this attempt, the first being 0. */
    int distance(int attempt) {
        return gradual && attempt < Distance.BITS ? attempt : Distance.EVERYONE;
    }

    /** Whether the attempt should also tell others of us, who may be searching. */
    boolean announces(int attempt) {
        return attempt < ANNOUNCEMENTS;
    }

    /**
     * The pause after this attempt. {@code jitter} in [0, 1) shortens it by up to a fifth, so that nodes drift apart.
     */
    Duration pause(int attempt, double jitter) {
        int step = attempt;
        if (gradual) {
            if (attempt < Distance.BITS) {
                return first.compareTo(GRADUAL_PAUSE) < 0 ? first : GRADUAL_PAUSE;
            }
            step = attempt - Distance.BITS;
        }
        long millis = first.toMillis();
        for (int i = 0; i < step && millis < longest.toMillis(); i++) {
            millis *= 2;
        }
        millis = Math.min(millis, longest.toMillis());
        return Duration.ofMillis(Math.round(millis * (1 - jitter / 5)));
    }
}
