package ww.http;

import java.util.Locale;

/** How the constants of enums and the names of types are spelt outside: lower case, with hyphens. */
final class Words {
    private Words() { }

    /** {@code QUEUE_ONE} as {@code queue-one}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code TaskAccepted} as {@code task-accepted}. */
    static String of(Class<?> type) {
        StringBuilder word = new StringBuilder();
        for (char c : type.getSimpleName().toCharArray()) {
            if (Character.isUpperCase(c) && !word.isEmpty()) {
                word.append('-');
            }
            word.append(Character.toLowerCase(c));
        }
        return word.toString();
    }
}
