package ww.wasm;

/** Where a run gets its module from: it is prepared already, or there are its bytes. */
sealed interface GuestSource {
    record Ready(Prepared prepared) implements GuestSource {
    }

    record Binary(ModuleHash hash, byte[] module) implements GuestSource {
    }
}
