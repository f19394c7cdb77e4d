// The objects which the C++ peer serves.
#include <kj/debug.h>
#include <kj/vector.h>

#include "peer.h"

namespace {

class CounterObject final: public Counter::Server {
 public:
  CounterObject(uint32_t start, uint32_t& live, kj::Vector<uint32_t>* shared)
      : value(start), live(live), numbers(shared == nullptr ? own : *shared) {
    ++live;
  }
  ~CounterObject() noexcept(false) { --live; }

  kj::Promise<void> next(NextContext context) override {
    context.getResults().setValue(++value);
    return kj::READY_NOW;
  }

  kj::Promise<void> note(NoteContext context) override {
    numbers.add(context.getParams().getNumber());
    return kj::READY_NOW;
  }

  kj::Promise<void> noted(NotedContext context) override {
    auto list = context.getResults().initNumbers(numbers.size());
    for (size_t i = 0; i < numbers.size(); i++) {
      list.set(i, numbers[i]);
    }
    return kj::READY_NOW;
  }

 private:
  uint32_t value;
  uint32_t& live;
  kj::Vector<uint32_t> own;
  kj::Vector<uint32_t>& numbers;
};

class Doubling final: public Callback::Server {
 public:
  kj::Promise<void> called(CalledContext context) override {
    context.getResults().setNumber(2 * context.getParams().getNumber());
    return kj::READY_NOW;
  }
};

class PeerObject final: public Peer::Server {
 public:
  kj::Promise<void> nothing(NothingContext context) override { return kj::READY_NOW; }

  kj::Promise<void> add(AddContext context) override {
    auto params = context.getParams();
    context.getResults().setSum(params.getA() + params.getB());
    return kj::READY_NOW;
  }

  kj::Promise<void> echo(EchoContext context) override {
    context.getResults().setData(context.getParams().getData());
    return kj::READY_NOW;
  }

  kj::Promise<void> counter(CounterContext context) override {
    context.getResults().setCounter(
        kj::heap<CounterObject>(context.getParams().getStart(), liveCounters, nullptr));
    return kj::READY_NOW;
  }

  kj::Promise<void> chain(ChainContext context) override {
    context.getResults().setDepth(context.getParams().getDepth() + 1);
    context.getResults().setNext(thisCap());
    return kj::READY_NOW;
  }

  kj::Promise<void> callMe(CallMeContext context) override {
    auto params = context.getParams();
    auto callback = params.getCallback();
    kj::Vector<kj::Promise<void>> calls;
    auto sum = kj::heap<uint64_t>(0);
    uint64_t& total = *sum;
    for (uint32_t i = 0; i < params.getTimes(); i++) {
      auto request = callback.calledRequest();
      request.setNumber(i);
      calls.add(request.send().then([&total](auto&& response) { total += response.getNumber(); }));
    }
    return kj::joinPromises(calls.releaseAsArray())
        .then([context, &total]() mutable { context.getResults().setSum(total); })
        .attach(kj::mv(sum));
  }

  kj::Promise<void> hang(HangContext context) override {
    context.allowCancellation();
    ++hangsBegun;
    return kj::Promise<void>(kj::NEVER_DONE).attach(kj::defer([this]() { ++hangsCancelled; }));
  }

  kj::Promise<void> hangs(HangsContext context) override {
    context.getResults().setBegun(hangsBegun);
    context.getResults().setCancelled(hangsCancelled);
    return kj::READY_NOW;
  }

  kj::Promise<void> fail(FailContext context) override {
    auto params = context.getParams();
    return kj::Exception(static_cast<kj::Exception::Type>(params.getKind()), __FILE__, __LINE__,
                         kj::heapString(params.getText()));
  }

  kj::Promise<void> echoCap(EchoCapContext context) override {
    context.getResults().setCap(context.getParams().getCap());
    return kj::READY_NOW;
  }

