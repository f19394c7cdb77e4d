# Imported by `kinds.capnp`: another file, another class.

@0xe8a7b6c5d4f39281;

using Java = import "/java.capnp";
$Java.package("ww.capnpc.example");

interface Named {
  name @0 () -> (name :Text);
}

struct Ticket {
  class @0 :UInt32;
  package @1 :Text;
  new @2 :Bool;
  wait @3 :Named;
}
