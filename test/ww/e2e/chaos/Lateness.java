package ww.e2e.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How late runs began, and for how much of that nothing stood in their way but that nobody began them.
 *
 * <p>A test that has more to compute than its machine can is late with most runs, since they wait behind each other,
 * and that says nothing about a gateway or a worker that is slow to come back. So the time is told apart in which the
 * slots that one worker has were not all in use: whenever a gateway and a worker are there, a run that is due takes one
 * of them at once. Attempts that were lost with their worker are not counted as use: the record shows them open until
 * somebody has noticed.
 *
 * @param lateMillis   of each run that began, from its due time until then; sorted
 * @param unusedMillis the part of it in which fewer attempts were under way than one worker can make; sorted
 */
record Lateness(List<Long> lateMillis, List<Long> unusedMillis) {

    static Lateness of(List<History.Run> runs, int slotsOfAWorker) {
        List<History.Attempt> used = runs.stream().flatMap(run -> run.attempts().stream())
                .filter(attempt -> !attempt.outcome().equals("worker-fault")).toList();
        List<History.Run> begun = runs.stream().filter(run -> run.started().isPresent()).toList();
        return new Lateness(
                sorted(begun.stream().mapToLong(run -> millis(run.due(), run.started().get()))),
                sorted(begun.stream().mapToLong(run -> unused(run.due(), run.started().get(), used, slotsOfAWorker))));
    }

    private static List<Long> sorted(LongStream millis) {
        return millis.sorted().boxed().toList();
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    /** How much of a time fewer attempts than these were open: it is cut where one begins or ends. */
    private static long unused(Instant from, Instant to, List<History.Attempt> used, int slots) {
        List<History.Attempt> within = used.stream()
                .filter(attempt -> attempt.started().isBefore(to) && attempt.ended().isAfter(from)).toList();
        List<Instant> cuts = new ArrayList<>(List.of(from, to));
        within.forEach(attempt -> cuts.addAll(List.of(attempt.started(), attempt.ended())));
        List<Instant> inOrder = cuts.stream().filter(cut -> !cut.isBefore(from) && !cut.isAfter(to)).sorted().toList();
        long unused = 0;
        for (int i = 1; i < inOrder.size(); i++) {
            Instant begin = inOrder.get(i - 1);
            Instant end = inOrder.get(i);
            long open = within.stream()
                    .filter(attempt -> attempt.started().isBefore(end) && attempt.ended().isAfter(begin)).count();
            unused += open < slots ? millis(begin, end) : 0;
        }
        return unused;
    }

    long unusedMillisMax() {
        return unusedMillis.getLast();
    }

    @Override
    public String toString() {
        return "lateness ms p50 " + median(lateMillis) + " max " + lateMillis.getLast()
                + ", of it while a worker's slots were not in use p50 " + median(unusedMillis) + " max "
                + unusedMillisMax();
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
