# A tree of names in a node's memory. An anchor gives access to what is below it, never to what is above: handing one
# out hands out its subtree.
#
# Nodes hold no value here. A node vanishes when nobody refers to it and it has no children.

@0xefb5a91f96d44de3;

interface Anchor @0xe41237e4098ed922 {
  ls @0 () -> (children :List(Child));

  walk @1 (path :Text) -> (anchor :Anchor);
  # Names are printable ASCII without a backslash, with slashes between them. What is missing is created.

  struct Child @0xc718781cb2553199 {
    anchor @0 :Anchor;
    name @1 :Text;
  }
}
