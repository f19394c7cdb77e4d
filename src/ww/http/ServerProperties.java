package ww.http;

import java.util.Map;

/**
 * The JDK server's own settings, which it reads once for the whole JVM when its classes load. They are set here, before
 * that, unless somebody has set them already: the one thing we do to the process as a whole.
 */
final class ServerProperties {
    private static final Map<String, String> VALUES = Map.of(
            // Without it every answer of more than one write waits for the client's delayed acknowledgement, 40 ms.
            "sun.net.httpserver.nodelay", "true",
            // Sockets open at once, also silent ones, below the common limit of file descriptors; the next are closed.
            "jdk.httpserver.maxConnections", "4096",
            // Connections kept open between requests; beyond it a connection closes after its answer.
            "sun.net.httpserver.maxIdleConnections", "1024",
            // All headers of a request: the largest real ones carry cookies, of which we have none.
            "sun.net.httpserver.maxReqHeaderSize", "32768",
            "sun.net.httpserver.maxReqHeaders", "100");

    private ServerProperties() { }

    static void set() {
        VALUES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
