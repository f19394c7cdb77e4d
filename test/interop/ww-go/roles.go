package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"capnproto.org/go/capnp/v3"
	"capnproto.org/go/capnp/v3/rpc"
	"capnproto.org/go/capnp/v3/rpc/transport"
	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/libp2p/go-libp2p/p2p/muxer/yamux"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
)

// Everything a test waits for takes less.
const patience = 30 * time.Second

func newHost(listen ...string) (host.Host, error) {
	return libp2p.New(
		libp2p.ListenAddrStrings(listen...),
		libp2p.Transport(tcp.NewTCPTransport),
		libp2p.Security(noise.ID, noise.New),
		libp2p.Muxer(yamux.ID, yamux.DefaultTransport),
		libp2p.DisableRelay(),
	)
}

func loadBalancer(namespace string) protocol.ID {
	return protocol.ID("/casm/0.0.0/" + namespace + "/lb")
}

func worker(namespace, address string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	gateway, err := peer.AddrInfoFromString(address)
	if err != nil {
		return err
	}
	node, err := newHost()
	if err != nil {
		return err
	}
	defer node.Close()
	if err := node.Connect(ctx, *gateway); err != nil {
		return err
	}
	stream, err := node.NewStream(ctx, gateway.ID, loadBalancer(namespace))
	if err != nil {
		return err
	}
	vat := rpc.NewConn(transport.NewStream(stream), nil)
	defer vat.Close()
	channel := vat.Bootstrap(ctx)
	defer channel.Release()
	if err := callSend(ctx, channel, newWorker()); err != nil {
		return err
	}
	fmt.Println("joined", node.ID())
	untilStandardInputEnds()
	return nil
}

func gateway(namespace, input, difficulty, runs string, wasm []byte) error {
	numbers, err := parse(input, difficulty, runs)
	if err != nil {
		return err
	}
	node, err := newHost("/ip4/127.0.0.1/tcp/0")
	if err != nil {
		return err
	}
	defer node.Close()
	joined := make(chan capnp.Client)
	sender := newSender(joined)
	node.SetStreamHandler(loadBalancer(namespace), func(stream network.Stream) {
		// A reference for each connection: the connection releases it when it ends.
		vat := rpc.NewConn(transport.NewStream(stream), &rpc.Options{BootstrapClient: sender.AddRef()})
		<-vat.Done()
	})
	for _, address := range node.Addrs() {
		fmt.Printf("listening %s/p2p/%s\n", address, node.ID())
	}
	go employ(joined, numbers, wasm)
	untilStandardInputEnds()
	return nil
}

func parse(texts ...string) ([]int64, error) {
	numbers := make([]int64, len(texts))
	for i, text := range texts {
		number, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, err
		}
		numbers[i] = number
	}
	return numbers, nil
}

// largeModule needs a segment of its own and a far pointer.
func largeModule() []byte {
	wasm := make([]byte, 200_000)
	copy(wasm, "\x00asm\x01\x00\x00\x00")
	return wasm
}

func employ(joined <-chan capnp.Client, numbers []int64, wasm []byte) {
	for worker := range joined {
		for run := int64(0); run < numbers[2]; run++ {
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			result, err := callAssign(ctx, worker, wasm, numbers[0], numbers[1])
			cancel()
			if err != nil {
				fmt.Println("failed", err)
			} else {
				fmt.Println("result", result)
			}
		}
	}
}
