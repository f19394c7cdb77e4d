"""wasmtime's side of WasmBench, with the arguments and the output of wasm-node/bench.mjs."""

import sys
import time

import wasmtime


def numbers(text):
    return [int(part) for part in text.split(",")]


first, steady, call = (numbers(text) for text in sys.argv[2:5])
with open(sys.argv[1], "rb") as file:
    binary = file.read()

begun = time.perf_counter_ns()
config = wasmtime.Config()
# As a scheduler has to run it: a guest must be stoppable.
config.epoch_interruption = True
engine = wasmtime.Engine(config)
module = wasmtime.Module(engine, binary)


def instance():
    store = wasmtime.Store(engine)
    store.set_epoch_deadline(1)
    return store, wasmtime.Instance(store, module, []).exports(store)["run"]


store, run = instance()
print("result", run(store, *first))
print("first", time.perf_counter_ns() - begun)

best = None
end = time.perf_counter() + 3
rounds = 0
while rounds < 8 or rounds < 60 and time.perf_counter() < end:
    begun = time.process_time_ns()
    run(store, *steady)
    took = time.process_time_ns() - begun
    best = took if best is None else min(best, took)
    rounds += 1
print("steady", best)

calls = []
for _ in range(3000):
    begun = time.perf_counter_ns()
    store, run = instance()
    run(store, *call)
    calls.append(time.perf_counter_ns() - begun)
print("call", sorted(calls)[len(calls) // 2])
