package ww.boot;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers datagrams whose signature was checked. A node's surveys are the same bytes each time, and so are its
 * answers while it listens at the same addresses, so after the first round nearly nothing has to be checked again:
 * forty nodes on one host would else spend a core on it. That an old datagram passes is no harm; it says nothing about
 * time.
 *
 * <p>Holds a fixed number of datagrams and forgets the one not heard for longest. For one thread at a time.
 */
final class Proved {
    private final Map<ByteBuffer, Boolean> datagrams;

    Proved(int datagramsMax) {
        datagrams = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                return size() > datagramsMax;
            }
        };
    }

    boolean contains(byte[] datagram) {
        return datagrams.get(ByteBuffer.wrap(datagram)) != null; // get, since only that counts as hearing it
    }

    /** The array is kept; nobody changes it. */
    void add(byte[] datagram) {
        datagrams.put(ByteBuffer.wrap(datagram), Boolean.TRUE);
    }
}
