package ww.sched;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The stored form of a {@link TaskSpec}. Numbers of kinds are part of the form and never change their meaning. */
final class SpecForm {
    private SpecForm() {
    }

    static void write(RecordWriter out, TaskSpec spec) {
        out.block(o -> {
            o.text(spec.id());
            o.text(spec.description());
            o.unsigned(spec.complete());
            writeSchedule(o, spec.schedule());
            writeInvocation(o, spec.invocation());
            o.block(limits -> {
                writeDuration(limits, spec.limits().timeLimit());
                limits.unsigned(spec.limits().memoryPages());
                limits.unsigned(spec.limits().outputBytes());
                // Left out where nothing is asked for: most records then read as they always have.
                if (spec.limits().stackBytes() != 0) {
                    limits.unsigned(spec.limits().stackBytes());
                }
            });
            writePolicies(o, spec.policies());
            o.textMap(spec.labels());
        });
    }

    static TaskSpec read(RecordReader in) throws BadRecordException {
        return in.block(i -> new TaskSpec(i.text(), i.text(), i.unsigned(), readSchedule(i), readInvocation(i),
                shared(i.block(SpecForm::readLimits), GuestLimits.DEFAULTS),
                shared(readPolicies(i), INTERVAL_DEFAULTS), i.textMap()));
    }

    private static GuestLimits readLimits(RecordReader in) throws BadRecordException {
        Duration timeLimit = readDuration(in);
        int memoryPages = in.small();
        int outputBytes = in.small();
        return new GuestLimits(timeLimit, memoryPages, in.more() ? in.small() : 0, outputBytes);
    }

    private static final Policies INTERVAL_DEFAULTS = Policies.defaults(Schedule.Interval.once());

    /** Most tasks have the defaults: then a hundred thousand of them share one object. */
    private static <T> T shared(T value, T usual) {
        return value.equals(usual) ? usual : value;
    }

    private static void writeSchedule(RecordWriter out, Schedule schedule) {
        switch (schedule) {
            case Schedule.Interval interval -> {
                out.unsigned(0);
                out.block(o -> {
                    writeDuration(o, interval.start());
                    writeDuration(o, interval.delay());
                    o.unsigned(interval.repeats());
                    writeInstant(o, interval.until());
                });
            }
            case Schedule.Calendar calendar -> {
                out.unsigned(1);
                out.block(o -> {
                    o.text(calendar.cron().text());
                    o.text(calendar.zone().getId());
                    o.unsigned(calendar.repeats());
                    writeInstant(o, calendar.until());
                });
            }
        }
    }

    private static Schedule readSchedule(RecordReader in) throws BadRecordException {
        return switch (in.small()) {
            case 0 -> in.block(i -> new Schedule.Interval(
                    readDuration(i), readDuration(i), i.unsigned(), readInstant(i)));
            case 1 -> in.block(i -> new Schedule.Calendar(
                    new Cron(i.text()), readZone(i), i.unsigned(), readInstant(i)));
            default -> throw new BadRecordException("a schedule of a kind this version does not know");
        };
    }

    private static void writeInvocation(RecordWriter out, Invocation invocation) {
        out.block(o -> {
            o.text(invocation.module().sha256());
            o.unsigned(invocation.module().bytes());
            switch (invocation.call()) {
                case Call.Function function -> {
                    o.unsigned(0);
                    o.block(f -> {
                        f.text(function.export());
                        f.texts(function.arguments());
                    });
                }
                case Call.Command command -> {
                    o.unsigned(1);
                    o.block(c -> {
                        c.texts(command.arguments());
                        c.textMap(command.environment());
                        c.bytes(command.stdin());
                    });
                }
            }
            o.signed(invocation.input());
            o.signed(invocation.difficulty());
        });
    }

    private static Invocation readInvocation(RecordReader in) throws BadRecordException {
        return in.block(i -> new Invocation(new ModuleRef(i.text(), i.unsigned()), readCall(i), i.signed(),
                i.signed()));
    }

    private static Call readCall(RecordReader in) throws BadRecordException {
        return switch (in.small()) {
            case 0 -> in.block(i -> new Call.Function(i.text(), i.texts()));
            case 1 -> in.block(i -> new Call.Command(i.texts(), i.textMap(), i.bytes()));
            default -> throw new BadRecordException("a call of a kind this version does not know");
        };
    }

    private static void writePolicies(RecordWriter out, Policies policies) {
        out.block(o -> {
            RetryPolicy retry = policies.retry();
            o.block(r -> {
                r.unsigned(retry.attemptsMax());
                r.unsigned(retry.workerFaultsMax());
                writeDuration(r, retry.backoff());
                r.real(retry.factor());
                writeDuration(r, retry.backoffMax());
                r.real(retry.jitter());
                r.textSet(retry.on());
            });
            o.unsigned(number(policies.overlap()));
            o.unsigned(number(policies.misfire()));
            writeDuration(o, policies.misfireWindow());
            writeDuration(o, policies.queueTimeout());
            o.unsigned(policies.priority());
            o.textMap(policies.require());
            o.unsigned(policies.runsKept());
        });
    }

    private static Policies readPolicies(RecordReader in) throws BadRecordException {
        return in.block(i -> new Policies(
                i.block(r -> new RetryPolicy(r.small(), r.small(), readDuration(r), r.real(), readDuration(r),
                        r.real(), r.textSet())),
                overlap(i.small()), misfire(i.small()), readDuration(i), readDuration(i), i.small(), i.textMap(),
                i.small()));
    }

    private static int number(Overlap overlap) {
        return switch (overlap) {
            case ALLOW -> 0;
            case SKIP -> 1;
            case QUEUE_ONE -> 2;
            case REPLACE -> 3;
        };
    }

    private static Overlap overlap(int number) throws BadRecordException {
        return switch (number) {
            case 0 -> Overlap.ALLOW;
            case 1 -> Overlap.SKIP;
            case 2 -> Overlap.QUEUE_ONE;
            case 3 -> Overlap.REPLACE;
            default -> throw new BadRecordException("overlap policy " + number + ", which this version does not know");
        };
    }

    private static int number(Misfire misfire) {
        return switch (misfire) {
            case SKIP -> 0;
            case ONCE -> 1;
            case ALL -> 2;
        };
    }

    private static Misfire misfire(int number) throws BadRecordException {
        return switch (number) {
            case 0 -> Misfire.SKIP;
            case 1 -> Misfire.ONCE;
            case 2 -> Misfire.ALL;
            default -> throw new BadRecordException("misfire policy " + number + ", which this version does not know");
        };
    }

    /** Nanoseconds fit: no duration of a task is longer than ten years. */
    static void writeDuration(RecordWriter out, Duration duration) {
        out.unsigned(duration.toNanos());
    }

    static Duration readDuration(RecordReader in) throws BadRecordException {
        return Duration.ofNanos(in.unsigned());
    }

    private static void writeInstant(RecordWriter out, Optional<Instant> instant) {
        out.flag(instant.isPresent());
        instant.ifPresent(value -> {
            out.signed(value.getEpochSecond());
            out.unsigned(value.getNano());
        });
    }

    private static Optional<Instant> readInstant(RecordReader in) throws BadRecordException {
        return in.flag() ? Optional.of(Instant.ofEpochSecond(in.signed(), in.small())) : Optional.empty();
    }

    private static ZoneId readZone(RecordReader in) throws BadRecordException {
        String id = in.text();
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new BadRecordException("the time zone '" + id + "', which this Java runtime does not know");
        }
    }
}
