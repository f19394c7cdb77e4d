package ww.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import ww.http.HttpSettings;
import ww.sched.SchedulerSettings;

/**
 * What a gateway is made from.
 *
 * @param network how it is found and reached by workers
 * @param http where and how it serves the REST API
 * @param data the directory that keeps tasks, results, modules and the node's key; empty to forget all of it at the end
 * @param scheduler the scheduler's limits and times
 * @param stopWait how long a closing gateway lets requests come to their answers; runs stay with their workers
 */
public record GatewaySettings(NetworkSettings network, HttpSettings http, Optional<Path> data,
        SchedulerSettings scheduler, Duration stopWait) {
    /** Shorter than the ten seconds that service supervisors commonly give before they kill. */
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    public GatewaySettings {
        if (stopWait.isNegative()) {
            throw new IllegalArgumentException("stopWait is " + stopWait + ", must not be negative");
        }
    }

    /** The demo's network, {@code 127.0.0.1:8080}, nothing kept. */
    public static GatewaySettings ephemeral() {
        return new GatewaySettings(NetworkSettings.defaults(), HttpSettings.DEFAULT, Optional.empty(),
                SchedulerSettings.defaults(), STOP_WAIT);
    }

    /** The same, keeping everything in a directory. */
    public GatewaySettings keepingDataIn(Path directory) {
        return new GatewaySettings(network, http, Optional.of(directory), scheduler, stopWait);
    }

    public GatewaySettings on(NetworkSettings other) {
        return new GatewaySettings(other, http, data, scheduler, stopWait);
    }

    public GatewaySettings serving(HttpSettings other) {
        return new GatewaySettings(network, other, data, scheduler, stopWait);
    }

    public GatewaySettings scheduling(SchedulerSettings other) {
        return new GatewaySettings(network, http, data, other, stopWait);
    }
}
