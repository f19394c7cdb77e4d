package ww.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Optional<String> ADMITTED = Optional.empty();

    private final HostLimits limits = HostLimits.defaults();
    private final Admission admission = new Admission(limits);

    private static InetAddress ip(String text) throws Exception {
        return InetAddress.getByName(text);
    }

    @Test
    void oneAddressMayHaveOnlySoManyHandshakesUnderWay() throws Exception {
        InetAddress from = ip("192.0.2.1");
        for (int i = 0; i < limits.upgradesPerAddressMax(); i++) {
            assertEquals(ADMITTED, admission.enter(from, 0));
        }
        assertTrue(admission.enter(from, 0).isPresent());
        assertEquals(ADMITTED, admission.enter(ip("192.0.2.2"), 0));
        admission.upgraded(from);
        assertEquals(ADMITTED, admission.enter(from, 0));
    }

    @Test
    void anAddressThatConnectsTooOftenWaitsForItsRate() throws Exception {
        InetAddress from = ip("192.0.2.1");
        for (int i = 0; i < limits.acceptsBurst(); i++) {
            assertEquals(ADMITTED, enterAndLeave(from, 0));
        }
        assertTrue(enterAndLeave(from, 0).orElseThrow().contains("times a second"));
        for (int i = 0; i < limits.acceptsPerSecond(); i++) {
            assertEquals(ADMITTED, enterAndLeave(from, SECOND));
        }
        assertTrue(enterAndLeave(from, SECOND).isPresent());
    }

    private Optional<String> enterAndLeave(InetAddress from, long now) {
        Optional<String> refusal = admission.enter(from, now);
        if (refusal.isEmpty()) {
            admission.upgraded(from);
            admission.left(from);
        }
        return refusal;
    }

    @Test
    void oneAddressMayHaveOnlySoManyConnections() throws Exception {
        InetAddress from = ip("192.0.2.1");
        long now = 0;
        for (int i = 0; i < limits.connectionsPerAddressMax(); i++) {
            now += SECOND;
            assertEquals(ADMITTED, admission.enter(from, now));
            admission.upgraded(from);
        }
        now += SECOND;
        assertTrue(admission.enter(from, now).orElseThrow().contains("connections from that address"));
        admission.left(from);
        assertEquals(ADMITTED, admission.enter(from, now));
    }

    @Test
    void allAddressesOfAnIp6NetworkCountAsOne() throws Exception {
        for (int i = 0; i < limits.upgradesPerAddressMax(); i++) {
            assertEquals(ADMITTED, admission.enter(ip("2001:db8:0:1::" + Integer.toHexString(i)), 0));
        }
        assertTrue(admission.enter(ip("2001:db8:0:2::1"), 0).isPresent());
        assertEquals(ADMITTED, admission.enter(ip("2001:db8:1::1"), 0));
    }

    @Test
    void loopbackIsBoundedInAllOnly() throws Exception {
        for (int i = 0; i < limits.upgradesMax(); i++) {
            assertEquals(ADMITTED, admission.enter(ip("127.0.0.1"), 0));
        }
        assertTrue(admission.enter(ip("127.0.0.1"), 0).isPresent());
        assertTrue(admission.enter(ip("192.0.2.1"), 0).isPresent());
    }
}
