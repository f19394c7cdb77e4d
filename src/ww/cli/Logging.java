package ww.cli;

/**
 * How a log line of our process looks: time, level, who, what; one line each, on standard error.
 *
 * <p>The JDK reads these properties when the first logger is made, so they are set before anything else runs. Both of
 * its back-ends are told, since which one answers depends on whether the java.logging module is in the run-time image.
 */
final class Logging {
    private static final String FORMAT = "%1$tF %1$tT.%1$tL %4$-7s %5$s%6$s%n";

    private Logging() { }

    static void setUp() {
        setIfAbsent("jdk.system.logger.format", FORMAT);
        setIfAbsent("java.util.logging.SimpleFormatter.format", FORMAT);
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
