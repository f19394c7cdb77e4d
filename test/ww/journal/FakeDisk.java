package ww.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that can fail and can lose its power. Until something is forced, a crash keeps any of the sectors
 * written since, and any first part of the changes to names, in whatever mixture the random numbers say. One lock
 * guards all of it.
 */
public final class FakeDisk implements Disk {
    private static final int SECTOR_BYTES = 512;

    /** How an operation fails. */
    public enum Fault {
        /** Nothing is done. */
        IO_ERROR,
        /** A write does half; other operations do nothing. */
        SHORT,
        /** A write does half and says that the disk is full; other operations go well. */
        NO_SPACE,
        /** A force says that it went well and did not; other operations go well. */
        LOST_SYNC,
        /** The power goes off in the middle: this and everything after it fails until {@link #crash}. */
        POWER_OFF
    }

    private Map<String, Node> names = new LinkedHashMap<>();
    private Map<String, Node> safeNames = new LinkedHashMap<>();
    private final List<Map<String, Node>> namesSince = new ArrayList<>();
    private long operations;
    private long faultAt = -1;
    private Fault fault = Fault.IO_ERROR;
    private boolean off;
    private long capacityBytes = Long.MAX_VALUE;

    /** A file's content as it is, as it is safe, and which sectors differ. */
    private static final class Node {
        private byte[] now = new byte[0];
        private byte[] safe = new byte[0];
        private final BitSet dirty = new BitSet();
    }

    /** Counts operations that change something; {@link #failAt} speaks of these numbers. */
    public synchronized long operations() {
        return operations;
    }

    /** Has the operation of this number (the first is 0) fail. */
    public synchronized void failAt(long operation, Fault how) {
        faultAt = operation;
        fault = how;
    }

    /** No more than this fits, all files together. */
    public synchronized void capacity(long bytes) {
        capacityBytes = bytes;
    }

    public synchronized long used() {
        return names.values().stream().mapToLong(node -> node.now.length).sum();
    }

    /** Power off and on: what was not forced is there in part. All open files are dead. */
    public synchronized void crash(RandomGenerator random) {
        int kept = namesSince.isEmpty() ? 0 : random.nextInt(namesSince.size() + 1);
        names = kept == 0 ? new LinkedHashMap<>(safeNames) : new LinkedHashMap<>(namesSince.get(kept - 1));
        safeNames = new LinkedHashMap<>(names);
        namesSince.clear();
        for (Node node : names.values()) {
            crash(node, random);
        }
        off = false;
        faultAt = -1;
    }

    private static void crash(Node node, RandomGenerator random) {
        boolean all = random.nextInt(4) == 0;
        boolean none = random.nextInt(4) == 0;
        boolean grown = node.now.length > node.safe.length && random.nextBoolean();
        byte[] after = Arrays.copyOf(node.safe, grown ? node.now.length : node.safe.length);
        for (int sector = node.dirty.nextSetBit(0); sector >= 0; sector = node.dirty.nextSetBit(sector + 1)) {
            int from = sector * SECTOR_BYTES;
            int to = Math.min(from + SECTOR_BYTES, Math.min(node.now.length, after.length));
            if (from < to && (all || !none && random.nextBoolean())) {
                System.arraycopy(node.now, from, after, from, to - from);
            }
        }
        node.now = after;
        node.safe = after.clone();
        node.dirty.clear();
    }

    /** The bytes of a file as they are. */
    public synchronized byte[] bytes(String name) {
        return names.get(name).now.clone();
    }

    /** Puts a file there as if it had always been there. */
    public synchronized void put(String name, byte[] bytes) {
        Node node = new Node();
        node.now = bytes.clone();
        node.safe = bytes.clone();
        names.put(name, node);
        safeNames.put(name, node);
    }

    /** A copy of everything as it is, all of it safe. */
    public synchronized FakeDisk copy() {
        FakeDisk copy = new FakeDisk();
        names.forEach((name, node) -> copy.put(name, node.now));
        return copy;
    }

    private Fault next() throws IOException {
        if (off) {
            throw new IOException("the power is off");
        }
        if (operations++ != faultAt) {
            return null;
        }
        if (fault == Fault.POWER_OFF) {
            off = true;
        }
        return fault;
    }

