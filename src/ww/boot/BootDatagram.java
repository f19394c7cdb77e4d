package ww.boot;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ww.capnp.Data;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageLimits;
import ww.capnp.MessageReader;
import ww.capnp.PointerList;
import ww.capnp.Text;
import ww.io.MalformedException;
import ww.multiformats.Multiaddr;
import ww.multiformats.ProtoReader;
import ww.peer.Envelope;
import ww.peer.Identity;
import ww.peer.PeerId;
import ww.peer.PublicKey;
import ww.peer.VerificationException;
import ww.schema.BootSchema.Packet;

/**
 * A datagram that was received and read, but not proved: a libp2p envelope around a packed Cap'n Proto message with a
 * {@code Packet} as its root (specification sheet, sections 1.3 and 1.4). Peer ids stand in it as raw bytes in text
 * fields, addresses as binary multiaddrs.
 *
 * <p>Reading is cheap and {@link #verify()} is not, so that who hears a flood can choose what is worth the check.
 */
record BootDatagram(byte[] bytes, BootPacket packet) {
    private static final Logger LOG = System.getLogger("ww.boot");

    /** What signatures are made for, so that none made for another purpose passes here. */
    private static final String DOMAIN = "casm-boot-record";
    private static final byte[] PAYLOAD_TYPE = {0x1f, 0x00};

    private static final int ENVELOPE_KEY = 1;
    private static final int ENVELOPE_PAYLOAD = 3;

    /** Fits a path's smallest usual packet unfragmented; room for about forty addresses. */
    static final int SENT_BYTES_MAX = 1200;

    /** A cluster's name, sent with every packet. */
    static final int NAMESPACE_BYTES_MAX = 200;

    /** Zeros pack at up to 1 to 1000; a packet that unpacks to more than this says nothing we know of. */
    private static final MessageLimits LIMITS = MessageLimits.ofMessageBytes(8 * 1024);

    /** More than anyone listens at; each may be dialled. */
    private static final int ADDRESSES_MAX = 64;

    /** The name itself where it fits into a packet. */
    static String checkedNamespace(String namespace) {
        int bytes = namespace.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > NAMESPACE_BYTES_MAX) {
            throw new IllegalArgumentException("a namespace has 1 to " + NAMESPACE_BYTES_MAX + " bytes, not " + bytes);
        }
        return namespace;
    }

    /** A packet as a signed datagram. Addresses that would make it too long are left out, the last first. */
    static byte[] seal(Identity signer, BootPacket packet) {
        byte[] sealed = Envelope.seal(signer, DOMAIN, PAYLOAD_TYPE, payload(packet));
        BootPacket shorter = packet;
        while (sealed.length > SENT_BYTES_MAX && shorter instanceof BootPacket.Response response) {
            List<Multiaddr> addresses = response.addresses();
            shorter = new BootPacket.Response(response.namespace(), response.peer(),
                    addresses.subList(0, addresses.size() * 3 / 4));
            sealed = Envelope.seal(signer, DOMAIN, PAYLOAD_TYPE, payload(shorter));
        }
        return sealed;
    }

    /** The order in which fields are set is the order of bytes that the demo's nodes send. */
    private static byte[] payload(BootPacket packet) {
        try (MessageBuilder message = new MessageBuilder()) {
            Packet.Builder root = message.initRoot(Packet.factory);
            root.setNamespace(packet.namespace());
            Text.Reader peer = Text.of(packet.peer().bytes());
            switch (packet) {
                case BootPacket.Request request -> root.initRequest().setFrom(peer);
                case BootPacket.Survey survey -> {
                    Packet.Survey.Builder group = root.initSurvey();
                    group.setFrom(peer);
                    group.setDistance((byte) survey.distance());
                }
                case BootPacket.Response response -> {
                    Packet.Response.Builder group = root.initResponse();
                    group.setPeer(peer);
                    PointerList.Builder<Data.Builder, Data.Reader> addresses =
                            group.initAddrs(response.addresses().size());
                    for (int i = 0; i < addresses.size(); i++) {
                        addresses.set(i, Data.of(response.addresses().get(i).encode()));
                    }
                }
            }
            return Frames.encodePacked(message);
        }
    }

    /**
     * Reads a datagram without checking its signature.
     *
     * @throws IOException where it has not the form, or names another peer than its key belongs to
     */
    static BootDatagram read(byte[] datagram) throws IOException {
        PublicKey key = null;
        byte[] payload = null;
        ProtoReader fields = new ProtoReader(datagram);
        while (fields.next()) {
            switch (fields.field()) {
                case ENVELOPE_KEY -> key = PublicKey.decode(fields.bytes(PublicKey.ENCODED_BYTES_MAX));
                case ENVELOPE_PAYLOAD -> payload = fields.bytes(Socket.DATAGRAM_BYTES_MAX);
                default -> { }
            }
        }
        if (key == null || payload == null) {
            throw new MalformedException("discovery datagram without a key or a payload");
        }
        BootPacket packet = packet(payload);
        if (!packet.peer().equals(PeerId.of(key))) {
            throw new VerificationException("discovery datagram of " + PeerId.of(key) + " in the name of "
                    + packet.peer());
        }
        return new BootDatagram(datagram, packet);
    }

    private static BootPacket packet(byte[] payload) throws IOException {
        try (MessageReader message = Frames.decodePacked(payload, LIMITS)) {
            Packet.Reader root = message.getRoot(Packet.factory);
            Text.Reader text = root.getNamespace();
            if (text.size() > NAMESPACE_BYTES_MAX) {
                throw new MalformedException("discovery packet with a namespace of " + text.size()
                        + " bytes, at most " + NAMESPACE_BYTES_MAX + " accepted");
            }
            String namespace = text.toString();
            return switch (root.which()) {
                case REQUEST -> new BootPacket.Request(namespace, peer(root.getRequest().getFrom()));
                case SURVEY -> new BootPacket.Survey(namespace, peer(root.getSurvey().getFrom()),
                        Byte.toUnsignedInt(root.getSurvey().getDistance()));
                case RESPONSE -> new BootPacket.Response(namespace, peer(root.getResponse().getPeer()),
                        addresses(root.getResponse().getAddrs()));
                case _NOT_IN_SCHEMA -> throw new MalformedException("discovery packet of a kind not known");
            };
        }
    }

    private static PeerId peer(Text.Reader raw) throws IOException {
        return PeerId.decode(raw.toBytes());
    }

    /** The addresses that we understand; others are left out, as a newer peer may listen in ways we do not know. */
    private static List<Multiaddr> addresses(PointerList.Reader<Data.Reader> raw) throws IOException {
        if (raw.size() > ADDRESSES_MAX) {
            throw new MalformedException("discovery packet with " + raw.size() + " addresses, at most "
                    + ADDRESSES_MAX + " accepted");
        }
        List<Multiaddr> addresses = new ArrayList<>();
        for (Data.Reader bytes : raw) {
            try {
                Multiaddr address = Multiaddr.decode(bytes.toBytes()).withoutPeer();
                if (!address.parts().isEmpty()) {
                    addresses.add(address);
                }
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "discovery: an address is left out: {0}", e.getMessage());
            }
        }
        return List.copyOf(addresses);
    }

    /**
     * Checks the signature; about 0.7 ms of processor.
     *
     * @throws IOException where it does not fit
     */
    void verify() throws IOException {
        Envelope.open(bytes, DOMAIN);
    }
}
