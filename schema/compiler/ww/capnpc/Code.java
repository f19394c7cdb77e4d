package ww.capnpc;

import java.util.List;

/** Java text under construction, which keeps its indentation. */
final class Code {
    private static final int INDENT = 4;
    private static final int WIDTH = 120;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** A line; one that is too long goes on below. */
    void line(String line) {
        String rest = line;
        int indent = line.isEmpty() ? 0 : INDENT * depth;
        while (indent + rest.length() > WIDTH) {
            int end = breakBefore(rest, WIDTH - indent);
            if (end <= 1) {
                break;
            }
            text.repeat(' ', indent).append(rest, 0, end).append('\n');
            rest = rest.substring(end).strip();
            indent = INDENT * (depth + 2);
        }
        text.repeat(' ', indent).append(rest).append('\n');
    }

    /** Where to break: after a comma or before a dot, else after a parenthesis. */
    private static int breakBefore(String line, int width) {
        int end = Math.max(line.lastIndexOf(", ", width - 1), line.lastIndexOf(").", width - 1)) + 1;
        return end > 1 ? end : line.lastIndexOf('(', width - 1) + 1;
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
        if (lines.size() == 1 && INDENT * depth + lines.getFirst().length() + "/**  */".length() <= WIDTH) {
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
                wrap((paragraph ? "<p>" : "") + line);
                paragraph = false;
            }
        }
        line(" */");
    }

    private void wrap(String line) {
        int room = WIDTH - INDENT * depth - " * ".length();
        String rest = line;
        while (rest.length() > room && rest.lastIndexOf(' ', room) > 0) {
            int end = rest.lastIndexOf(' ', room);
            line(" * " + rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        line(" * " + rest);
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
