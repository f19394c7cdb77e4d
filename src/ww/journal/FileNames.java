package ww.journal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a journal's files: the first sequence number in hexadecimal, so that their order is that of the names,
 * and what they are. Anything that is still being made has a temporary name and means nothing after a crash.
 */
final class FileNames {
    static final String SEGMENT = ".segment";
    static final String SNAPSHOT = ".snapshot";
    static final String SPARE = "spare.tmp";
    static final String NEW_SNAPSHOT = "snapshot.tmp";
    static final String DAMAGED = ".damaged";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})(\\.segment|\\.snapshot)");

    private FileNames() {
    }

    static String of(long sequence, String suffix) {
        return HexFormat.of().toHexDigits(sequence) + suffix;
    }

    /** The first sequence number in a name that {@link #of} made. */
    static long sequence(String name) {
        return HexFormat.fromHexDigitsToLong(name, 0, 16);
    }

    /** Those of the names that have the suffix, in order. */
    static List<String> sorted(List<String> names, String suffix) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            Matcher matcher = FORM.matcher(name);
            if (matcher.matches() && matcher.group(2).equals(suffix)) {
                found.add(name);
            }
        }
        found.sort(null);
        return found;
    }
}
