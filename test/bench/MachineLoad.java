package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How far this machine's processors were used since the last look: what to read a figure with. On a virtual machine the
 * host gives a share of them to others ("stolen"), which no load average shows and which can be a third.
 */
final class MachineLoad {
    /** {@code cpu user nice system idle iowait irq softirq steal}: proc(5), {@code /proc/stat}. */
    private static final Path TIMES = Path.of("/proc/stat");
    private static final int IDLE = 4;
    private static final int STEAL = 8;

    private long[] before = times();

    /** What was so since this object was made or last asked, as words for the end of a line; empty where not known. */
    String since() throws IOException {
        long[] now = times();
        long all = 0;
        for (int i = 1; i < Math.min(now.length, before.length); i++) {
            all += now[i] - before[i];
        }
        String shares = all <= 0 || now.length <= STEAL ? ""
                : String.format(Locale.ROOT, "%.0f %% idle, %.0f %% stolen", 100.0 * (now[IDLE] - before[IDLE]) / all,
                        100.0 * (now[STEAL] - before[STEAL]) / all);
        before = now;
        return shares.isEmpty() ? "" : "(" + shares + ")";
    }

    private static long[] times() throws IOException {
        String[] words = Files.readAllLines(TIMES).getFirst().split(" +");
        long[] ticks = new long[Math.min(words.length, STEAL + 1)];
        for (int i = 1; i < ticks.length; i++) {
            ticks[i] = Long.parseLong(words[i]);
        }
        return ticks;
    }

    MachineLoad() throws IOException {
    }
}
