package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *            | 2026-01-31T23:59:30 | 2026-02-01T00:00:00
            */15 * * * *         | 2026-01-01T00:15:00 | 2026-01-01T00:30:00
            0 6 * * MON-FRI      | 2026-01-02T06:00:00 | 2026-01-05T06:00:00
            0 0 29 2 *           | 2026-01-01T00:00:00 | 2028-02-29T00:00:00
            0 0 29 2 1           | 2026-01-01T00:00:00 | 2026-02-02T00:00:00
            0 0 1,15 * *         | 2026-01-02T00:00:00 | 2026-01-15T00:00:00
            5/20 * * * *         | 2026-01-01T00:26:00 | 2026-01-01T00:45:00
            0 0 * * 7            | 2026-01-01T00:00:00 | 2026-01-04T00:00:00
            0 0 * * 0            | 2026-01-01T00:00:00 | 2026-01-04T00:00:00
            0 22-23 * DEC *      | 2026-01-01T00:00:00 | 2026-12-01T22:00:00
            59 59 23 31 12 *     | 2026-12-31T23:59:59 | 2027-12-31T23:59:59
            */7 * * * * *        | 2026-01-01T00:00:56 | 2026-01-01T00:01:00
            @hourly              | 2026-01-01T00:00:00 | 2026-01-01T01:00:00
            @yearly              | 2026-01-01T00:00:00 | 2027-01-01T00:00:00
            """)
    void theNextTimeInUtcIs(String pattern, LocalDateTime after, LocalDateTime expected) {
        assertEquals(Optional.of(expected.toInstant(ZoneOffset.UTC)),
                new Cron(pattern).next(after.toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * *", "* * * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *",
        "* * * 13 *", "* * * * 8", "*/0 * * * *", "5-3 * * * *", "a * * * *", "1,,2 * * * *", "-1 * * * *",
        "* * * FOO *", "@never", "1-2-3 * * * *", "* * * * MON-", "99999999999 * * * *", "*/ * * * *",
        "\u0661 * * * *"})
    void whatIsNoPatternIsRefusedByItsField(String pattern) {
        InvalidTaskException refused = assertThrows(InvalidTaskException.class, () -> new Cron(pattern));
        assertEquals("cron", refused.field());
    }

    @Test
    void aDateThatNeverComesIsNeverDue() {
        assertEquals(Optional.empty(), new Cron("0 0 31 2 *").next(Instant.EPOCH, ZoneOffset.UTC));
    }

    @Test
    void localTimesThatAreLeftOutAreNeverDue() {
        // 2026-03-29 02:00 to 03:00 does not exist in Berlin.
        Instant before = Instant.parse("2026-03-28T12:00:00Z");
        assertEquals(Optional.of(Instant.parse("2026-03-30T00:30:00Z")), new Cron("30 2 * * *").next(before, BERLIN));
    }

    @Test
    void localTimesThatComeTwiceAreDueTwice() {
        // 2026-10-25 02:00 to 03:00 comes twice in Berlin.
        Cron cron = new Cron("30 2 * * *");
        Instant first = cron.next(Instant.parse("2026-10-24T12:00:00Z"), BERLIN).orElseThrow();
        Instant second = cron.next(first, BERLIN).orElseThrow();
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), first);
        assertEquals(Instant.parse("2026-10-25T01:30:00Z"), second);
    }

    @Test
    void everyMinuteIsEveryMinuteAcrossEveryTransition() {
        Cron cron = new Cron("* * * * *");
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
                "Pacific/Apia", "Africa/Casablanca", "America/St_Johns")) {
            for (Instant change : changes(ZoneId.of(zone))) {
                Instant at = change.minusSeconds(600);
                for (int i = 0; i < 40; i++) {
                    Instant next = cron.next(at, ZoneId.of(zone)).orElseThrow();
                    assertEquals(60 - at.getEpochSecond() % 60, next.getEpochSecond() - at.getEpochSecond(),
                            zone + " at " + at);
                    at = next;
                }
            }
        }
    }

    /** The rule itself, second by second, against the search: around every change of every kind of zone. */
    @Test
    void theSearchFindsWhatTheRuleSays() {
        long seed = Long.getLong("ww.test.seed", 11);
        SplittableRandom random = new SplittableRandom(seed);
        for (String zone : List.of("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/Caracas", "UTC")) {
            for (int round = 0; round < 20; round++) {
                List<Instant> changes = changes(ZoneId.of(zone));
                Instant near = changes.isEmpty() ? Instant.parse("2026-05-05T00:00:00Z")
                        : changes.get(random.nextInt(changes.size()));
                String pattern = random.nextInt(60) + " " + random.nextInt(0, 4) + "-" + random.nextInt(4, 24) + " * * "
                        + random.nextInt(0, 3) + "-6";
                check(new Cron(pattern), ZoneId.of(zone), near.minusSeconds(random.nextLong(7_200)), seed);
            }
        }
    }

    private static void check(Cron cron, ZoneId zone, Instant after, long seed) {
        CronFields fields = CronFields.parse(cron.text());
        Instant at = after.truncatedTo(ChronoUnit.MINUTES);
        Instant expected = null;
        for (int minute = 1; minute < 20_000 && expected == null; minute++) {
            Instant next = at.plusSeconds(minute * 60L);
            LocalDateTime local = LocalDateTime.ofInstant(next, zone);
            boolean matches = fields.minutes().has(local.getMinute()) && fields.hours().has(local.getHour())
                    && local.getSecond() == 0 && fields.months().has(local.getMonthValue())
                    && fields.day(local.toLocalDate());
            expected = matches && next.isAfter(after) ? next : null;
        }
        assertEquals(Optional.ofNullable(expected), cron.next(after, zone), "seed " + seed + ": " + cron + " after "
                + after + " in " + zone);
    }

    private static List<Instant> changes(ZoneId zone) {
        List<Instant> changes = new ArrayList<>();
        Instant at = Instant.parse("2007-01-01T00:00:00Z");
        for (int i = 0; i < 25; i++) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(at);
            if (next == null) {
                break;
            }
            at = next.getInstant();
            changes.add(at);
        }
        return changes;
    }

    @Test
    void theAnswerIsAlwaysLater() {
        Instant at = Instant.parse("2026-01-01T00:00:00.999Z");
        Instant next = new Cron("* * * * * *").next(at, BERLIN).orElseThrow();
        assertEquals(Instant.parse("2026-01-01T00:00:01Z"), next);
        assertTrue(next.isAfter(at));
    }
}
