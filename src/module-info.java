/**
 * ww-sched: a cluster that runs WebAssembly tasks.
 *
 * <p>Exported are the packages that embedders use ({@code ww.node} with the settings and read models it takes and
 * gives) and those that stand alone. Layers within the module are held by a test rather than by a module each: the
 * compiler would check the same arrows at the price of a descriptor a package and of tests patched into them.
 */
module ww {
    requires transitive org.capnproto;
    requires com.dylibso.chicory.wasm;
    requires transitive com.dylibso.chicory.runtime;
    requires com.dylibso.chicory.compiler;
    requires org.objectweb.asm;
    requires org.objectweb.asm.tree;
    requires org.objectweb.asm.commons;
    requires jdk.httpserver;
    requires java.management;

    exports ww.node;
    exports ww.sched;
    exports ww.journal;
    exports ww.http;
    exports ww.boot;
    exports ww.wasm;
    exports ww.host;
    exports ww.yamux;
    exports ww.peer;
    exports ww.multiformats;
    exports ww.io;
    exports ww.rpc;
    exports ww.capnp;
    exports ww.schema;
}
