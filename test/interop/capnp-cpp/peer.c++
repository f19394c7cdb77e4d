// The C++ peer: serves a `Peer`, checks another's, or measures itself against one.
//
//   peer serve            prints the port, serves until standard input ends
//   peer check HOST PORT  one line a check; the exit code says whether all held
//   peer bench HOST       for each line PORT SECONDS of input one line a figure, and an empty one
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "peer.h"

int main(int argc, char** argv) {
  if (argc >= 2 && std::strcmp(argv[1], "serve") == 0) {
    capnp::EzRpcServer server(newPeer(), "127.0.0.1", 0);
    auto& scope = server.getWaitScope();
    std::printf("%u\n", server.getPort().wait(scope));
    std::fflush(stdout);
    auto input = server.getLowLevelIoProvider().wrapInputFd(STDIN_FILENO);
    char byte;
    input->tryRead(&byte, 1, 1).wait(scope);
    return 0;
  }
  if (argc == 4 && std::strcmp(argv[1], "check") == 0) {
    return check(argv[2], std::atoi(argv[3])) == 0 ? 0 : 1;
  }
  if (argc == 3 && std::strcmp(argv[1], "bench") == 0) {
    bench(argv[2]);
    return 0;
  }
  std::fprintf(stderr, "usage: peer serve | peer check HOST PORT | peer bench HOST\n");
  return 2;
}
