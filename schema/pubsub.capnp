# Topics of the node's gossip, as capabilities: whoever has a `Topic` may publish and subscribe without being a peer.

@0xf9d8a0180405d9ed;

interface Router @0xde50b3e61b766f3a {
  join @0 (name :Text) -> (topic :Topic);
}

interface Topic @0x986ea9282f106bb0 {
  publish @0 (msg :Data) -> stream;

  subscribe @1 (consumer :Consumer, buf :UInt16 = 32) -> ();
  # Stays open until it is cancelled, and calls the consumer for each message meanwhile. Messages are lost while more
  # than `buf` of them wait for the consumer.

  name @2 () -> (name :Text);

  interface Consumer @0xd72d37c8b6fbef23 {
    consume @0 (msg :Data) -> stream;
  }
}
