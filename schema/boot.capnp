# Discovery on a local network: what a node without any address says to find peers, and what those answer. A `Packet`,
# packed, is the payload of a signed envelope; one envelope is one datagram.
#
#   survey     "who follows this namespace?", to a multicast group. Everyone answers who is near enough.
#   request    the same question to one host, by unicast.
#   response   "I do, and here is where I listen", to the group, or by unicast to whoever sent a request.
#
# Peer ids are here as raw bytes, in a field of type Text: they are neither base58 nor valid UTF-8. A reader that
# makes a string of them destroys them.
#
# Near enough: take the last four bytes of both peer ids, XOR them, read the result as a little-endian number, and shift
# it right by `distance`; zero is near enough. 32 and more mean everyone.

@0xfa005a3c690f4a62;

struct Packet @0xe12a1e555ca80e30 {
  namespace @0 :Text;
  # Names the cluster.

  union {
    request :group {
      from @1 :Text;
      # The asker's peer id; whoever signed the envelope.
    }

    survey :group {
      from @2 :Text;
      distance @3 :UInt8;
    }

    response :group {
      peer @4 :Text;
      # The answerer's peer id.

      addrs @5 :List(Data);
      # Its binary multiaddrs, without the peer id.
    }
  }
}
