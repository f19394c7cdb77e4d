package ww.sched;

/**
 * A task that cannot be accepted as it was described. Unchecked because a record's constructor may not declare checked
 * exceptions; whoever builds a {@link TaskSpec} from outside input catches it and answers with the three parts.
 */
public final class InvalidTaskException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** More of the refused value than this is no help to whoever reads the message. */
    private static final int VALUE_SHOWN_CHARS_MAX = 80;

    private final String field;
    private final String value;
    private final String limit;

    /**
     * @param field the field's name as the REST interface spells it
     * @param value the refused value; a long one is shortened
     * @param limit what would have been accepted, as the end of the sentence "must be ..."
     */
    public InvalidTaskException(String field, Object value, String limit) {
        super("field '" + field + "' is " + shown(value) + ", must be " + limit);
        this.field = field;
        this.value = shown(value);
        this.limit = limit;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String limit() {
        return limit;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        if (text.length() <= VALUE_SHOWN_CHARS_MAX) {
            return "'" + text + "'";
        }
        return "'" + text.substring(0, VALUE_SHOWN_CHARS_MAX) + "...' (" + text.length() + " characters)";
    }
}
