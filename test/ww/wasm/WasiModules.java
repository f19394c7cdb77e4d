package ww.wasm;

import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.call;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.types;

/** Small commands that call WASI, for several tests. */
final class WasiModules {
    private WasiModules() {
    }

    /** Exports what writes the 64 bytes at address 64 to a descriptor, for ever. */
    static byte[] writeForEver(String export, int descriptor) {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int write = module.wasi("fd_write", types(I32, I32, I32, I32), I32);
        byte[] vector = bytes(i32(0), i32(64), 0x36, 2, 0, i32(4), i32(64), 0x36, 2, 0);
        module.export(export, module.function(types(), types(), vector,
                0x03, 0x40, i32(descriptor), i32(0), i32(1), i32(16), call(write), 0x1a, 0x0c, 0, 0x0b));
        return module.build();
    }

    /**
     * A command that calls a function of WASI with constant arguments and exits with its answer; so the exit code is
     * the error number.
     */
    static byte[] exitWith(String function, int[] parameters, Object... arguments) {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        int exit = module.wasi("proc_exit", types(I32));
        int called = module.wasi(function, parameters, I32);
        module.export("_start", module.function(types(), types(), bytes(arguments), call(called), call(exit)));
        return module.build();
    }
}
