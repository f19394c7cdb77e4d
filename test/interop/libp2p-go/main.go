// A libp2p node of another make, driven line by line on its standard input, for the tests of ours.
//
// Prints "listening ADDRESS" once, then one answer for each command: "ok ..." or "error SENTENCE".
//
//	dial ADDRESS            connects; answers the peer id
//	ping PEER               one round trip of /ipfs/ping/1.0.0; answers milliseconds
//	echo PEER BYTES         random bytes through /echo/1.0.0 on one stream, half-closed when all are written
//	streams PEER N BYTES    the same on N streams at once
//	sink PEER BYTES         bytes through /sink/1.0.0; answers milliseconds
//	opens PEER N PARALLEL   N streams opened, echoed one byte and closed, PARALLEL at a time; answers streams a second
//	roundtrip PEER N        N echoes of one byte on one stream; answers the median in milliseconds
//	info PEER               what identify told: agent, protocols; nothing as long as it has told nothing
//	unsupported PEER        proposes a protocol that nobody serves; ok where it is refused
//	reset PEER              opens an echo stream, writes, resets it
//	handshake ADDRESS       milliseconds for closing all connections, dialing again and one ping
//	close PEER              ends the connections to a peer
//	pause MILLISECONDS      stops reading commands for a while (the node itself goes on)
//
// Serves /echo/1.0.0 (what comes goes back, half-close included) and /sink/1.0.0 (reads to the end, answers one byte).
package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"
	"github.com/libp2p/go-libp2p/core/protocol"
	rcmgr "github.com/libp2p/go-libp2p/p2p/host/resource-manager"
	"github.com/libp2p/go-libp2p/p2p/muxer/yamux"
	"github.com/libp2p/go-libp2p/p2p/protocol/ping"
	"github.com/libp2p/go-libp2p/p2p/security/noise"
	"github.com/libp2p/go-libp2p/p2p/transport/tcp"
)

const (
	echoID protocol.ID = "/echo/1.0.0"
	sinkID protocol.ID = "/sink/1.0.0"
)

func main() {
	node, err := newNode()
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	defer node.Close()
	node.SetStreamHandler(echoID, echo)
	node.SetStreamHandler(sinkID, sink)
	fmt.Printf("listening %s/p2p/%s\n", node.Addrs()[0], node.ID())
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) == 0 {
			continue
		}
		answer, err := run(node, words)
		if err != nil {
			fmt.Println("error", strings.ReplaceAll(err.Error(), "\n", "; "))
		} else {
			fmt.Println(strings.TrimSpace("ok " + answer))
		}
	}
}

func newNode() (host.Host, error) {
	// The node's own limits are not what is tested here.
	limits, err := rcmgr.NewResourceManager(rcmgr.NewFixedLimiter(rcmgr.InfiniteLimits))
	if err != nil {
		return nil, err
	}
	return libp2p.New(
		libp2p.ListenAddrStrings("/ip4/127.0.0.1/tcp/0"),
		libp2p.Transport(tcp.NewTCPTransport),
		libp2p.Security(noise.ID, noise.New),
		libp2p.Muxer(yamux.ID, yamux.DefaultTransport),
		libp2p.ResourceManager(limits),
		libp2p.DisableRelay(),
	)
}

func run(node host.Host, words []string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	number := func(i int) int {
		n, _ := strconv.Atoi(words[i])
		return n
	}
	if words[0] == "pause" {
		time.Sleep(time.Duration(number(1)) * time.Millisecond)
		return "", nil
	}
	if words[0] == "dial" || words[0] == "handshake" {
		return dial(ctx, node, words[1], words[0] == "handshake")
	}
	other, err := peer.Decode(words[1])
	if err != nil {
		return "", err
	}
	switch words[0] {
	case "ping":
		return pinged(ctx, node, other)
	case "echo":
		return "", echoThrough(ctx, node, other, number(2))
	case "streams":
		return "", parallel(number(2), number(2), func() error { return echoThrough(ctx, node, other, number(3)) })
	case "sink":
		return sinkThrough(ctx, node, other, number(2))
	case "opens":
		begun := time.Now()
		err := parallel(number(2), number(3), func() error { return echoThrough(ctx, node, other, 1) })
		return fmt.Sprintf("%.0f", float64(number(2))/time.Since(begun).Seconds()), err
	case "roundtrip":
		return roundTrip(ctx, node, other, number(2))
	case "info":
		return info(node, other)
	case "unsupported":
		return "", unsupported(ctx, node, other)
	case "reset":
		return "", reset(ctx, node, other)
	case "close":
		return "", node.Network().ClosePeer(other)
	}
	return "", fmt.Errorf("unknown command %s", words[0])
}

