# What a gateway says to a worker. A worker runs WebAssembly modules which it does not trust, within limits, and knows
# nothing of tasks, schedules or retries: those are the gateway's.
#
# A worker joins by sending its `Worker` capability down the gateway's channel (`channel.capnp`). From then on the
# gateway calls it:
#
#   describe                what it is and how much it takes at once
#   prepare, run            one attempt of one run, the module named by its hash
#   held, collect,          after the gateway has lost and found the worker (or itself): what became of attempts
#   acknowledge               whose results never arrived
#   drain                   take nothing new, finish what runs
#   leaving                 hear of it when the worker is about to leave by itself
#   stuckSlots              hear of it when it can run less at once than it said, or as much again
#
# The first method, `assign`, is that of the first workers there were; everything else is newer. A peer which does not
# have a method answers `unimplemented`, and the caller falls back: an old worker is given whole modules by `assign`, an
# old gateway never calls anything else.
#
# Modules travel by hash. `prepare` and `run` name a module by the SHA-256 of its bytes and carry a `ModuleSource`. A
# worker that has the module ignores the source; another one reads the bytes from it, in pieces of its own choosing,
# checks the hash, and keeps them. So a second run of a module sends no module bytes, and no message is larger than
# one piece.
#
# Outcomes are results, not exceptions. Whatever a module does (trap, run out of time, print too much) is a member of
# `Outcome`, because it says something about the module. An exception of `run` says something about the worker: it
# could not run the module at all, and another worker may. `overloaded`: all slots are taken; `disconnected`: it is
# going away.
#
# Cancelling is `Finish`: the worker stops the guest at once, and the attempt is not held.
#
# Attempts are held. A worker keeps the outcome of an attempt whose `run` could not be answered because the connection
# was gone, within bounds of its own, so that work which was done need not be done again. Keeping ends with
# `acknowledge`.

@0x95c0f3edf8dd266c;

interface Worker @0xc4ef214b3fa3e0f9 {
  assign @0 (wasm :Data, input :Int64, difficulty :Int64) -> (result :Text);
  # Runs the module's export `run` with these two arguments, as its parameter types have them, and answers its first
  # result as an unsigned decimal number. Any fault is an exception.

  describe @1 () -> (description :Description);

  prepare @2 (module :Module, source :ModuleSource) -> (prepared :Prepared);
  # Brings the module into the worker, ready to run, before its first run is due.

  run @3 (job :Job, source :ModuleSource) -> (outcome :Outcome);
  # Runs one attempt to its end. A second `run` with the key of an attempt which is under way or held does not start it
  # again; it answers what the first one comes to.

  held @4 () -> (runs :List(HeldRun));
  # The attempts which are under way or whose outcome is kept.

  collect @5 (run :RunKey) -> (outcome :Outcome);
  # The outcome of such an attempt; waits while it is under way. Fails if the worker does not know it.

  acknowledge @6 (runs :List(RunKey)) -> ();
  # These outcomes are recorded; the worker may forget them. Unknown ones are ignored.

  drain @7 () -> ();
  # The worker takes no new runs from now on (`run` fails as `overloaded`); returns when none is under way. A `run`
  # called before it is still taken.

  leaving @8 () -> ();
  # Returns when the worker has been told to stop. Whoever waits for that gives it nothing new, and then calls `drain`
  # to say that everything given before has been sent; the worker waits a moment for that, so that no run is refused.

  stuckSlots @9 (known :UInt32) -> (slots :UInt32);
  # Returns when the number of slots lost to guests which could not be stopped is another than `known`. Whoever waits
  # for that gives the worker no more runs at once than its other slots can make. A slot comes back when its guest ends
  # after all.
}

interface ModuleSource @0xb6a0f1d2c3e49857 {
  # Where a worker can read a module which it does not have.

  read @0 (offset :UInt64, bytes :UInt32) -> (data :Data);
  # Up to so many bytes from there; fewer than asked for only at the end of the module, none behind it. The source may
  # give less than asked for if that is more than it puts in one message.
}

struct Module @0xd47a9b6f1c2e8035 {
  sha256 @0 :Data;
  # 32 bytes.

  bytes @1 :UInt64;
  # So that a worker can refuse before it reads.
}

struct Description @0xa8c35e7092d4f6b1 {
  name @0 :Text;
  # For people; not unique.

  version @1 :Text;
  # Of the worker's software.

