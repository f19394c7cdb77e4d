package ww.sched;

/** The stored form of a {@link RunOutcome}. */
final class OutcomeForm {
    private OutcomeForm() {
    }

    static void write(RecordWriter out, RunOutcome outcome) {
        out.unsigned(kind(outcome));
        out.block(o -> {
            switch (outcome) {
                case RunOutcome.Succeeded well -> {
                    o.texts(well.values());
                    o.signed(well.exitCode());
                    writeEvidence(o, well.evidence());
                }
                case RunOutcome.TaskFault fault -> {
                    o.text(fault.kind());
                    o.text(fault.message());
                    writeEvidence(o, fault.evidence());
                }
                case RunOutcome.TimedOut timedOut -> {
                    SpecForm.writeDuration(o, timedOut.limit());
                    writeEvidence(o, timedOut.evidence());
                }
                case RunOutcome.Cancelled cancelled -> writeEvidence(o, cancelled.evidence());
                case RunOutcome.WorkerFault fault -> {
                    o.text(fault.kind());
                    o.text(fault.message());
                }
            }
        });
    }

    static RunOutcome read(RecordReader in) throws BadRecordException {
        int kind = in.small();
        return in.block(i -> switch (kind) {
            case 0 -> new RunOutcome.Succeeded(i.texts(), (int) i.signed(), readEvidence(i));
            case 1 -> new RunOutcome.TaskFault(i.text(), i.text(), readEvidence(i));
            case 2 -> new RunOutcome.TimedOut(SpecForm.readDuration(i), readEvidence(i));
            case 3 -> new RunOutcome.Cancelled(readEvidence(i));
            case 4 -> new RunOutcome.WorkerFault(i.text(), i.text());
            default -> throw new BadRecordException("an outcome of kind " + kind
                    + ", which this version does not know");
        });
    }

    private static int kind(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Succeeded _ -> 0;
            case RunOutcome.TaskFault _ -> 1;
            case RunOutcome.TimedOut _ -> 2;
            case RunOutcome.Cancelled _ -> 3;
            case RunOutcome.WorkerFault _ -> 4;
        };
    }

    private static void writeEvidence(RecordWriter out, Evidence evidence) {
        boolean none = evidence.equals(Evidence.NONE);
        out.flag(!none);
        if (none) {
            return;
        }
        out.block(o -> {
            writeOutput(o, evidence.stdout());
            writeOutput(o, evidence.stderr());
            RunStatistics statistics = evidence.statistics();
            o.signed(statistics.wallNanos());
            o.signed(statistics.cpuNanos());
            o.signed(statistics.compileNanos());
            o.signed(statistics.peakBytes());
            o.flag(statistics.moduleCached());
        });
    }

    private static Evidence readEvidence(RecordReader in) throws BadRecordException {
        if (!in.flag()) {
            return Evidence.NONE;
        }
        return in.block(i -> new Evidence(readOutput(i), readOutput(i),
                new RunStatistics(i.signed(), i.signed(), i.signed(), i.signed(), i.flag())));
    }

    private static void writeOutput(RecordWriter out, Output output) {
        out.bytes(output.bytes());
        out.flag(output.truncated());
    }

    private static Output readOutput(RecordReader in) throws BadRecordException {
        byte[] bytes = in.bytes();
        boolean truncated = in.flag();
        return bytes.length == 0 && !truncated ? Output.EMPTY : new Output(bytes, truncated);
    }
}
