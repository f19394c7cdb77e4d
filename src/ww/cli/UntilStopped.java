package ww.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Keeps a node in the foreground until the process is told to stop (SIGINT, SIGTERM), then closes it.
 *
 * <p>The JVM answers both signals by running its shutdown hooks while {@code main} stands still. So the hook closes the
 * node and then ends the process itself, with code 0: a stop that was asked for and went well is no failure, and
 * without this the JVM would report 130 or 143.
 */
final class UntilStopped {
    private UntilStopped() { }

    /** From now on a signal closes {@code node}, on the thread of the hook. Before anybody is told that it is there. */
    static void closeOnStop(AutoCloseable node, Terminal terminal) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            int code = ExitCode.OK.code;
            terminal.say("stopping");
            try {
                node.close();
            } catch (Exception e) {
                terminal.say("ww-sched: stopping failed: " + e.getMessage());
                code = ExitCode.FAILED.code;
            }
            Runtime.getRuntime().halt(code);
        }, "stop"));
    }

    /** Does not return; the process ends in the hook. */
    static void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
