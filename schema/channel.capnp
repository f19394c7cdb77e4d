# Synchronous channels. A channel hands values from senders to receivers, one to one, in the order in which they were
# sent, and keeps nothing: `send` returns when a receiver has taken the value. (It has the semantics of a rendezvous
# channel of CSP.)
#
# A channel is one object behind several interfaces. Whoever holds a `Chan` can do everything; an attenuated end does
# less, and cannot be widened again:
#
#              Chan
#             /    \
#      SendCloser   Recver
#       /     \
#   Sender   Closer
#
# Semantics.
# - `send` waits until a receiver took its value. Values are taken first come, first served.
# - `recv` waits until there is a value. Receivers are served first come, first served.
# - `close` wakes every waiting sender and receiver with an error, and everyone who comes later gets one. Values which
#   wait are withdrawn: their `send` fails, so a sender knows that nobody has them.
# - A caller who loses interest (Finish before Return) withdraws: a send that was not yet taken is removed, a recv that
#   was not yet served takes nothing.
#
# T is any pointer type. A receiver gets a copy of the value; capabilities in it arrive as references to the same
# objects.

@0x872a451f9aa74ebf;

interface Closer @0xfad0e4b80d3779c3 {
  close @0 () -> ();
  # Fails if the channel is closed already.
}

interface Sender @0xe8bbed1438ea16ee (T) {
  send @0 (value :T) -> ();
}

interface Recver @0xdf05a90d671c0c07 (T) {
  recv @0 () -> (value :T);
}

interface SendCloser @0xe9a7d19a7d14e94e (T) extends(Sender(T), Closer) {
  newSender @0 () -> (sender :Sender(T));
  newCloser @1 () -> (closer :Closer);
}

interface Chan @0x95c89fe7d966f751 (T) extends(SendCloser(T), Recver(T)) {
  newSendCloser @0 () -> (sendCloser :SendCloser(T));
  newRecver @1 () -> (recver :Recver(T));
}
