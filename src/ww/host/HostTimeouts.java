package ww.host;

import java.time.Duration;

/**
 * How long a host waits. Every one is absolute for its phase, not for each read: a peer that sends one byte at a time
 * gains nothing.
 *
 * @param connect for one TCP connection to be established
 * @param upgrade for security and muxer to be agreed on a connection, inbound or outbound
 * @param negotiate for the protocol of one stream to be agreed
 * @param identify for one exchange of identify
 * @param ping for one answer to a ping; also how long a served ping stream may be idle
 * @param stagger how long a dial waits for one address before it tries the next beside it
 * @param redundant how long a connection may be idle beside a better one to the same peer
 * @param close how long closing waits for the host's threads
 */
public record HostTimeouts(Duration connect, Duration upgrade, Duration negotiate, Duration identify, Duration ping,
        Duration stagger, Duration redundant, Duration close) {

    public static HostTimeouts defaults() {
        return new HostTimeouts(
                Duration.ofSeconds(5),    // a SYN lost twice is resent within 3 s
                Duration.ofSeconds(15),   // go's figure; two handshakes' work on a crowded machine
                Duration.ofSeconds(10),   // go's and js's figure
                Duration.ofSeconds(5),    // go's figure
                Duration.ofSeconds(10),   // go's figure for an idle stream
                Duration.ofMillis(250),   // RFC 8305's connection attempt delay
                Duration.ofSeconds(10),   // what both sides began on the lesser connection has settled by then
                Duration.ofSeconds(5));   // threads that only have to notice closed streams
    }

    public HostTimeouts {
        positive("connect", connect);
        positive("upgrade", upgrade);
        positive("negotiate", negotiate);
        positive("identify", identify);
        positive("ping", ping);
        positive("stagger", stagger);
        positive("redundant", redundant);
        positive("close", close);
    }

    private static void positive(String name, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("timeout " + name + " is " + value + ", must be at least 1 ms");
        }
    }
}
