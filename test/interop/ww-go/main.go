// Command ww-go is a foreign peer for tests: the same roles, over go-libp2p and go-capnp at the version of the demo.
//
//	ww-go worker NAMESPACE ADDRESS   joins the gateway at ADDRESS (with /p2p/ID), prints "joined", serves assign
//	ww-go gateway NAMESPACE INPUT DIFFICULTY RUNS [FILE]
//	                                 prints its address, gives every worker that joins RUNS runs, prints each result;
//	                                 the module is FILE, or else 200 kB of which only the first bytes mean anything
//	ww-go boot SEED NAMESPACE DISTANCE ADDRESS...
//	                                 prints the datagrams of that key in hexadecimal: survey, request, response;
//	                                 then reads datagrams from standard input, one a line, and prints what they say
//
// All end when standard input does.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "worker":
		return worker(args[1], args[2])
	case len(args) == 5 && args[0] == "gateway":
		return gateway(args[1], args[2], args[3], args[4], largeModule())
	case len(args) == 6 && args[0] == "gateway":
		wasm, err := os.ReadFile(args[5])
		if err != nil {
			return err
		}
		return gateway(args[1], args[2], args[3], args[4], wasm)
	case len(args) >= 4 && args[0] == "boot":
		return boot(args[1], args[2], args[3], args[4:], bufio.NewScanner(os.Stdin))
	}
	return fmt.Errorf("usage: worker NAMESPACE ADDRESS | gateway NAMESPACE INPUT DIFFICULTY RUNS [FILE] | " +
		"boot SEED NAMESPACE DISTANCE ADDRESS...")
}

// untilStandardInputEnds is how the test says that it is done.
func untilStandardInputEnds() {
	_, _ = io.Copy(io.Discard, os.Stdin)
}
