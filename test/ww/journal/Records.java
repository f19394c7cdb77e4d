package ww.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a journal held when it was opened, as texts. */
public final class Records implements Recovery {
    static final JournalSettings SMALL = new JournalSettings(4_096, 1_024);

    final List<String> snapshot = new ArrayList<>();
    final List<String> records = new ArrayList<>();
    final List<Long> sequences = new ArrayList<>();

    @Override
    public void snapshot(byte[] record) {
        snapshot.add(new String(record, StandardCharsets.UTF_8));
    }

    @Override
    public void record(long sequence, byte[] record) {
        sequences.add(sequence);
        records.add(new String(record, StandardCharsets.UTF_8));
    }

    Journal open(Disk disk) throws IOException {
        return open(disk, SMALL);
    }

    Journal open(Disk disk, JournalSettings settings) throws IOException {
        return Journal.open(disk, settings, 42, Runnable::run, this);
    }

    static Records of(Disk disk) throws IOException {
        Records records = new Records();
        records.open(disk).close();
        return records;
    }

    static List<byte[]> bytes(String... texts) {
        return bytes(List.of(texts));
    }

    static List<byte[]> bytes(List<String> texts) {
        List<byte[]> records = new ArrayList<>();
        texts.forEach(text -> records.add(text.getBytes(StandardCharsets.UTF_8)));
        return records;
    }
}
