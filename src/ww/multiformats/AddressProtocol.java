package ww.multiformats;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The protocols a {@link Multiaddr} may name, with code, name and form of the value as the multiaddr table has them.
 * That an address can be read does not say that it can be dialled.
 */
public enum AddressProtocol {
    IP4(4, "ip4", AddressValue.IP4),
    TCP(6, "tcp", AddressValue.PORT),
    IP6(41, "ip6", AddressValue.IP6),
    /** Precedes the link-local {@code ip6} it belongs to. */
    IP6ZONE(42, "ip6zone", AddressValue.TEXT),
    IPCIDR(43, "ipcidr", AddressValue.BYTE),
    DNS(53, "dns", AddressValue.TEXT),
    DNS4(54, "dns4", AddressValue.TEXT),
    DNS6(55, "dns6", AddressValue.TEXT),
    DNSADDR(56, "dnsaddr", AddressValue.TEXT),
    UDP(273, "udp", AddressValue.PORT),
    WEBRTC_DIRECT(280, "webrtc-direct", AddressValue.NONE),
    WEBRTC(281, "webrtc", AddressValue.NONE),
    P2P_CIRCUIT(290, "p2p-circuit", AddressValue.NONE),
    /** Takes the rest of the text as its path. */
    UNIX(400, "unix", AddressValue.PATH),
    /** The peer, and its old name {@code ipfs} in text. */
    P2P(421, "p2p", AddressValue.PEER),
    TLS(448, "tls", AddressValue.NONE),
    SNI(449, "sni", AddressValue.TEXT),
    NOISE(454, "noise", AddressValue.NONE),
    /** QUIC draft 29, not version 1. */
    QUIC(460, "quic", AddressValue.NONE),
    QUIC_V1(461, "quic-v1", AddressValue.NONE),
    WEBTRANSPORT(465, "webtransport", AddressValue.NONE),
    CERTHASH(466, "certhash", AddressValue.CERTIFICATE_HASH),
    WS(477, "ws", AddressValue.NONE),
    /** The same as {@code /tls/ws}. */
    WSS(478, "wss", AddressValue.NONE),
    HTTP(480, "http", AddressValue.NONE),
    HTTP_PATH(481, "http-path", AddressValue.PERCENT_ENCODED),
    MEMORY(777, "memory", AddressValue.TEXT);

    private static final Map<Long, AddressProtocol> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(AddressProtocol::code, protocol -> protocol));
    private static final Map<String, AddressProtocol> BY_TEXT =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(AddressProtocol::text, protocol -> protocol));

    private final long code;
    private final String text;
    private final AddressValue value;

    AddressProtocol(long code, String text, AddressValue value) {
        this.code = code;
        this.text = text;
        this.value = value;
    }

    static Optional<AddressProtocol> ofCode(long code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static Optional<AddressProtocol> ofText(String text) {
        return Optional.ofNullable(text.equals("ipfs") ? P2P : BY_TEXT.get(text));
    }

    /** The number that stands for the protocol in the binary form. */
    public long code() {
        return code;
    }

    /** The word that stands for the protocol in the text form. */
    public String text() {
        return text;
    }

    AddressValue value() {
        return value;
    }
}
