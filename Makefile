# Names for people; build.sh does the work. `make` alone prints this list.
.DEFAULT_GOAL := help
.PHONY: help demo run-gateway run-worker build test image aot schema guests clean bench-rpc bench-wasm bench-sched bench-host

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22
demo: build ## build, start a gateway with a worker, run the hash puzzle, show the results, stop
	@out/bin/ww-sched demo
run-gateway: build ## a gateway in the foreground (ARGS="--http 127.0.0.1:9090" for flags)
	@exec out/bin/ww-sched gateway $(ARGS)
run-worker: build ## a worker in the foreground; it finds the gateway by itself
	@exec out/bin/ww-sched worker $(ARGS)
build: ## the launcher out/bin/ww-sched
	@./build.sh build
image: ## the run-time image out/image (no JDK needed where it runs)
	@./build.sh image
aot: ## a cache that makes both start quicker (32 MB each)
	@./build.sh aot
test: ## all tests
	@./build.sh test
bench-rpc: ## our Cap'n Proto RPC beside the C++ implementation
	@./build.sh bench rpc
bench-wasm: ## our WASM engine beside V8, wasmtime and wazero
	@./build.sh bench wasm
bench-sched: ## durable tasks a second, submit to result, timer lateness
	@./build.sh bench sched
bench-host: ## libp2p streams: throughput, opens a second, handshake
	@./build.sh bench host
schema: ## src/ww/schema again from schema/*.capnp (needs capnp)
	@./build.sh schema
guests: ## wasm/*.wasm again from their sources (needs clang, lld, wasi-libc)
	@./build.sh guests
clean: ## remove out/
	@./build.sh clean
