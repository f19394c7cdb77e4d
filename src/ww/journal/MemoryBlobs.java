package ww.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Blobs that are gone when the process ends. */
public final class MemoryBlobs implements BlobStore {
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Pins pins = new Pins();
    /** One removal at a time: two would free each other's names. */
    private final ReentrantLock retaining = new ReentrantLock();

    /** An empty store. */
    public MemoryBlobs() {
    }

    @Override
    public Pin put(InputStream in, long bytesMax) throws IOException {
        int most = (int) Math.min(bytesMax, Integer.MAX_VALUE - 16);
        byte[] bytes = in.readNBytes(most);
        if (bytes.length == most && in.read() >= 0) {
            throw new BlobTooLargeException(bytesMax);
        }
        Pin pin = pins.pin(HexFormat.of().formatHex(DiskBlobs.sha256().digest(bytes)), bytes.length);
        blobs.put(pin.sha256(), bytes);
        return pin;
    }

    @Override
    public Optional<Pin> pin(String sha256) {
        try (Pin pin = pins.pin(sha256, 0)) {
            return Optional.ofNullable(blobs.get(pin.sha256())).map(bytes -> pins.pin(sha256, bytes.length));
        }
    }

    @Override
    public Optional<InputStream> open(String sha256) {
        return Optional.ofNullable(blobs.get(sha256)).map(ByteArrayInputStream::new);
    }

    @Override
    public int retain(Supplier<Set<String>> referenced) {
        retaining.lock();
        Set<String> doomed = pins.doom(List.copyOf(blobs.keySet()));
        try {
            Set<String> keep = referenced.get();
            List<String> removed = doomed.stream().filter(name -> !keep.contains(name)).toList();
            removed.forEach(blobs::remove);
            return removed.size();
        } finally {
            pins.spare(doomed);
            retaining.unlock();
        }
    }
}
