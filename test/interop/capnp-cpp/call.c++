// The checks which the C++ peer makes of the other side's objects.
#include <kj/debug.h>
#include <kj/vector.h>

#include <cstdio>
#include <functional>

#include "peer.h"

namespace {

#define REQUIRE(condition)                                          \
  if (!(condition)) {                                               \
    KJ_FAIL_REQUIRE("does not hold: " #condition);                  \
  }

class Checks {
 public:
  Checks(kj::StringPtr host, kj::uint port)
      : client(host, port), peer(client.getMain<Peer>()), scope(client.getWaitScope()) {}

  int failures = 0;

  void run(const char* name, std::function<void()> body) {
    auto failure = kj::runCatchingExceptions([&]() { body(); });
    KJ_IF_MAYBE(e, failure) {
      ++failures;
      std::printf("FAILED %s: %s\n", name, kj::str(*e).cStr());
    } else {
      std::printf("ok %s\n", name);
    }
    std::fflush(stdout);
  }

  void all() {
    run("nothing", [&]() { peer.nothingRequest().send().wait(scope); });
    run("add", [&]() {
      auto request = peer.addRequest();
      request.setA(40);
      request.setB(2);
      REQUIRE(request.send().wait(scope).getSum() == 42);
    });
    run("echo of a megabyte", [&]() {
      auto data = kj::heapArray<kj::byte>(1 << 20);
      for (size_t i = 0; i < data.size(); i++) data[i] = i * 31;
      auto request = peer.echoRequest();
      request.setData(data);
      auto response = request.send().wait(scope);
      REQUIRE(response.getData() == data);
    });
    run("pipelining", [&]() {
      auto request = peer.counterRequest();
      request.setStart(5);
      auto counter = request.send().getCounter();
      auto first = counter.nextRequest().send();
      auto second = counter.nextRequest().send();
      REQUIRE(second.wait(scope).getValue() == 7);
      REQUIRE(first.wait(scope).getValue() == 6);
    });
    run("chain of 100", [&]() {
      Peer::Client at = peer;
      for (int i = 0; i < 100; i++) {
        at = at.chainRequest().send().getNext();
      }
      auto request = at.addRequest();
      request.setA(1);
      request.setB(2);
      REQUIRE(request.send().wait(scope).getSum() == 3);
    });
    run("callbacks", [&]() {
      auto request = peer.callMeRequest();
      request.setCallback(newDoubling());
      request.setTimes(64);
      REQUIRE(request.send().wait(scope).getSum() == 64 * 63);
    });
    run("cancel", [&]() { cancel(); });
    run("exceptions of all types", [&]() { exceptions(); });
    run("own capability at once", [&]() {
      order([&](Counter::Client own) {
        auto request = peer.echoCapRequest();
        request.setCap(own);
        return request.send().getCap();
      });
    });
    run("own capability as a promise", [&]() {
      order([&](Counter::Client own) {
        auto request = peer.echoCapLaterRequest();
        request.setCap(own);
        return request.send().getCap();
      });
    });
    run("own capability late", [&]() {
      order([&](Counter::Client own) {
        auto request = peer.echoCapSlowlyRequest();
        request.setCap(own);
        return request.send().getCap();
      });
    });
    run("hold, call, drop", [&]() { hold(); });
    run("tail call", [&]() {
      auto request = peer.tailRequest();
      request.setCallee(newDoubling());
      request.setNumber(21);
      REQUIRE(request.send().wait(scope).getNumber() == 42);
    });
    run("streaming", [&]() { stream(); });
    run("an interface that is not there", [&]() {
      auto cap = peer.unknownRequest().send().wait(scope).getCap();
      REQUIRE(typeOf(cap.callRequest().send().ignoreResult()) == kj::Exception::Type::UNIMPLEMENTED);
    });
    run("null and broken capabilities", [&]() {
      REQUIRE(!peer.nullCapRequest().send().wait(scope).hasCap());
      auto broken = peer.brokenCapRequest().send().getCap();
      REQUIRE(typeOf(broken.nextRequest().send().ignoreResult()) == kj::Exception::Type::OVERLOADED);
    });
    run("a second bootstrap is the same object", [&]() {
      auto again = client.getMain<Peer>();
      auto hangs = again.hangsRequest().send().wait(scope);
      REQUIRE(hangs.getBegun() >= 1);
    });
    run("nothing is left", [&]() {
      for (int i = 0; i < 200; i++) {
        if (peer.liveRequest().send().wait(scope).getCounters() == 0) return;
      }
      KJ_FAIL_REQUIRE("counters are still alive");
    });
  }

 private:
  capnp::EzRpcClient client;
  Peer::Client peer;
  kj::WaitScope& scope;

  kj::Exception::Type typeOf(kj::Promise<void> call) {
    auto result = call.then([]() -> kj::Maybe<kj::Exception> { return nullptr; },
                            [](kj::Exception&& e) -> kj::Maybe<kj::Exception> { return kj::mv(e); })
                      .wait(scope);
    return KJ_REQUIRE_NONNULL(result, "the call did not fail").getType();
  }

  void cancel() {
    {
      auto hanging = peer.hangRequest().send();
      while (peer.hangsRequest().send().wait(scope).getBegun() == 0) {
      }
    }
    while (peer.hangsRequest().send().wait(scope).getCancelled() == 0) {
    }
  }

  void exceptions() {
    for (int kind = 0; kind < 4; kind++) {
      auto request = peer.failRequest();
      request.setKind(kind);
      request.setText("because");
      REQUIRE(static_cast<int>(typeOf(request.send().ignoreResult())) == kind);
    }
  }

  // Calls through one reference, before and after it turns out to be our own object, arrive in their order.
  void order(std::function<Counter::Client(Counter::Client)> echo) {
    kj::Vector<uint32_t> noted;
    Counter::Client back = echo(newCounter(noted));
    kj::Vector<kj::Promise<void>> calls;
    uint32_t number = 0;
    auto note = [&]() {
      auto request = back.noteRequest();
      request.setNumber(number++);
      calls.add(request.send().ignoreResult());
    };
    for (int i = 0; i < 5; i++) note();
    peer.nothingRequest().send().wait(scope);
    for (int i = 0; i < 5; i++) note();
    peer.settleRequest().send().wait(scope);
    for (int i = 0; i < 5; i++) note();
    back.whenResolved().wait(scope);
    for (int i = 0; i < 5; i++) note();
    kj::joinPromises(calls.releaseAsArray()).wait(scope);
    REQUIRE(noted.size() == 20);
    for (uint32_t i = 0; i < 20; i++) REQUIRE(noted[i] == i);
  }

  void hold() {
    kj::Vector<uint32_t> noted;
    {
      auto request = peer.holdRequest();
      request.setCap(newCounter(noted));
      request.send().wait(scope);
    }
    REQUIRE(peer.callHeldRequest().send().wait(scope).getValue() == 1);
    auto held = peer.heldRequest().send().wait(scope).getCap();
    REQUIRE(held.nextRequest().send().wait(scope).getValue() == 2);
    peer.dropHeldRequest().send().wait(scope);
  }

  void stream() {
    auto chunk = kj::heapArray<kj::byte>(65536);
    for (int i = 0; i < 64; i++) {
      auto request = peer.writeRequest();
      request.setChunk(chunk);
      request.send().wait(scope);
    }
    auto written = peer.writtenRequest().send().wait(scope);
    REQUIRE(written.getBytes() == 64 * 65536);
    REQUIRE(written.getCalls() == 64);
  }
};

}  // namespace

int check(kj::StringPtr host, kj::uint port) {
  Checks checks(host, port);
  checks.all();
  return checks.failures;
}
