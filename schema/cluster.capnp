# Questions about the membership table of a node (`routing.capnp`). A `View` is a live object: each question is answered
# out of the table as it is then.
#
# A `Selector` says which records are meant, `Constraint`s which of them are wanted. Nodes of the first kind do not look
# at constraints.

@0xe82a4c90b7d15f63;

using Heartbeat = import "routing.capnp".Heartbeat;

interface View @0xb8cc1b0ba89ddfd2 {
  lookup @0 (selector :Selector, constraints :List(Constraint)) -> (result :MaybeRecord);
  # The first record. The results may be null if there is none.

  iter @1 (handler :Handler, selector :Selector, constraints :List(Constraint)) -> ();
  # Every record, one call of the handler each; returns when all of these have.

  reverse @2 () -> (view :View);
  # The same records in the other order.

  interface Handler @0x9321a2d72dff5f08 {
    recv @0 (record :Record) -> stream;
  }
}

struct Selector @0xf8eb7e44ba7b1fa8 {
  union {
    all @0 :Void;
    match @1 :Index;
    # Those with this key.

    from @2 :Index;
    # Those from this key on, in the order of its index.
  }
}

struct Constraint @0x92dd7cf694dc2a0d {
  union {
    limit @0 :UInt64;
    # So many at most.

    to @1 :Index;
    # Up to this key.
  }
}

struct Index @0xdb1aee7a06a493b6 {
  # A key of one of the table's indexes.

  prefix @0 :Bool;
  # Any key that begins so.

  union {
    peer @1 :Text;
    # In base58.

    server @2 :Data;
    # Sixteen hexadecimal digits.

    host @3 :Text;
    meta @4 :Text;
    # `key=value`.
  }
}

struct Record @0xc390eec5b4e4aaef {
  peer @0 :Text;
  # The raw bytes of the peer id, which are not UTF-8.

  server @1 :UInt64;
  # Left 0 by nodes of the first kind; the heartbeat has it.

  seq @2 :UInt64;
  heartbeat @3 :Heartbeat;
}

struct MaybeRecord @0xf107ba55f0ab3244 {
  union {
    nothing @0 :Void;
    just @1 :Record;
  }
}
