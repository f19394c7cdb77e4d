package ww.wasm;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * One function of WASI preview 1 ({@code wasi_snapshot_preview1}): its type and what it does. All 46 are here, so that
 * every program links; with no files and no sockets to open, most have one answer for whatever descriptor they get.
 *
 * @param signature as the witx definition lowers it
 * @param body answers an error number; {@code proc_exit} does not come back
 */
record WasiFunction(Signature signature, Body body) {
    /** The only module name under which anything can be imported. */
    static final String MODULE = "wasi_snapshot_preview1";

    /** What a function does, with its arguments as the engine passes them. */
    interface Body {
        int call(WasiGuest guest, FlatMemory memory, long[] arguments);
    }

    private static final Map<String, WasiFunction> ALL = Map.ofEntries(
            entry("args_get", of("ii", WasiGuest::argsGet)),
            entry("args_sizes_get", of("ii", WasiGuest::argsSizesGet)),
            entry("environ_get", of("ii", WasiGuest::environGet)),
            entry("environ_sizes_get", of("ii", WasiGuest::environSizesGet)),
            entry("clock_res_get", of("ii", WasiGuest::clockResGet)),
            entry("clock_time_get", of("iIi", WasiGuest::clockTimeGet)),
            entry("random_get", of("ii", WasiGuest::randomGet)),
            entry("sched_yield", of("", WasiGuest::schedYield)),
            entry("poll_oneoff", of("iiii", WasiPoll::pollOneoff)),
            entry("proc_exit", new WasiFunction(new Signature(types("i"), List.of()), WasiGuest::procExit)),
            entry("proc_raise", of("i", (guest, memory, a) -> Errno.NOSYS)),
            entry("fd_read", of("iiii", WasiGuest::fdRead)),
            entry("fd_write", of("iiii", WasiGuest::fdWrite)),
            entry("fd_close", of("i", WasiGuest::fdClose)),
            entry("fd_renumber", of("ii", WasiGuest::fdRenumber)),
            entry("fd_fdstat_get", of("ii", WasiGuest::fdFdstatGet)),
            entry("fd_filestat_get", of("ii", WasiGuest::fdFilestatGet)),
            entry("fd_fdstat_set_flags", onStream("ii", Errno.NOTCAPABLE)),
            entry("fd_fdstat_set_rights", onStream("iII", Errno.NOTCAPABLE)),
            entry("fd_advise", onStream("iIIi", Errno.SPIPE)),
            entry("fd_allocate", onStream("iII", Errno.NOTCAPABLE)),
            entry("fd_datasync", onStream("i", Errno.INVAL)),
            entry("fd_sync", onStream("i", Errno.INVAL)),
            entry("fd_filestat_set_size", onStream("iI", Errno.NOTCAPABLE)),
            entry("fd_filestat_set_times", onStream("iIIi", Errno.NOTCAPABLE)),
            entry("fd_pread", onStream("iiiIi", Errno.SPIPE)),
            entry("fd_pwrite", onStream("iiiIi", Errno.SPIPE)),
            entry("fd_seek", onStream("iIii", Errno.SPIPE)),
            entry("fd_tell", onStream("ii", Errno.SPIPE)),
            entry("fd_prestat_get", onStream("ii", Errno.BADF)),
            entry("fd_prestat_dir_name", onStream("iii", Errno.BADF)),
            entry("fd_readdir", onStream("iiiIi", Errno.NOTDIR)),
            entry("path_create_directory", onStream("iii", Errno.NOTDIR)),
            entry("path_filestat_get", onStream("iiiii", Errno.NOTDIR)),
            entry("path_filestat_set_times", onStream("iiiiIIi", Errno.NOTDIR)),
            entry("path_link", onStream("iiiiiii", Errno.NOTDIR)),
            entry("path_open", onStream("iiiiiIIii", Errno.NOTDIR)),
            entry("path_readlink", onStream("iiiiii", Errno.NOTDIR)),
            entry("path_remove_directory", onStream("iii", Errno.NOTDIR)),
            entry("path_rename", onStream("iiiiii", Errno.NOTDIR)),
            entry("path_symlink", of("iiiii", (guest, memory, a) -> guest.onStream(a[2], Errno.NOTDIR))),
            entry("path_unlink_file", onStream("iii", Errno.NOTDIR)),
            entry("sock_accept", onStream("iii", Errno.NOTSOCK)),
            entry("sock_recv", onStream("iiiiii", Errno.NOTSOCK)),
            entry("sock_send", onStream("iiiii", Errno.NOTSOCK)),
            entry("sock_shutdown", onStream("ii", Errno.NOTSOCK)));

    /** The function of this name, or null. */
    static WasiFunction named(String name) {
        return ALL.get(name);
    }

    /** All names. */
    static Iterable<String> names() {
        return ALL.keySet();
    }

    private static WasiFunction of(String parameters, Body body) {
        return new WasiFunction(new Signature(types(parameters), List.of(ValueType.I32)), body);
    }

    /** A function that has this answer for an open stream, its first argument, and BADF for anything else. */
    private static WasiFunction onStream(String parameters, int errno) {
        return of(parameters, (guest, memory, a) -> guest.onStream(a[0], errno));
    }

    /** {@code i} for i32, {@code I} for i64. */
    private static List<ValueType> types(String letters) {
        return letters.chars().mapToObj(letter -> letter == 'i' ? ValueType.I32 : ValueType.I64).toList();
    }
}
