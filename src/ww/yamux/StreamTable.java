package ww.yamux;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The live streams of one session by id, with their counts. Thread-safe. */
final class StreamTable {
    private final Map<Integer, YamuxStream> streams = new HashMap<>();
    private int inbound;
    private int outbound;
    private int nextId;
    private boolean closed;

    StreamTable(int firstId) {
        nextId = firstId;
    }

    /** An id for a stream of ours; throws where the ids are used up. */
    synchronized int takeId() throws IOException {
        if (nextId < 0) {
            throw new IOException("open: the session has used all of its stream ids");
        }
        int id = nextId;
        nextId += 2;
        return id;
    }

    synchronized YamuxStream get(int id) {
        return streams.get(id);
    }

    /** Answers false where the table is closed or {@code max} streams of that side are open. */
    synchronized boolean add(YamuxStream stream, int max) {
        int open = stream.inbound() ? inbound : outbound;
        if (closed || open >= max) {
            return false;
        }
        streams.put(stream.id(), stream);
        count(stream, 1);
        return true;
    }

    /** Answers whether it was there. */
    synchronized boolean remove(YamuxStream stream) {
        boolean removed = streams.remove(stream.id(), stream);
        if (removed) {
            count(stream, -1);
        }
        return removed;
    }

    /** Admits no more; answers the streams that were open. */
    synchronized List<YamuxStream> close() {
        closed = true;
        List<YamuxStream> open = all();
        streams.clear();
        inbound = 0;
        outbound = 0;
        return open;
    }

    synchronized List<YamuxStream> all() {
        return new ArrayList<>(streams.values());
    }

    synchronized boolean isEmpty() {
        return streams.isEmpty();
    }

    synchronized int inbound() {
        return inbound;
    }

    synchronized int outbound() {
        return outbound;
    }

    private void count(YamuxStream stream, int by) {
        if (stream.inbound()) {
            inbound += by;
        } else {
            outbound += by;
        }
    }
}
