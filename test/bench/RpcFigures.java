package bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@link RpcBench} has measured, round by round, and how it is shown. */
final class RpcFigures {
    private final Map<String, Map<String, Rounds>> bySide = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private record Rounds(List<Double> values, String unit) {
        double median() {
            double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** One round of a side: {@code ours}, {@code cpp} or {@code tocpp}. */
    void add(String side, Map<String, RpcBenchProcess.Figure> round) {
        Map<String, Rounds> figures = bySide.computeIfAbsent(side, name -> new LinkedHashMap<>());
        round.forEach((name, figure) -> figures
                .computeIfAbsent(name, first -> new Rounds(new ArrayList<>(), figure.unit())).values
                .add(figure.value()));
    }

    /** The table of what was added since the last one, whose figures have this suffix. */
    List<String> table(String suffix) {
        Map<String, Rounds> cpp = bySide.getOrDefault("cpp", Map.of());
        Map<String, Rounds> mixed = bySide.getOrDefault("tocpp", Map.of());
        List<String> table = new ArrayList<>();
        table.add(String.format("%n%-12s %-8s %12s %12s %7s %14s %7s", suffix, "", "ours", "C++", "ratio",
                "ours to C++", "ratio"));
        bySide.getOrDefault("ours", Map.of()).forEach((name, ours) -> {
            Rounds peer = cpp.get(name);
            table.add(row(name, ours, peer, mixed.get(name)));
            lines.add(line(name + "-" + suffix, ours, peer));
            if (mixed.containsKey(name)) {
                lines.add(line(name + "-tocpp-" + suffix, mixed.get(name), peer));
            }
        });
        bySide.clear();
        return table;
    }

    private static String row(String name, Rounds ours, Rounds peer, Rounds mixed) {
        String row = String.format(Locale.ROOT, "%-12s %-8s %12.1f", name, ours.unit, ours.median());
        return peer == null ? row : row + String.format(Locale.ROOT, " %12.1f %7.2f %14.1f %7.2f", peer.median(),
                ours.median() / peer.median(), mixed.median(), mixed.median() / peer.median());
    }

    private static String line(String name, Rounds ours, Rounds peer) {
        String line = String.format(Locale.ROOT, "figure %s %.1f %s", name, ours.median(), ours.unit);
        return peer == null ? line
                : line + String.format(Locale.ROOT, " capnp-cpp %.2f", ours.median() / peer.median());
    }

    /** A line {@code figure NAME VALUE UNIT [PEER RATIO]} for everything that was in a table. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
