# Membership, as gossip. Every node publishes a `Heartbeat`, packed, on the topic that has the cluster's name, and keeps
# a table of the nodes whose heartbeat it heard. There is no other message: a node joins by its first heartbeat and is
# gone when its last one has expired.
#
# Who sent a heartbeat, and in which order, is not in it: the topic's messages carry a signature and a sequence number.

@0xc2974e3dc137fcee;

struct Heartbeat @0x83bca0e4d70e0e82 {
  ttl @0 :UInt32;
  # Milliseconds for which the receiver keeps it; 0 means ten seconds.

  server @1 :UInt64;
  # Drawn at random when the process starts.

  host @2 :Text;
  # The operating system's name of the machine.

  meta @3 :List(Text);
  # `key=value`.
}
