package ww.sched;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A calendar pattern: {@code minute hour day-of-month month day-of-week}, with {@code second} in front if there are six
 * fields, or one of the words {@code @yearly @monthly @weekly @daily @hourly}. Fields are as in crontab(5): numbers,
 * {@code *}, lists, ranges, steps, English names of months and days in three letters, Sunday as 0 or 7. If both day
 * fields are restricted a day matches when either does.
 *
 * <p><b>Daylight saving.</b> One rule: a pattern is due at every instant whose local time in the zone matches. Local
 * times that a change of the clock leaves out are therefore never due, and local times that come twice are due twice.
 *
 * <p><b>How the next instant is found.</b> Between two changes of the clock the offset is constant and the search is
 * plain arithmetic on local fields; so each such span is searched by itself, and what is found beyond the span's end is
 * dropped. Stepping a zoned time along instead is what makes schedulers run away or stand still at odd transitions.
 *
 * @param text the pattern as it was written
 */
public record Cron(String text) {
    /** The longest pattern anyone writes by hand, with room. */
    private static final int CHARS_MAX = 256;

    /** The rarest date, a 29 February on a given day of the week, comes back after 40 years at most. */
    private static final int YEARS_AHEAD_MAX = 41;

    public Cron {
        TaskLimits.printable("cron", text, 1, CHARS_MAX);
        CronFields.parse(text);
    }

    /** The first instant strictly after the given one that matches; empty if there is none in forty years. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        CronFields fields = CronFields.parse(text);
        ZoneRules rules = zone.getRules();
        Instant from = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        int yearMax = from.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD_MAX;
        while (true) {
            ZoneOffset offset = rules.getOffset(from);
            ZoneOffsetTransition change = rules.nextTransition(from);
            Instant end = change == null ? Instant.MAX : change.getInstant();
            LocalDateTime found = search(fields, LocalDateTime.ofInstant(from, offset), yearMax);
            if (found != null && found.toInstant(offset).isBefore(end)) {
                return Optional.of(found.toInstant(offset));
            }
            if (change == null || end.atOffset(ZoneOffset.UTC).getYear() > yearMax) {
                return Optional.empty();
            }
            from = end;
        }
    }

    private static LocalDateTime search(CronFields fields, LocalDateTime from, int yearMax) {
        LocalDate date = from.toLocalDate();
        LocalTime time = from.toLocalTime();
        while (date.getYear() <= yearMax) {
            if (!fields.months().has(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
                time = LocalTime.MIDNIGHT;
                continue;
            }
            LocalTime found = fields.day(date) ? fields.timeFrom(time) : null;
            if (found != null) {
                return date.atTime(found);
            }
            date = date.plusDays(1);
            time = LocalTime.MIDNIGHT;
        }
        return null;
    }

    @Override
    public String toString() {
        return text;
    }
}
