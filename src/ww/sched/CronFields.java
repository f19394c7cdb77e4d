package ww.sched;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A calendar pattern taken apart: for each field the set of values that match. */
record CronFields(
        Values seconds, Values minutes, Values hours, Values days, Values months, Values weekdays,
        boolean eitherDay) {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private static final Map<String, String> WORDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    /** A set of small numbers as bits; no field goes beyond 59. */
    record Values(long bits) {
        boolean has(int value) {
            return (bits >>> value & 1) != 0;
        }

        /** The smallest member not below the given value, or -1. */
        int from(int value) {
            long rest = value > 63 ? 0 : bits & -1L << value;
            return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
        }
    }

    /** Reads a pattern; {@link InvalidTaskException} says what is wrong with it. */
    static CronFields parse(String text) {
        String pattern = WORDS.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text.strip());
        String[] parts = pattern.split("\\s+");
        if (parts.length < 5 || parts.length > 6) {
            throw invalid(text, "five or six fields or one of " + WORDS.keySet().stream().sorted().toList());
        }
        int at = parts.length - 5;
        Values seconds = at == 0 ? new Values(1) : values(parts[0], "second", 0, 59, List.of());
        Values days = values(parts[at + 2], "day of month", 1, 31, List.of());
        Values weekdays = values(parts[at + 4], "day of week", 0, 7, WEEKDAYS);
        Values sundayIsZero = new Values((weekdays.bits() | weekdays.bits() >>> 7) & 0x7f);
        boolean eitherDay = !parts[at + 2].startsWith("*") && !parts[at + 4].startsWith("*");
        return new CronFields(seconds,
                values(parts[at], "minute", 0, 59, List.of()),
                values(parts[at + 1], "hour", 0, 23, List.of()),
                days,
                values(parts[at + 3], "month", 1, 12, MONTHS),
                sundayIsZero, eitherDay);
    }

    /** True if the date matches both day fields, or either if both are restricted. */
    boolean day(LocalDate date) {
        boolean day = days.has(date.getDayOfMonth());
        boolean weekday = weekdays.has(date.getDayOfWeek().getValue() % 7);
        return eitherDay ? day || weekday : day && weekday;
    }

    /** The first matching time of a day not before the given one, or null. */
    LocalTime timeFrom(LocalTime time) {
        int hour = hours.from(time.getHour());
        boolean later = hour != time.getHour();
        int minute = hour < 0 ? -1 : minutes.from(later ? 0 : time.getMinute());
        later |= minute != time.getMinute();
        int second = minute < 0 ? -1 : seconds.from(later ? 0 : time.getSecond());
        if (hour >= 0 && minute >= 0 && second < 0) {
            second = seconds.from(0);
            minute = minutes.from(minute + 1);
        }
        if (hour >= 0 && minute < 0) {
            second = seconds.from(0);
            minute = minutes.from(0);
            hour = hours.from(hour + 1);
        }
        return hour < 0 ? null : LocalTime.of(hour, minute, second);
    }

    private static Values values(String field, String name, int min, int max, List<String> names) {
        long bits = 0;
        for (String item : field.split(",", -1)) {
            bits |= item(item, name, min, max, names);
        }
        return new Values(bits);
    }

    private static long item(String item, String name, int min, int max, List<String> names) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        int step = slash < 0 ? 1 : number(item.substring(slash + 1), name + " step", 1, max, List.of());
        int dash = range.indexOf('-');
        int first;
        int last;
        if (range.equals("*")) {
            first = min;
            last = names == WEEKDAYS ? max - 1 : max;
        } else if (dash < 0) {
            first = number(range, name, min, max, names);
            last = slash < 0 ? first : max;
        } else {
            first = number(range.substring(0, dash), name, min, max, names);
            last = number(range.substring(dash + 1), name, first, max, names);
        }
        long bits = 0;
        for (int value = first; value <= last; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static int number(String text, String name, int min, int max, List<String> names) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            int value = named + (names == MONTHS ? 1 : 0);
            if (value >= min) {
                return value;
            }
        }
        if (text.matches("[0-9]{1,2}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw invalid(text, "a " + name + " from " + min + " to " + max);
    }

    private static InvalidTaskException invalid(String value, String limit) {
        return new InvalidTaskException("cron", value, limit);
    }
}
