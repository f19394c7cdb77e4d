# What a node offers to peers who ask for its host: one object for each service. Everything else is reached from here,
# so leaving a service out, or handing out a narrower one, is decided in one place.

@0xfcf6ac08e448a6ac;

interface Host @0x957cbefc645fd307 {
  view @0 () -> (view :import "cluster.capnp".View);
  pubSub @1 () -> (pubSub :import "pubsub.capnp".Router);
  root @2 () -> (root :import "anchor.capnp".Anchor);

  debug @3 () -> (debugger :Capability);
  # Nodes of the first kind give an object here which tells any caller their environment variables. Ours have none.

  executor @4 () -> (executor :import "process.capnp".Executor);
}
