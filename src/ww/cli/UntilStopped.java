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

    /** Does not return, but lets the process end. {@code node} is closed on the thread of the hook. */
    static void wait(AutoCloseable node, Terminal terminal) throws InterruptedException {
        Thread hook = new Thread(() -> {
            int code = ExitCode.OK.code;
            terminal.say("stopping");
            try {
                node.close();
            } catch (Exception e) {
                terminal.say("ww-sched: stopping failed: " + e.getMessage());
                code = ExitCode.FAILED.code;
            }
            Runtime.getRuntime().halt(code);
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        new CountDownLatch(1).await();
    }
}
