package ww.http;

import java.math.BigDecimal;

/** Numbers as people write them into forms and queries, checked with a sentence that names the field and the bounds. */
final class Numbers {
    /** Longer digits cannot be a long; a megabyte of them is not worth reading. */
    private static final int CHARACTERS_MAX = 40;

    private Numbers() { }

    /** A whole decimal number within bounds. {@code kind} is "field" or "query parameter". */
    static long parse(String kind, String name, String text, long min, long max) throws Problem {
        int start = text.startsWith("-") ? 1 : 0;
        boolean digits = text.length() > start && text.length() <= CHARACTERS_MAX;
        for (int i = start; digits && i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            throw Problem.ofField(ProblemType.MALFORMED_FIELD, name, "The " + kind + " '" + name + "' is "
                    + Problem.quote(text) + ", which is not a whole number.");
        }
        BigDecimal exact = new BigDecimal(text);
        if (exact.compareTo(BigDecimal.valueOf(min)) < 0 || exact.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw outOfRange(kind, name, text, min, max);
        }
        return exact.longValueExact();
    }

    private static Problem outOfRange(String kind, String name, String text, long min, long max) {
        return Problem.ofField(ProblemType.INVALID_FIELD, name, "The " + kind + " '" + name + "' is "
                + Problem.quote(text) + ", but must be from " + min + " to " + max + ".")
                .with("minimum", min).with("maximum", max);
    }
}