func dial(ctx context.Context, node host.Host, address string, measure bool) (string, error) {
	other, err := peer.AddrInfoFromString(address)
	if err != nil {
		return "", err
	}
	if measure {
		if err := node.Network().ClosePeer(other.ID); err != nil {
			return "", err
		}
	}
	begun := time.Now()
	if err := node.Connect(ctx, *other); err != nil {
		return "", err
	}
	if measure {
		_, err := pinged(ctx, node, other.ID)
		return milliseconds(time.Since(begun)), err
	}
	return other.ID.String(), nil
}

func pinged(ctx context.Context, node host.Host, other peer.ID) (string, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	result, ok := <-ping.Ping(ctx, node, other)
	if !ok {
		return "", errors.New("no answer to the ping")
	}
	return milliseconds(result.RTT), result.Error
}

func echoThrough(ctx context.Context, node host.Host, other peer.ID, size int) error {
	stream, err := node.NewStream(ctx, other, echoID)
	if err != nil {
		return err
	}
	defer stream.Close()
	sent := make([]byte, size)
	rand.Read(sent)
	written := make(chan error, 1)
	go func() {
		_, err := stream.Write(sent)
		written <- errors.Join(err, stream.CloseWrite())
	}()
	back, err := io.ReadAll(stream)
	if err := errors.Join(err, <-written); err != nil {
		return err
	}
	if !bytes.Equal(sent, back) {
		return fmt.Errorf("sent %d bytes, other %d came back", len(sent), len(back))
	}
	return nil
}

func sinkThrough(ctx context.Context, node host.Host, other peer.ID, size int) (string, error) {
	stream, err := node.NewStream(ctx, other, sinkID)
	if err != nil {
		return "", err
	}
	defer stream.Close()
	chunk := make([]byte, 256*1024)
	begun := time.Now()
	for left := size; left > 0; left -= len(chunk) {
		if _, err := stream.Write(chunk[:min(left, len(chunk))]); err != nil {
			return "", err
		}
	}
	if err := stream.CloseWrite(); err != nil {
		return "", err
	}
	_, err = io.ReadFull(stream, chunk[:1])
	return milliseconds(time.Since(begun)), err
}

func roundTrip(ctx context.Context, node host.Host, other peer.ID, times int) (string, error) {
	stream, err := node.NewStream(ctx, other, echoID)
	if err != nil {
		return "", err
	}
	defer stream.Close()
	took := make([]time.Duration, times)
	one := make([]byte, 1)
	for i := range took {
		begun := time.Now()
		if _, err := stream.Write(one); err != nil {
			return "", err
		}
		if _, err := io.ReadFull(stream, one); err != nil {
			return "", err
		}
		took[i] = time.Since(begun)
	}
	slices.Sort(took)
	return milliseconds(took[times/2]), nil
}

func parallel(times, atOnce int, work func() error) error {
	var wait sync.WaitGroup
	failures := make(chan error, atOnce)
	for i := range atOnce {
		wait.Go(func() {
			for n := i; n < times; n += atOnce {
				if err := work(); err != nil {
					failures <- err
					return
				}
			}
		})
	}
	wait.Wait()
	close(failures)
	return <-failures
}

func info(node host.Host, other peer.ID) (string, error) {
	protocols, err := node.Peerstore().GetProtocols(other)
	if err != nil {
		return "", err
	}
	agent, err := node.Peerstore().Get(other, "AgentVersion")
	if errors.Is(err, peerstore.ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%v %v %v", agent, protocols, node.Peerstore().Addrs(other)), nil
}

func unsupported(ctx context.Context, node host.Host, other peer.ID) error {
	stream, err := node.NewStream(ctx, other, "/nobody/serves/this")
	if err != nil {
		return nil
	}
	defer stream.Reset()
	return errors.New("the peer accepted a protocol that it does not serve")
}

func reset(ctx context.Context, node host.Host, other peer.ID) error {
	stream, err := node.NewStream(ctx, other, echoID)
	if err != nil {
		return err
	}
	if _, err := stream.Write(make([]byte, 100_000)); err != nil {
		return err
	}
	return stream.Reset()
}

func echo(stream network.Stream) {
	defer stream.Close()
	if _, err := io.Copy(stream, stream); err != nil {
		stream.Reset()
	}
}

func sink(stream network.Stream) {
	defer stream.Close()
	if _, err := io.Copy(io.Discard, stream); err != nil {
		stream.Reset()
		return
	}
	stream.Write([]byte{1})
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.3f", float64(d.Nanoseconds())/1e6)
}
