// wazero's side of WasmBench, with the arguments and the output of wasm-node/bench.mjs. A further argument "stoppable"
// makes guests end with their context, as a scheduler needs; that is off by default, and dear.
package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

func numbers(text string) (all []uint64) {
	for _, part := range strings.Split(text, ",") {
		number, err := strconv.ParseInt(part, 10, 32)
		check(err)
		all = append(all, api.EncodeI32(int32(number)))
	}
	return all
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Processor time of this process.
func processorNanos() int64 {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return usage.Utime.Nano() + usage.Stime.Nano()
}

func main() {
	first, steady, call := numbers(os.Args[2]), numbers(os.Args[3]), numbers(os.Args[4])
	bytes, err := os.ReadFile(os.Args[1])
	check(err)
	ctx := context.Background()

	begun := time.Now()
	config := wazero.NewRuntimeConfig().WithCloseOnContextDone(len(os.Args) > 5 && os.Args[5] == "stoppable")
	runtime := wazero.NewRuntimeWithConfig(ctx, config)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	compiled, err := runtime.CompileModule(ctx, bytes)
	check(err)
	instance, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName(""))
	check(err)
	result, err := instance.ExportedFunction("run").Call(ctx, first...)
	check(err)
	took := time.Since(begun)
	fmt.Printf("result %d\nfirst %d\n", result[0], took.Nanoseconds())

	best := int64(math.MaxInt64)
	run := instance.ExportedFunction("run")
	for i, end := 0, time.Now().Add(3*time.Second); i < 8 || i < 60 && time.Now().Before(end); i++ {
		before := processorNanos()
		_, err = run.Call(ctx, steady...)
		check(err)
		best = min(best, processorNanos()-before)
	}
	fmt.Printf("steady %d\n", best)

	calls := make([]int64, 3000)
	for i := range calls {
		begun = time.Now()
		instance, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName(""))
		check(err)
		_, err = instance.ExportedFunction("run").Call(ctx, call...)
		check(err)
		check(instance.Close(ctx))
		calls[i] = time.Since(begun).Nanoseconds()
	}
	slices.Sort(calls)
	fmt.Printf("call %d\n", calls[len(calls)/2])
}
