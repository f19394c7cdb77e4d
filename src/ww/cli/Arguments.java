package ww.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line taken apart: the values of each flag in the order given, and the words that are no flags. A flag wins
 * over its environment variable; what neither gives has the default of whoever asks.
 */
final class Arguments {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private Arguments() { }

    /**
     * Takes {@code line} apart by {@code options}. Both {@code --flag value} and {@code --flag=value} are understood;
     * after {@code --} everything is a word.
     *
     * @throws UsageException with a sentence, for an unknown flag, a missing or an unexpected value, or a repetition
     */
    static Arguments parse(List<Option> options, List<String> line, Map<String, String> environment)
            throws UsageException {
        Arguments arguments = new Arguments();
        arguments.readLine(options, line);
        arguments.readEnvironment(options, environment);
        return arguments;
    }

    private void readLine(List<Option> options, List<String> line) throws UsageException {
        int at = 0;
        while (at < line.size()) {
            String word = line.get(at++);
            if (word.equals("--")) {
                words.addAll(line.subList(at, line.size()));
                return;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                words.add(word);
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            Option option = find(options, name);
            if (!option.takesValue()) {
                if (equals >= 0) {
                    throw new UsageException(name + " takes no value, but '" + word.substring(equals + 1)
                            + "' was given");
                }
                add(option, "true");
            } else if (equals >= 0) {
                add(option, word.substring(equals + 1));
            } else if (at < line.size()) {
                add(option, line.get(at++));
            } else {
                throw new UsageException(name + " needs a value: " + name + " " + option.argument());
            }
        }
    }

    private void readEnvironment(List<Option> options, Map<String, String> environment) {
        for (Option option : options) {
            String value = option.environment().isEmpty() ? null : environment.get(option.environment());
            if (value == null || value.isBlank() || values.containsKey(option.name())) {
                continue;
            }
            List<String> parts = option.repeatable() ? List.of(value.split(",")) : List.of(value);
            values.put(option.name(), parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList());
        }
    }

    private void add(Option option, String value) throws UsageException {
        List<String> given = values.computeIfAbsent(option.name(), name -> new ArrayList<>());
        if (!given.isEmpty() && !option.repeatable()) {
            throw new UsageException(option.name() + " is given twice ('" + given.getFirst() + "' and '" + value
                    + "'), but may be given once");
        }
        given.add(value);
    }

    private static Option find(List<Option> options, String name) throws UsageException {
        for (Option option : options) {
            if (option.isCalled(name)) {
                return option;
            }
        }
        String near = Spelling.nearest(name, options.stream().map(Option::name).toList())
                .map(hit -> "; did you mean " + hit + "?").orElse("; --help lists the flags");
        throw new UsageException("there is no flag " + name + near);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    /** A whole number within bounds. */
    long number(String name, long absent, long least, long most) throws UsageException {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(name + " needs a whole number, but '" + text.get() + "' is none");
        }
        throw new UsageException(name + " is " + text.get() + ", but must lie between " + least + " and " + most);
    }

    List<String> words() {
        return words;
    }
}
