package ww.journal;

import java.io.IOException;
import java.util.List;

/**
 * The files of one directory, as little of them as a journal needs; so that tests can put a failing disk beneath it.
 * Names have no separators. What was written or renamed is safe only after the matching {@code force}.
 */
public interface Disk {
    /** The names there are, in no order. */
    List<String> list() throws IOException;

    /** Makes a file that must not exist yet, readable and writable by its owner only. */
    DiskFile create(String name) throws IOException;

    /** Opens a file; {@link java.nio.file.NoSuchFileException} if there is none. */
    DiskFile open(String name) throws IOException;

    /** Gives a file another name, replacing what had it, all at once. */
    void rename(String from, String to) throws IOException;

    /** Removes a file; one that is not there is no error. */
    void delete(String name) throws IOException;

    /** Makes created, renamed and removed names safe. */
    void forceDirectory() throws IOException;
}
