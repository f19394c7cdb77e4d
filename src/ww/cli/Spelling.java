package ww.cli;

import java.util.Collection;
import java.util.Optional;

/** Finds the word somebody probably meant. */
final class Spelling {
    /** Two slips of the finger; with more, the guess is as often wrong as right. */
    private static final int SLIPS_MAX = 2;

    private Spelling() { }

    static Optional<String> nearest(String word, Collection<String> known) {
        String best = null;
        int least = SLIPS_MAX + 1;
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many letters must be inserted, left out or changed to get from one word to the other (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
