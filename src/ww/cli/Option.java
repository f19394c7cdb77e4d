package ww.cli;

/**
 * One flag of the command line. From this one table come parsing, help, and the environment variable that stands in
 * when the flag is not given.
 *
 * @param name with its dashes, {@code --listen}
 * @param shortName with its dash, or empty
 * @param argument what the value is called in the help, {@code ADDR}; empty for a flag without a value
 * @param environment the variable read when the flag is absent, or empty
 * @param repeatable whether the flag may be given several times (the variable then holds a comma-separated list)
 * @param help one sentence without a full stop
 */
record Option(String name, String shortName, String argument, String environment, boolean repeatable, String help) {
    static Option flag(String name, String help) {
        return new Option(name, "", "", "", false, help);
    }

    static Option value(String name, String argument, String help) {
        return new Option(name, "", argument, "", false, help);
    }

    Option shortly(String dashAndLetter) {
        return new Option(name, dashAndLetter, argument, environment, repeatable, help);
    }

    Option fromEnvironment(String variable) {
        return new Option(name, shortName, argument, variable, repeatable, help);
    }

    Option many() {
        return new Option(name, shortName, argument, environment, true, help);
    }

    boolean takesValue() {
        return !argument.isEmpty();
    }

    boolean isCalled(String word) {
        return word.equals(name) || !shortName.isEmpty() && word.equals(shortName);
    }
}
