package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"strconv"

	"capnproto.org/go/capnp/v3"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/record"
	"github.com/multiformats/go-multiaddr"
)

// payload is what an envelope of discovery holds: a packed message whose root is a Packet.
type payload []byte

func (payload) Domain() string                   { return "casm-boot-record" }
func (payload) Codec() []byte                    { return []byte{0x1f, 0x00} }
func (p payload) MarshalRecord() ([]byte, error) { return p, nil }
func (p *payload) UnmarshalRecord(b []byte) error {
	*p = bytes.Clone(b)
	return nil
}

const (
	request = iota
	survey
	response
)

func boot(seed, namespace, distance string, addresses []string, datagrams *bufio.Scanner) error {
	secret, err := hex.DecodeString(seed)
	if err != nil {
		return err
	}
	key, err := crypto.UnmarshalEd25519PrivateKey(ed25519.NewKeyFromSeed(secret))
	if err != nil {
		return err
	}
	bits, err := strconv.ParseUint(distance, 10, 8)
	if err != nil {
		return err
	}
	for _, kind := range []uint16{survey, request, response} {
		datagram, err := seal(key, kind, namespace, uint8(bits), addresses)
		if err != nil {
			return err
		}
		fmt.Println("sealed", hex.EncodeToString(datagram))
	}
	for datagrams.Scan() {
		said, err := open(datagrams.Text())
		if err != nil {
			said = "refused " + err.Error()
		}
		fmt.Println(said)
	}
	return datagrams.Err()
}

func seal(key crypto.PrivKey, kind uint16, namespace string, bits uint8, addresses []string) ([]byte, error) {
	id, err := peer.IDFromPrivateKey(key)
	if err != nil {
		return nil, err
	}
	message, segment, err := capnp.NewMessage(capnp.SingleSegment(nil))
	if err != nil {
		return nil, err
	}
	packet, err := capnp.NewRootStruct(segment, capnp.ObjectSize{DataSize: 8, PointerCount: 3})
	if err != nil {
		return nil, err
	}
	packet.SetUint16(0, kind)
	if err := packet.SetText(0, namespace); err != nil {
		return nil, err
	}
	if err := packet.SetText(1, string(id)); err != nil {
		return nil, err
	}
	if kind == survey {
		packet.SetUint8(2, bits)
	}
	if kind == response {
		if err := setAddresses(packet, addresses); err != nil {
			return nil, err
		}
	}
	packed, err := message.MarshalPacked()
	if err != nil {
		return nil, err
	}
	content := payload(packed)
	envelope, err := record.Seal(&content, key)
	if err != nil {
		return nil, err
	}
	return envelope.Marshal()
}

func setAddresses(packet capnp.Struct, addresses []string) error {
	list, err := capnp.NewDataList(packet.Segment(), int32(len(addresses)))
	if err != nil {
		return err
	}
	for i, text := range addresses {
		address, err := multiaddr.NewMultiaddr(text)
		if err != nil {
			return err
		}
		if err := list.Set(i, address.Bytes()); err != nil {
			return err
		}
	}
	return packet.SetPtr(2, list.ToPtr())
}

func open(hexadecimal string) (string, error) {
	datagram, err := hex.DecodeString(hexadecimal)
	if err != nil {
		return "", err
	}
	var content payload
	envelope, err := record.ConsumeTypedEnvelope(datagram, &content)
	if err != nil {
		return "", err
	}
	message, err := capnp.UnmarshalPacked(content)
	if err != nil {
		return "", err
	}
	root, err := message.Root()
	if err != nil {
		return "", err
	}
	return describe(root.Struct(), envelope)
}

func describe(packet capnp.Struct, envelope *record.Envelope) (string, error) {
	namespace, err := packet.Ptr(0)
	if err != nil {
		return "", err
	}
	raw, err := packet.Ptr(1)
	if err != nil {
		return "", err
	}
	id := peer.ID(raw.TextBytes())
	if !id.MatchesPublicKey(envelope.PublicKey) {
		return "", fmt.Errorf("signed by another peer than %s", id)
	}
	switch packet.Uint16(0) {
	case request:
		return fmt.Sprintf("request %s %s", namespace.Text(), id), nil
	case survey:
		return fmt.Sprintf("survey %s %s %d", namespace.Text(), id, packet.Uint8(2)), nil
	}
	text := fmt.Sprintf("response %s %s", namespace.Text(), id)
	list, err := packet.Ptr(2)
	if err != nil {
		return "", err
	}
	addresses := capnp.DataList(list.List())
	for i := 0; i < addresses.Len(); i++ {
		raw, err := addresses.At(i)
		if err != nil {
			return "", err
		}
		address, err := multiaddr.NewMultiaddrBytes(raw)
		if err != nil {
			return "", err
		}
		text += " " + address.String()
	}
	return text, nil
}
