package ww.capnpc;

import java.util.List;

/** Java text under construction, which keeps its indentation. */
final class Code {
    private static final int INDENT = 4;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        if (!line.isEmpty()) {
            text.repeat(' ', INDENT * depth).append(line);
        }
        text.append('\n');
    }

    void line(String format, Object... values) {
        line(format.formatted(values));
    }

    void blank() {
        text.append('\n');
    }

    /** A line that ends in a brace, and what follows up to {@link #close} indented. */
    void open(String format, Object... values) {
        line(format.formatted(values) + " {");
        depth++;
    }

    void close() {
        depth--;
        line("}");
    }

    /** A continued line. */
    void more(String format, Object... values) {
        depth += 2;
        line(format.formatted(values));
        depth -= 2;
    }

    /** A method of a few statements. */
    void method(String head, String... statements) {
        blank();
        open("%s", head);
        List.of(statements).forEach(this::line);
        close();
    }

    /** A method that overrides one. */
    void override(String head, String... statements) {
        blank();
        line("@Override");
        open("%s", head);
        List.of(statements).forEach(this::line);
        close();
    }

    /** A documentation comment out of a schema's; nothing if that is empty. */
    void docs(String comment) {
        List<String> lines = comment.strip().lines().map(Code::escape).toList();
        if (lines.isEmpty()) {
            return;
        }
        if (lines.size() == 1) {
            line("/** " + lines.getFirst() + " */");
            return;
        }
        line("/**");
        boolean paragraph = false;
        for (String line : lines) {
            if (line.isBlank()) {
                line(" *");
                paragraph = true;
            } else {
                line(" * " + (paragraph ? "<p>" : "") + line);
                paragraph = false;
            }
        }
        line(" */");
    }

    private static String escape(String line) {
        return line.stripTrailing().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("*/", "* /")
                .replace("@", "&#64;").replace("\\", "&#92;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
