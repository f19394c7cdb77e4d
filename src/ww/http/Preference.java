package ww.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The header {@code Prefer} (RFC 7240), of which we heed {@code wait=SECONDS}: the client would rather wait than ask
 * again. Other preferences, and ones that cannot be read, are ignored, as the RFC wants.
 */
final class Preference {
    /** So many digits of seconds are a long wait already; more would not fit a number. */
    private static final int DIGITS_MAX = 9;

    private Preference() { }

    /** The wait the client prefers, cut to {@code max}; empty where it states none. */
    static Optional<Duration> wait(String prefer, Duration max) {
        if (prefer == null) {
            return Optional.empty();
        }
        for (String preference : prefer.split("[,;]")) {
            String text = preference.strip().toLowerCase(Locale.ROOT);
            String digits = text.startsWith("wait=") ? text.substring("wait=".length()).strip() : "";
            boolean number = !digits.isEmpty() && digits.length() <= DIGITS_MAX
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (number) {
                Duration wait = Duration.ofSeconds(Long.parseLong(digits));
                return Optional.of(wait.compareTo(max) < 0 ? wait : max);
            }
        }
        return Optional.empty();
    }
}
