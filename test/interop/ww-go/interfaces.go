package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"

	"capnproto.org/go/capnp/v3"
	"capnproto.org/go/capnp/v3/server"
)

// The two interfaces of the demo, spelled out on the untyped API: the schema compiler's Go plug-in is not everywhere.
var (
	sendMethod = capnp.Method{InterfaceID: 0xe8bbed1438ea16ee, MethodID: 0, InterfaceName: "Sender", MethodName: "send"}
	recvMethod = capnp.Method{InterfaceID: 0xdf05a90d671c0c07, MethodID: 0, InterfaceName: "Recver", MethodName: "recv"}
	assign     = capnp.Method{InterfaceID: 0xc4ef214b3fa3e0f9, MethodID: 0, InterfaceName: "Worker", MethodName: "assign"}
)

// newWorker gives a Worker that solves the puzzle itself, whatever the module is, so that the answer can be checked.
func newWorker() capnp.Client {
	return capnp.NewClient(server.New([]server.Method{{Method: assign, Impl: serveAssign}}, nil, nil))
}

func serveAssign(_ context.Context, call *server.Call) error {
	wasm, err := call.Args().Ptr(0)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(string(wasm.Data()), "\x00asm") {
		return errors.New("not a WebAssembly module")
	}
	input := int64(call.Args().Uint64(0))
	difficulty := int64(call.Args().Uint64(8))
	results, err := call.AllocResults(capnp.ObjectSize{PointerCount: 1})
	if err != nil {
		return err
	}
	return results.SetText(0, strconv.FormatInt(puzzle(input, difficulty), 10))
}

func puzzle(input, difficulty int64) int64 {
	zeros := strings.Repeat("0", int(difficulty))
	for counter := int64(1); ; counter++ {
		sum := sha256.Sum256([]byte(strconv.FormatInt(input, 10) + strconv.FormatInt(counter, 10)))
		if strings.HasPrefix(hex.EncodeToString(sum[:]), zeros) {
			return counter
		}
	}
}

func callAssign(ctx context.Context, worker capnp.Client, wasm []byte, input, difficulty int64) (string, error) {
	answer, release := worker.SendCall(ctx, capnp.Send{
		Method:   assign,
		ArgsSize: capnp.ObjectSize{DataSize: 16, PointerCount: 1},
		PlaceArgs: func(args capnp.Struct) error {
			args.SetUint64(0, uint64(input))
			args.SetUint64(8, uint64(difficulty))
			return args.SetData(0, wasm)
		},
	})
	defer release()
	results, err := answer.Struct()
	if err != nil {
		return "", err
	}
	text, err := results.Ptr(0)
	return text.Text(), err
}

// callSend sends a capability down a channel and takes the caller's reference over.
func callSend(ctx context.Context, channel, value capnp.Client) error {
	answer, release := channel.SendCall(ctx, capnp.Send{
		Method:   sendMethod,
		ArgsSize: capnp.ObjectSize{PointerCount: 1},
		PlaceArgs: func(args capnp.Struct) error {
			index := args.Message().CapTable().Add(value)
			return args.SetPtr(0, capnp.NewInterface(args.Segment(), index).ToPtr())
		},
	})
	defer release()
	_, err := answer.Struct()
	return err
}

// newSender gives the sending end of a channel; what is sent down comes out of the Go channel.
func newSender(joined chan<- capnp.Client) capnp.Client {
	return capnp.NewClient(server.New([]server.Method{{Method: sendMethod,
		Impl: func(_ context.Context, call *server.Call) error {
			value, err := call.Args().Ptr(0)
			if err != nil {
				return err
			}
			joined <- value.Interface().Client().AddRef()
			return nil
		}}}, nil, nil))
}
