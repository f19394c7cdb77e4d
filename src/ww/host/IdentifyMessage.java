package ww.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ww.io.Bytes;
import ww.io.MalformedException;
import ww.multiformats.Multiaddr;
import ww.multiformats.ProtoReader;
import ww.multiformats.ProtoWriter;
import ww.peer.PeerId;
import ww.peer.PeerRecord;
import ww.peer.PublicKey;

/**
 * The message of identify and identify/push: {@code Identify { publicKey=1 bytes; listenAddrs=2 repeated bytes;
 * protocols=3 repeated string; observedAddr=4 bytes; protocolVersion=5 string; agentVersion=6 string;
 * signedPeerRecord=8 bytes }}, length-prefixed. A sender may split it into several messages, which are to be merged:
 * joining their bytes is merging, as protobuf defines it.
 *
 * @param addresses empty where the sender says nothing of them, which in a push means unchanged; the same for the rest
 */
record IdentifyMessage(Optional<PublicKey> key, List<Multiaddr> addresses, List<String> protocols,
        Optional<Multiaddr> observed, Optional<String> protocolVersion, Optional<String> agentVersion,
        Optional<PeerRecord> record) {
    /** go's figures: what a message may have with a signed record, and in how many parts. */
    private static final int PART_BYTES_MAX = 8 * 1024;
    private static final int PARTS_MAX = 10;
    /** What rust takes, which reads one part only. */
    private static final int FIRST_PART_BYTES_MAX = 4096;
    private static final int ADDRESSES_MAX = 50;
    private static final int PROTOCOLS_MAX = 256;
    private static final int TEXT_BYTES_MAX = 1024;

    /** Our own, ready to send: one part, or two where the signed record does not fit the first. */
    static byte[] encode(PublicKey key, List<Multiaddr> addresses, List<String> protocols, Multiaddr observed,
            String protocolVersion, String agentVersion, byte[] signedRecord) {
        ProtoWriter message = new ProtoWriter().bytes(1, key.encode());
        addresses.forEach(address -> message.bytes(2, address.encode()));
        protocols.forEach(protocol -> message.string(3, protocol));
        message.bytes(4, observed.encode()).string(5, protocolVersion).string(6, agentVersion);
        byte[] said = message.toByteArray();
        byte[] sealed = new ProtoWriter().bytes(8, signedRecord).toByteArray();
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        if (said.length + sealed.length <= FIRST_PART_BYTES_MAX) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(said);
            both.writeBytes(sealed);
            parts.writeBytes(Bytes.prefixed(both.toByteArray()));
        } else {
            parts.writeBytes(Bytes.prefixed(said));
            parts.writeBytes(Bytes.prefixed(sealed));
        }
        return parts.toByteArray();
    }

    /** Reads all parts until the sender ends its direction. */
    static IdentifyMessage read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int part = 0; part < PARTS_MAX; part++) {
            int first = in.read();
            if (first < 0) {
                return decode(all.toByteArray());
            }
            all.writeBytes(Bytes.readExactly(in, length(first, in), PART_BYTES_MAX, "identify message"));
        }
        if (in.read() >= 0) {
            throw new MalformedException("identify message in more than " + PARTS_MAX + " parts");
        }
        return decode(all.toByteArray());
    }

    /** A varint whose first byte is read; two bytes hold any length that is accepted. */
    private static long length(int first, InputStream in) throws IOException {
        if (first < 0x80) {
            return first;
        }
        int second = in.read();
        if (second < 0 || second >= 0x80) {
            throw new MalformedException("identify message with a length above " + PART_BYTES_MAX);
        }
        return first & 0x7f | second << 7;
    }

    static IdentifyMessage decode(byte[] bytes) throws IOException {
        PublicKey key = null;
        List<Multiaddr> addresses = new ArrayList<>();
        List<String> protocols = new ArrayList<>();
        Multiaddr observed = null;
        String protocolVersion = null;
        String agentVersion = null;
        PeerRecord record = null;
        ProtoReader fields = new ProtoReader(bytes);
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> key = PublicKey.decode(fields.bytes(PublicKey.ENCODED_BYTES_MAX));
                case 2 -> address(fields).filter(address -> addresses.size() < ADDRESSES_MAX)
                        .ifPresent(addresses::add);
                case 3 -> addProtocol(fields.string(TEXT_BYTES_MAX), protocols);
                case 4 -> observed = address(fields).orElse(null);
                case 5 -> protocolVersion = fields.string(TEXT_BYTES_MAX);
                case 6 -> agentVersion = fields.string(TEXT_BYTES_MAX);
                case 8 -> record = PeerRecord.open(fields.bytes(PART_BYTES_MAX));
                default -> { }
            }
        }
        return new IdentifyMessage(Optional.ofNullable(key), addresses, protocols, Optional.ofNullable(observed),
                Optional.ofNullable(protocolVersion), Optional.ofNullable(agentVersion), Optional.ofNullable(record));
    }

    /** An address of a protocol we do not know says nothing against the rest of the message. */
    private static Optional<Multiaddr> address(ProtoReader fields) throws IOException {
        byte[] bytes = fields.bytes(PART_BYTES_MAX);
        try {
            return Optional.of(Multiaddr.decode(bytes));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static void addProtocol(String protocol, List<String> protocols) throws IOException {
        if (protocols.size() == PROTOCOLS_MAX) {
            throw new MalformedException("identify message with more than " + PROTOCOLS_MAX + " protocols");
        }
        protocols.add(protocol);
    }

    /** Fails where the message speaks of another peer than the one that sent it. */
    void requireFrom(PeerId peer) throws IOException {
        if (key.isPresent() && !PeerId.of(key.get()).equals(peer)) {
            throw new MalformedException("identify message of " + peer + " with the key of " + PeerId.of(key.get()));
        }
        if (record.isPresent() && !record.get().peer().equals(peer)) {
            throw new MalformedException("identify message of " + peer + " with the record of "
                    + record.get().peer());
        }
    }

    /** What is known of the peer after this message, given what was known before. */
    PeerInfo over(PeerInfo before) {
        List<Multiaddr> said = record.isPresent() ? record.get().addresses() : addresses;
        return new PeerInfo(protocolVersion.orElse(before.protocolVersion()),
                agentVersion.orElse(before.agentVersion()),
                said.isEmpty() ? before.listenAddresses() : said,
                protocols.isEmpty() ? before.protocols() : protocols,
                observed.or(before::observedAddress));
    }
}