    private void plain() throws IOException {
        Fault now = next();
        if (now == Fault.IO_ERROR || now == Fault.SHORT || now == Fault.POWER_OFF) {
            throw new IOException("injected " + now);
        }
    }

    private void named() {
        namesSince.add(new LinkedHashMap<>(names));
    }

    @Override
    public synchronized List<String> list() {
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized DiskFile create(String name) throws IOException {
        plain();
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Node node = new Node();
        names.put(name, node);
        named();
        return new Open(node);
    }

    @Override
    public synchronized DiskFile open(String name) throws IOException {
        Node node = names.get(name);
        if (node == null) {
            throw new NoSuchFileException(name);
        }
        return new Open(node);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        plain();
        names.put(to, names.remove(from));
        named();
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        if (names.containsKey(name)) {
            plain();
            names.remove(name);
            named();
        }
    }

    @Override
    public synchronized void forceDirectory() throws IOException {
        Fault now = next();
        if (now == Fault.IO_ERROR || now == Fault.SHORT || now == Fault.POWER_OFF) {
            throw new IOException("injected " + now);
        }
        if (now != Fault.LOST_SYNC) {
            safeNames = new LinkedHashMap<>(names);
            namesSince.clear();
        }
    }

    private final class Open implements DiskFile {
        private final Node node;

        Open(Node node) {
            this.node = node;
        }

        @Override
        public long size() {
            synchronized (FakeDisk.this) {
                return node.now.length;
            }
        }

        @Override
        public void write(long at, ByteBuffer bytes) throws IOException {
            synchronized (FakeDisk.this) {
                Fault now = next();
                long grown = Math.max(0, at + bytes.remaining() - node.now.length);
                boolean full = used() + grown > capacityBytes;
                if (now == Fault.IO_ERROR) {
                    throw new IOException("injected IO_ERROR");
                }
                if (now == Fault.SHORT || now == Fault.NO_SPACE || now == Fault.POWER_OFF || full) {
                    ByteBuffer half = bytes.duplicate();
                    half.limit(half.position() + (full ? 0 : half.remaining() / 2));
                    put(at, half);
                    if (now == Fault.NO_SPACE || full) {
                        throw new NoSpaceException("injected NO_SPACE", null);
                    }
                    throw new IOException("injected " + now);
                }
                put(at, bytes);
            }
        }

        private void put(long at, ByteBuffer bytes) {
            int length = bytes.remaining();
            if (length == 0) {
                return;
            }
            if (at + length > node.now.length) {
                node.now = Arrays.copyOf(node.now, (int) at + length);
            }
            bytes.get(node.now, (int) at, length);
            node.dirty.set((int) at / SECTOR_BYTES, (int) (at + length - 1) / SECTOR_BYTES + 1);
        }

        @Override
        public int read(long at, ByteBuffer bytes) {
            synchronized (FakeDisk.this) {
                int length = (int) Math.max(0, Math.min(bytes.remaining(), node.now.length - at));
                bytes.put(node.now, (int) Math.min(at, node.now.length), length);
                return length;
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (FakeDisk.this) {
                plain();
                node.now = Arrays.copyOf(node.now, (int) size);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (FakeDisk.this) {
                Fault now = next();
                if (now == Fault.IO_ERROR || now == Fault.SHORT || now == Fault.POWER_OFF) {
                    // The system marks the pages clean all the same: forcing again will not write them.
                    node.dirty.clear();
                    if (now == Fault.POWER_OFF) {
                        off = true;
                    }
                    throw new IOException("injected " + now);
                }
                if (now != Fault.LOST_SYNC) {
                    makeSafe();
                }
            }
        }

        private void makeSafe() {
            if (node.safe.length != node.now.length) {
                node.safe = Arrays.copyOf(node.safe, node.now.length);
            }
            for (int sector = node.dirty.nextSetBit(0); sector >= 0; sector = node.dirty.nextSetBit(sector + 1)) {
                int from = sector * SECTOR_BYTES;
                int to = Math.min(from + SECTOR_BYTES, node.now.length);
                System.arraycopy(node.now, from, node.safe, from, Math.max(0, to - from));
            }
            node.dirty.clear();
        }

        @Override
        public void close() {
        }
    }
}
