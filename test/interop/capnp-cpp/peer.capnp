# What two implementations of Cap'n Proto RPC do to each other in tests. The C++ peer (`peer.c++`) and the Java tests
# each serve and call a `Peer`, so every scenario runs in both directions.

@0xd3f6c1a2b4958e70;

annotation javaPackage @0xa641f059962aa9fd (file) :Text;
# The annotation of this project's `schema/java.capnp`, repeated here so that the C++ compiler needs no other file.

$javaPackage("ww.rpc.peer");

interface Peer @0xa1c2d3e4f5061728 {
  # The bootstrap object of each side.

  nothing @0 ();
  # The null call of the benchmarks.

  add @1 (a :Int32, b :Int32) -> (sum :Int32);

  echo @2 (data :Data) -> (data :Data);

  counter @3 (start :UInt32) -> (counter :Counter);
  # A new object at each call.

  chain @4 (depth :UInt32) -> (next :Peer, depth :UInt32);
  # `next` is the same object again; for chains of pipelined calls.

  callMe @5 (callback :Callback, times :UInt32) -> (sum :UInt64);
  # Calls `callback.called(i)` for i in 0..<times, all at once, and answers the sum of the results.

  hang @6 ();
  # Does not return until it is cancelled.

  hangs @7 () -> (begun :UInt32, cancelled :UInt32);
  # How many calls of `hang` this object has seen begin, and be cancelled.

  fail @8 (kind :UInt16, text :Text);
  # Fails with the exception type of this number.

  echoCap @9 (cap :Counter) -> (cap :Counter);
  # Gives the capability back at once.

  echoCapLater @10 (cap :Counter) -> (cap :Counter);
  # Returns at once, with a promise which becomes the capability when `release` is called.

  settle @11 ();
  # Resolves every promise of `echoCapLater` and `echoCapSlowly`, and lets those calls return.

  echoCapSlowly @12 (cap :Counter) -> (cap :Counter);
  # Returns only when `settle` is called.

  hold @13 (cap :Counter);
  # Keeps a reference.

  callHeld @14 () -> (value :UInt32);
  # Calls `next` of the capability which is held.

  dropHeld @15 ();

  held @16 () -> (cap :Counter);

  tail @17 (callee :Callback, number :UInt64) -> Number;
  # Answers what `callee.called(number)` answers, by a tail call.

  write @18 (chunk :Data) -> stream;

  written @19 () -> (bytes :UInt64, calls :UInt32);

  live @20 () -> (counters :UInt32);
  # How many objects of `counter` exist.

  unknown @21 () -> (cap :Missing);
  # An object which does not have the interface it is said to have.

  nullCap @22 () -> (cap :Counter);
  # No capability at all.

  brokenCap @23 () -> (cap :Counter);
  # A capability which is broken.
}

interface Counter @0xb2d3e4f506172839 {
  next @0 () -> (value :UInt32);
  # 1 more than the call before.

  note @1 (number :UInt32);
  # Adds to the list of what was noted: shows in which order calls arrived.

  noted @2 () -> (numbers :List(UInt32));
}

interface Callback @0xc3e4f50617283940 {
  called @0 (number :UInt64) -> Number;
}

interface Missing @0xd4f5061728394051 {
  call @0 ();
}

struct Number @0xe5f6172839405162 {
  number @0 :UInt64;
}
