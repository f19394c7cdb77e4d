# The messages of Cap'n Proto RPC: what two vats (processes, or parts of one) say to each other over one connection.
# The ids and the layout are those of the Cap'n Proto project's `rpc.capnp`, including the fields which version 1.0
# added; so this file defines the same wire.
#
# A connection is two streams of `Message`s, one in each direction, without any handshake. Each side keeps four tables
# and numbers its own entries; the other side refers to them by these numbers:
#
#   questions   calls I made and am not done with            the peer has the same ones as its answers
#   answers     calls the peer made                          the peer's questions
#   exports     objects of mine which the peer may call      the peer's imports
#   imports     objects of the peer which I may call         the peer's exports
#
# A call in its life: `call` makes a question; `return` gives the answer; `finish` ends the question. The caller
# always sends exactly one `finish`, the callee exactly one `return`; the number may be used again when both have
# passed. Before the `return`, other calls may already be addressed to the answer ("promise pipelining",
# `PromisedAnswer`).
#
# A capability travels as a `CapDescriptor` in the cap table of a `Payload`; a capability pointer in the payload's
# content is an index into that table. Each `senderHosted` or `senderPromise` descriptor counts as one reference to
# the export; the receiver gives counts back by `release`.
#
# A promise is an export which later becomes something else: `resolve` says what. If a promise that was called through
# turns out to lead back to its caller, direct calls could overtake those still on their way: `disembargo` goes the long
# way round and says when they have arrived.
#
# Levels: 0 is bootstrap, call, return, finish and abort; 1 adds capabilities in both directions, promises and
# embargoes; 3 lets a third vat be introduced; 4 joins. This project speaks level 1; messages of higher levels are
# answered with `unimplemented`, as is everything a receiver does not know.

@0xb312981b2552a250;

struct Message @0x91b79f1f808db032 {
  union {
    unimplemented @0 :Message;
    # The peer's own message comes back: it was not understood, and nothing of it was done.

    abort @1 :Exception;
    # The last message of a connection that cannot go on.

    bootstrap @8 :Bootstrap;
    call @2 :Call;
    return @3 :Return;
    finish @4 :Finish;

    resolve @5 :Resolve;
    release @6 :Release;
    disembargo @13 :Disembargo;

    obsoleteSave @7 :AnyPointer;
    obsoleteDelete @9 :AnyPointer;

    provide @10 :Provide;
    accept @11 :Accept;

    join @12 :Join;
  }
}

struct Bootstrap @0xe94ccf8031176ec4 {
  # Asks for the object which the other side offers to everyone who connects. Answered by a `Return` whose content is
  # that capability.

  questionId @0 :UInt32;
  deprecatedObjectId @1 :AnyPointer;
}

struct Call @0x836a53ce789d4cd4 {
  questionId @0 :UInt32;

  target @1 :MessageTarget;

  interfaceId @2 :UInt64;
  # The interface which declares the method, also where the object's own interface inherits it.

  methodId @3 :UInt16;

  allowThirdPartyTailCall @8 :Bool = false;

  noPromisePipelining @9 :Bool = false;
  # The caller will not address calls to the answer. A hint: the callee may save itself what such calls would need.

  onlyPromisePipeline @10 :Bool = false;
  # The caller wants the answer only as a target of calls. A hint: the callee need not send a `Return`, but may. A
  # `Finish` is sent as for every call. Since the caller cannot know whether a `Return` will still come, it does not use
  # the number again for as long as it can.

  params @4 :Payload;

  sendResultsTo :group {
    union {
      caller @5 :Void;
      # In the `Return`.

      yourself @6 :Void;
      # Kept by the callee, for a later `takeFromOtherQuestion`: this call is the tail of another.

      thirdParty @7 :AnyPointer;
    }
  }
}

struct Return @0x9e19b28d3db3573a {
  answerId @0 :UInt32;

  releaseParamCaps @1 :Bool = true;
  # All references which the parameters carried are given back at once. Note the default: an all-zero Return says so.

  noFinishNeeded @8 :Bool = false;
  # The callee has forgotten the answer; a `Finish` is not needed and is ignored.

  union {
    results @2 :Payload;
    exception @3 :Exception;
    canceled @4 :Void;
    # Only after the caller's `Finish`.

    resultsSentElsewhere @5 :Void;
    # To a call with `sendResultsTo.yourself`.