  slots @2 :UInt32;
  # Runs at once.

  labels @3 :List(Text);
  # `key=value`, for tasks that require one.

  memoryBytes @4 :UInt64;
  # Memory for all guests together.

  guestMemoryPagesMax @5 :UInt32;
  # What one guest can have, in pages of 64 KiB.

  moduleBytesMax @6 :UInt64;
  cachedModules @7 :List(Data);
  # Hashes of modules which are ready to run.

  stuckSlots @8 :UInt32;
  # Slots lost to guests which could not be stopped; `stuckSlots` tells when that changes.

  draining @9 :Bool;

  instance @10 :UInt64;
  # Drawn at random when the worker starts: the same worker started again is another instance, and holds nothing.
}

struct RunKey @0xf15d2b8c4a7e9063 {
  # Names one attempt of one run for ever.

  taskId @0 :Text;
  occurrence @1 :UInt64;
  # Which of the task's runs.

  attempt @2 :UInt32;
  # Which try at it, from 1.

  fence @3 :UInt64;
  # Larger than that of every attempt the gateway started before, across its restarts: the name is never used again.
}

struct Job @0xe2b94c6d80f3a715 {
  run @0 :RunKey;
  module @1 :Module;

  call :union {
    function :group {
      # Calls an export of a reactor or a plain module.

      export @2 :Text;
      arguments @3 :List(Text);
      # Decimal numbers, converted to the export's parameter types.
    }
    command :group {
      # Runs a WASI command: `_start`.

      args @4 :List(Text);
      # From `argv[1]` on.

      env @5 :List(Text);
      # `NAME=value`.

      stdin @6 :Data;
    }
  }

  limits @7 :Limits;
}

struct Limits @0x9c7e05b3d1f8624a {
  # The most which one run may use. 0 means the worker's own default; more than the worker allows is cut to that.

  wallMillis @0 :UInt64;
  cpuMillis @1 :UInt64;
  memoryPages @2 :UInt32;
  # Of 64 KiB.

  stdoutBytes @3 :UInt64;
  stderrBytes @4 :UInt64;
  resultBytes @5 :UInt64;
  # Of `values` as text, together.

  stackBytes @6 :UInt32;
  # Of the guest's thread.

  tableElements @7 :UInt32;
}

struct Value @0xcb1a6e94f07d3528 {
  union {
    i32 @0 :Int32;
    i64 @1 :Int64;
    f32 @2 :Float32;
    f64 @3 :Float64;
  }
}

struct Outcome @0xb90d43f7a265ec81 {
  union {
    values @0 :List(Value);
    # The function returned, with all its results.

    exitCode @1 :UInt32;
    # The command ended, by `proc_exit` or by returning (0).

    trap @2 :Text;
    # Which one.

    timedOut @3 :Text;
    # Which limit, wall or CPU time, and its value.

    cancelled @4 :Void;
    outOfMemory @5 :Text;
    invalidModule @6 :Text;
    missingImport @7 :Text;
    missingExport @8 :Text;
    outputLimit @9 :Text;
    # Too much of what.

    unsupported @10 :Text;
    # A valid module which needs something this worker does not have.

    internal @11 :Text;
    # The worker's own fault; the module may be right.

    badArguments @12 :Text;
    # The export is there but does not take these arguments.
  }

  stdout @13 :Data;
  stderr @14 :Data;
  stdoutTruncated @15 :Bool;
  stderrTruncated @16 :Bool;

  wallNanos @17 :UInt64;
  cpuNanos @18 :UInt64;
  compileNanos @19 :UInt64;
  # Of the wall time, what went into making the module ready.

  peakMemoryBytes @20 :UInt64;
  cacheHit @21 :Bool;
  # The module was ready before.

  startedEpochMillis @22 :Int64;
  # When the guest started, by the worker's clock.
}

struct Prepared @0x87f2c9e04b6d1a3e {
  union {
    ready @0 :Void;
    invalidModule @1 :Text;
    unsupported @2 :Text;
    tooLarge @3 :Text;
    unreadable @4 :Text;
    # The source failed, or its bytes do not have the hash.
  }

  compileNanos @5 :UInt64;
  cacheHit @6 :Bool;
}

struct HeldRun @0xda3718f5c6e290b4 {
  run @0 :RunKey;
  underway @1 :Bool;
  # If not, its outcome is kept.

  startedEpochMillis @2 :Int64;
}
