package ww.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import ww.capnp.Data;
import ww.capnp.PointerList;
import ww.schema.WorkerSchema.Description;
import ww.wasm.Engine;
import ww.wasm.EngineSettings;
import ww.wasm.Limits;
import ww.wasm.ModuleHash;

/**
 * What a worker says of itself.
 *
 * @param name for people: the machine's
 * @param instance drawn at its start, so that the same key started again is known for another instance
 */
record WorkerIdentity(String name, long instance, Map<String, String> labels) {
    static WorkerIdentity ofThisProcess(Map<String, String> labels) {
        return new WorkerIdentity(hostName(), new SecureRandom().nextLong(), labels);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine may be without a name in its own resolver; the name is for people only.
            return "worker";
        }
    }

    void describe(Description.Builder description, Engine engine, boolean draining) {
        EngineSettings settings = engine.settings();
        long guestBytes = settings.ceiling().memoryPages() * (long) Limits.PAGE_BYTES;
        description.setName(name);
        description.setVersion(Version.TEXT);
        description.setSlots(settings.slots());
        description.setLabels(labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue()).toList());
        description.setMemoryBytes(guestBytes * settings.slots());
        description.setGuestMemoryPagesMax(settings.ceiling().memoryPages());
        description.setModuleBytesMax(settings.admission().moduleBytes());
        List<ModuleHash> warm = engine.cached();
        PointerList.Builder<?, Data.Reader> hashes = description.initCachedModules(warm.size());
        for (int i = 0; i < warm.size(); i++) {
            hashes.set(i, Data.of(warm.get(i).digest()));
        }
        description.setStuckSlots(engine.metrics().stuck());
        description.setDraining(draining);
        description.setInstance(instance);
    }
}