  kj::Promise<void> echoCapLater(EchoCapLaterContext context) override {
    auto promised = kj::newPromiseAndFulfiller<Counter::Client>();
    context.getResults().setCap(kj::mv(promised.promise));
    later.add(Later{kj::mv(promised.fulfiller), context.getParams().getCap()});
    return kj::READY_NOW;
  }

  kj::Promise<void> settle(SettleContext context) override {
    for (auto& each : later) {
      each.fulfiller->fulfill(kj::mv(each.cap));
    }
    later.clear();
    for (auto& each : slowly) {
      each->fulfill();
    }
    slowly.clear();
    return kj::READY_NOW;
  }

  kj::Promise<void> echoCapSlowly(EchoCapSlowlyContext context) override {
    auto settled = kj::newPromiseAndFulfiller<void>();
    slowly.add(kj::mv(settled.fulfiller));
    return settled.promise.then(
        [context]() mutable { context.getResults().setCap(context.getParams().getCap()); });
  }

  kj::Promise<void> hold(HoldContext context) override {
    heldCap = context.getParams().getCap();
    return kj::READY_NOW;
  }

  kj::Promise<void> callHeld(CallHeldContext context) override {
    return KJ_ASSERT_NONNULL(heldCap).nextRequest().send().then([context](auto&& response) mutable {
      context.getResults().setValue(response.getValue());
    });
  }

  kj::Promise<void> dropHeld(DropHeldContext context) override {
    heldCap = nullptr;
    return kj::READY_NOW;
  }

  kj::Promise<void> held(HeldContext context) override {
    context.getResults().setCap(KJ_ASSERT_NONNULL(heldCap));
    return kj::READY_NOW;
  }

  kj::Promise<void> tail(TailContext context) override {
    auto params = context.getParams();
    auto request = params.getCallee().calledRequest();
    request.setNumber(params.getNumber());
    context.releaseParams();
    return context.tailCall(kj::mv(request));
  }

  kj::Promise<void> write(WriteContext context) override {
    writtenBytes += context.getParams().getChunk().size();
    ++writes;
    return kj::READY_NOW;
  }

  kj::Promise<void> written(WrittenContext context) override {
    context.getResults().setBytes(writtenBytes);
    context.getResults().setCalls(writes);
    return kj::READY_NOW;
  }

  kj::Promise<void> live(LiveContext context) override {
    context.getResults().setCounters(liveCounters);
    return kj::READY_NOW;
  }

  kj::Promise<void> unknown(UnknownContext context) override {
    Counter::Client other = kj::heap<CounterObject>(0, liveCounters, nullptr);
    context.getResults().setCap(other.castAs<Missing>());
    return kj::READY_NOW;
  }

  kj::Promise<void> nullCap(NullCapContext context) override {
    context.getResults();
    return kj::READY_NOW;
  }

  kj::Promise<void> brokenCap(BrokenCapContext context) override {
    context.getResults().setCap(Counter::Client(kj::Exception(
        kj::Exception::Type::OVERLOADED, __FILE__, __LINE__, kj::heapString("broken on purpose"))));
    return kj::READY_NOW;
  }

 private:
  struct Later {
    kj::Own<kj::PromiseFulfiller<Counter::Client>> fulfiller;
    Counter::Client cap;
  };

  uint32_t liveCounters = 0;
  uint32_t hangsBegun = 0;
  uint32_t hangsCancelled = 0;
  uint64_t writtenBytes = 0;
  uint32_t writes = 0;
  kj::Vector<Later> later;
  kj::Vector<kj::Own<kj::PromiseFulfiller<void>>> slowly;
  kj::Maybe<Counter::Client> heldCap;
};

uint32_t uncounted = 0;

}  // namespace

Peer::Client newPeer() { return kj::heap<PeerObject>(); }

Callback::Client newDoubling() { return kj::heap<Doubling>(); }

Counter::Client newCounter(kj::Vector<uint32_t>& noted) {
  return kj::heap<CounterObject>(0, uncounted, &noted);
}
