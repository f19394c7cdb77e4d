package ww.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ww.peer.PeerId;
import ww.sched.WorkerSpec;
import ww.wasm.EngineSettings;
import ww.wasm.EngineSizing;

/**
 * What a worker is made from.
 *
 * @param network how it finds gateways and is reached
 * @param gateway the one gateway to join; empty for the first of its namespace that is found
 * @param labels what tasks can require of a worker, by name; within the limits that gateways have for them
 * @param engine slots, limits and caches of the WASM engine
 * @param stopWait how long a closing worker lets the runs under way come to their end; the rest is handed back
 */
public record WorkerSettings(NetworkSettings network, Optional<PeerId> gateway, Map<String, String> labels,
        EngineSettings engine, Duration stopWait) {
    /** Shorter than the ten seconds that service supervisors commonly give before they kill. */
    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    public WorkerSettings {
        // With labels that no gateway takes a worker would join again and again in vain.
        labels = WorkerSpec.of("worker", 1).labelled(labels).labels();
        if (stopWait.isNegative()) {
            throw new IllegalArgumentException("stopWait is " + stopWait + ", must not be negative");
        }
    }

    /** The demo's network, any gateway, one slot a core within what the heap bears. */
    public static WorkerSettings defaults() {
        return new WorkerSettings(NetworkSettings.defaults(), Optional.empty(), Map.of(),
                EngineSettings.of(EngineSizing.ofThisMachine()), STOP_WAIT);
    }

    public WorkerSettings on(NetworkSettings other) {
        return new WorkerSettings(other, gateway, labels, engine, stopWait);
    }

    public WorkerSettings joining(PeerId peer) {
        return new WorkerSettings(network, Optional.of(peer), labels, engine, stopWait);
    }

    public WorkerSettings labelled(Map<String, String> other) {
        return new WorkerSettings(network, gateway, other, engine, stopWait);
    }

    public WorkerSettings running(EngineSettings other) {
        return new WorkerSettings(network, gateway, labels, other, stopWait);
    }

    public WorkerSettings stoppingWithin(Duration wait) {
        return new WorkerSettings(network, gateway, labels, engine, wait);
    }

    /**
     * Labels from words like {@code zone=eu}, the form of the flag {@code --meta}.
     *
     * @throws IllegalArgumentException naming the word that has no name before an equals sign
     */
    public static Map<String, String> labels(List<String> words) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("label '" + word + "' is not of the form name=value");
            }
            labels.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return labels;
    }
}