    takeFromOtherQuestion @6 :UInt32;
    # The results are those of another question, which the callee asked the caller with `sendResultsTo.yourself`.

    acceptFromThirdParty @7 :AnyPointer;
  }
}

struct Finish @0xd37d2eb2c2f80e63 {
  # The caller needs the answer no more. Before the `Return` this is a cancellation, which the callee may follow.

  questionId @0 :UInt32;

  releaseResultCaps @1 :Bool = true;
  # All references which the results carry are given back at once.

  requireEarlyCancellationWorkaround @2 :Bool = true;
  # A call is delivered before it may be cancelled. Senders which do not depend on that say so by false.
}

struct Resolve @0xbbc29655fa89086e {
  # What an earlier `senderPromise` has become. At most one for each promise. The export of the promise stays until it
  # is released.

  promiseId @0 :UInt32;
  union {
    cap @1 :CapDescriptor;
    exception @2 :Exception;
  }
}

struct Release @0xad1a6c0d7dd07497 {
  id @0 :UInt32;
  # An import of the sender's, an export of the receiver's.

  referenceCount @1 :UInt32;
}

struct Disembargo @0xf964368b0fbd3711 {
  # Travels the path which calls through a promise took, and comes back when it has reached the end.

  target @0 :MessageTarget;

  context :group {
    union {
      senderLoopback @1 :UInt32;
      # The number of the sender's embargo; the target is the promise. To be sent back as `receiverLoopback`.

      receiverLoopback @2 :UInt32;
      accept @3 :Void;
      provide @4 :UInt32;
    }
  }
}

struct Provide @0x9c6a046bfbc1ac5a {
  # Level 3.

  questionId @0 :UInt32;
  target @1 :MessageTarget;
  recipient @2 :AnyPointer;
}

struct Accept @0xd4c9b56290554016 {
  # Level 3.

  questionId @0 :UInt32;
  provision @1 :AnyPointer;
  embargo @2 :Bool;
}

struct Join @0xfbe1980490e001af {
  # Level 4.

  questionId @0 :UInt32;
  target @1 :MessageTarget;
  keyPart @2 :AnyPointer;
}

struct MessageTarget @0x95bc14545813fbc1 {
  # An object of the receiver's.

  union {
    importedCap @0 :UInt32;
    # One of its exports.

    promisedAnswer @1 :PromisedAnswer;
    # Something in the results of a call it is answering.
  }
}

struct Payload @0x9a0e61223d96743b {
  content @0 :AnyPointer;
  # The parameter or result struct; for a `Bootstrap` the capability itself.

  capTable @1 :List(CapDescriptor);
}

struct CapDescriptor @0x8523ddc40b86b8b0 {
  attachedFd @6 :UInt8 = 0xff;
  # For connections which can carry file descriptors; ours cannot.

  union {
    none @0 :Void;

    senderHosted @1 :UInt32;
    # An export of the sender's, one reference more.

    senderPromise @2 :UInt32;
    # The same, and a `Resolve` will follow.

    receiverHosted @3 :UInt32;
    # An export of the receiver's, coming home.

    receiverAnswer @4 :PromisedAnswer;
    # Something in an answer which the receiver gives or will give.

    thirdPartyHosted @5 :ThirdPartyCapDescriptor;
  }
}

struct PromisedAnswer @0xd800b1d6cd6f1ca0 {
  questionId @0 :UInt32;

  transform @1 :List(Op);
  # The way from the result struct to the capability. No steps: the content is the capability.

  struct Op @0xf316944415569081 {
    union {
      noop @0 :Void;
      getPointerField @1 :UInt16;
      # An index in the struct's pointer section.
    }
  }
}

struct ThirdPartyCapDescriptor @0xd37007fde1f0027d {
  id @0 :AnyPointer;

  vineId @1 :UInt32;
  # An export of the sender's that forwards to the object: what a receiver below level 3 uses.
}

struct Exception @0xd625b7063acf691a {
  reason @0 :Text;
  # For people.

  type @3 :Type;
  # For the caller's code.

  obsoleteIsCallersFault @1 :Bool;
  obsoleteDurability @2 :UInt16;

  trace @4 :Text;

  enum Type @0xb28c96e23f4cbd58 {
    failed @0;
    # Something is wrong; trying again will not help.

    overloaded @1;
    # Not now; try again later.

    disconnected @2;
    # Something on the way is gone; connect again, then try again.

    unimplemented @3;
    # There is no such method.
  }
}
