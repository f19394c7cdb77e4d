// What the two halves of the C++ peer share: its objects (serve.c++) and its use of the other side's (call.c++).
#pragma once

#include <capnp/ez-rpc.h>
#include <kj/async-io.h>

#include "peer.capnp.h"

// A `Peer` which does what peer.capnp says.
Peer::Client newPeer();

// A `Callback` which doubles.
Callback::Client newDoubling();

// A `Counter` and the numbers noted so far.
Counter::Client newCounter(kj::Vector<uint32_t>& noted);

// Calls every method of the object at this port and compares; prints a line for each check. Returns how many failed.
int check(kj::StringPtr host, kj::uint port);

// Measures this client, once for each line of standard input, against the object at the port named there: prints a line
// for each figure, measured for the seconds named there, then an empty one.
void bench(kj::StringPtr host);
