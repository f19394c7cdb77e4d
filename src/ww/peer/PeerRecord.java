package ww.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import ww.io.MalformedException;
import ww.multiformats.Multiaddr;
import ww.multiformats.ProtoReader;
import ww.multiformats.ProtoWriter;

/**
 * What a peer says of its own addresses (libp2p RFC 0003): protobuf
 * {@code { bytes peer_id = 1; uint64 seq = 2; repeated { bytes multiaddr = 1 } addresses = 3 }} in an envelope. Of two
 * records of a peer the one with the higher {@code sequence}, compared as unsigned, holds.
 */
public record PeerRecord(PeerId peer, long sequence, List<Multiaddr> addresses) {
    private static final String DOMAIN = "libp2p-peer-record";

    /** The multicodec 0x0301 as two plain bytes, which is what go and js put there. */
    private static final byte[] PAYLOAD_TYPE = {3, 1};

    /** Nobody listens on more addresses; what is beyond is not read. */
    private static final int ADDRESSES_MAX = 50;

    /** A peer id is a hash of 32 bytes or a key of at most 42, with two bytes before it. */
    private static final int PEER_ID_BYTES_MAX = 44;

    public PeerRecord {
        addresses = List.copyOf(addresses);
    }

    /** The envelope around this record, signed by the peer itself. */
    public byte[] seal(Identity self) {
        if (!self.id().equals(peer)) {
            throw new IllegalArgumentException("the record of " + peer + " cannot be signed by " + self.id());
        }
        ProtoWriter record = new ProtoWriter().bytes(1, peer.bytes()).varint(2, sequence);
        for (Multiaddr address : addresses) {
            record.message(3, new ProtoWriter().bytes(1, address.encode()));
        }
        return Envelope.seal(self, DOMAIN, PAYLOAD_TYPE, record.toByteArray());
    }

    /**
     * Reads a record out of its envelope. Addresses of protocols we do not know are left out.
     *
     * @throws VerificationException where the signature does not fit or is of another peer than the record is about
     */
    public static PeerRecord open(byte[] envelope) throws IOException {
        Envelope opened = Envelope.open(envelope, DOMAIN);
        if (!Arrays.equals(opened.payloadType(), PAYLOAD_TYPE)) {
            throw new MalformedException(
                    "peer record with the payload type " + HexFormat.of().formatHex(opened.payloadType()));
        }
        PeerRecord record = decode(opened.payload());
        PeerId signer = PeerId.of(opened.key());
        if (!signer.equals(record.peer)) {
            throw new VerificationException("peer record of " + record.peer + " signed by " + signer);
        }
        return record;
    }

    private static PeerRecord decode(byte[] payload) throws IOException {
        PeerId peer = null;
        long sequence = 0;
        List<Multiaddr> addresses = new ArrayList<>();
        ProtoReader fields = new ProtoReader(payload);
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> peer = PeerId.decode(fields.bytes(PEER_ID_BYTES_MAX));
                case 2 -> sequence = fields.varint();
                case 3 -> addAddress(fields.message(payload.length), addresses);
                default -> { }
            }
        }
        if (peer == null) {
            throw new MalformedException("peer record without a peer id");
        }
        return new PeerRecord(peer, sequence, addresses);
    }

    private static void addAddress(ProtoReader info, List<Multiaddr> addresses) throws IOException {
        while (info.next()) {
            if (info.field() != 1 || addresses.size() == ADDRESSES_MAX) {
                continue;
            }
            byte[] address = info.bytes(Envelope.ENCODED_BYTES_MAX);
            try {
                addresses.add(Multiaddr.decode(address));
            } catch (IOException unreadable) {
                // A protocol from the future in one address says nothing against the others.
                continue;
            }
        }
    }
}
