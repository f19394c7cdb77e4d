# Running a WASI command on a node, for whoever may: the oldest of the services, without limits and without output.

@0x9a51e53177277763;

interface Executor @0xaf2e5ebaa58175d2 {
  exec @0 (bytecode :Data) -> (process :Process);
  # Starts the module's `_start` at once.
}

interface Process @0xda23f0d3a8250633 {
  wait @0 () -> (exitCode :UInt32);
  kill @1 () -> ();
}
