// The C++ client's figures, against whatever serves a `Peer`. The Java benchmark measures the same ones. One process
// measures as often as it is asked, so that it is as warm as the Java one.
#include <kj/debug.h>
#include <kj/vector.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

#include "peer.h"

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

class Bench {
 public:
  Bench(kj::StringPtr host, kj::uint port)
      : client(host, port), peer(client.getMain<Peer>()), scope(client.getWaitScope()) {}

  // Each figure for about so long.
  void all(double each) {
    seconds = each;
    latency();
    rate("sequential", 1, [&]() { peer.nothingRequest().send().wait(scope); });
    inFlight("inflight64", [&]() { return peer.nothingRequest().send().ignoreResult(); });
    rate("chain64", 64, [&]() { chain(); });
    echo();
    inFlight("churn64", [&]() {
      return peer.counterRequest().send().then([](auto&& response) { response.getCounter(); });
    });
    rate("callback", 64, [&]() {
      auto request = peer.callMeRequest();
      request.setCallback(doubling);
      request.setTimes(64);
      request.send().wait(scope);
    });
  }

 private:
  capnp::EzRpcClient client;
  Peer::Client peer;
  kj::WaitScope& scope;
  double seconds = 0;
  Callback::Client doubling = newDoubling();

  static void print(const char* name, double value, const char* unit) {
    std::printf("%s %.1f %s\n", name, value, unit);
    std::fflush(stdout);
  }

  void latency() {
    std::vector<double> micros;
    auto start = Clock::now();
    while (secondsSince(start) < seconds) {
      auto before = Clock::now();
      peer.nothingRequest().send().wait(scope);
      micros.push_back(secondsSince(before) * 1e6);
    }
    std::sort(micros.begin(), micros.end());
    print("rtt", micros[micros.size() / 2], "us");
    print("rtt-p99", micros[micros.size() * 99 / 100], "us");
  }

  void rate(const char* name, int callsEach, std::function<void()> step) {
    double calls = 0;
    auto start = Clock::now();
    while (secondsSince(start) < seconds) {
      step();
      calls += callsEach;
    }
    print(name, calls / secondsSince(start), "calls/s");
  }

  // 64 loops, each with one call under way.
  void inFlight(const char* name, std::function<kj::Promise<void>()> call) {
    uint64_t calls = 0;
    auto start = Clock::now();
    kj::Vector<kj::Promise<void>> loops;
    for (int i = 0; i < 64; i++) {
      loops.add(loop(call, start, calls));
    }
    kj::joinPromises(loops.releaseAsArray()).wait(scope);
    print(name, calls / secondsSince(start), "calls/s");
  }

  kj::Promise<void> loop(std::function<kj::Promise<void>()>& call, Clock::time_point start, uint64_t& calls) {
    if (secondsSince(start) >= seconds) {
      return kj::READY_NOW;
    }
    return call().then([this, &call, start, &calls]() {
      ++calls;
      return loop(call, start, calls);
    });
  }

  // 64 calls, each on the result of the one before, none waited for but the last.
  void chain() {
    Peer::Client at = peer;
    for (int i = 0; i < 63; i++) {
      at = at.chainRequest().send().getNext();
    }
    at.chainRequest().send().wait(scope);
  }

  void echo() {
    auto data = kj::heapArray<kj::byte>(1 << 20);
    memset(data.begin(), 7, data.size());
    double megabytes = 0;
    auto start = Clock::now();
    while (secondsSince(start) < seconds) {
      auto request = peer.echoRequest();
      request.setData(data);
      KJ_REQUIRE(request.send().wait(scope).getData().size() == data.size());
      megabytes += data.size() / 1e6;
    }
    print("echo1m", megabytes / secondsSince(start), "MB/s");
  }
};

}  // namespace

void bench(kj::StringPtr host) {
  kj::uint port;
  double seconds;
  while (std::scanf("%u %lf", &port, &seconds) == 2) {
    Bench(host, port).all(seconds);
    std::printf("\n");
    std::fflush(stdout);
  }
}
