package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ww.io.MalformedException;

class DiscoveryAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "/ip4/228.8.8.8/udp/8822/multicast",
        "/ip4/228.8.8.8/udp/8822/multicast/lo0",
        "/ip4/228.8.8.8/udp/8822/multicast/eth0/survey",
        "/ip4/239.255.255.255/udp/1/multicast/wlp3s0",
        "/ip4/10.0.0.0/udp/8822/cidr/16",
        "/ip4/10.1.2.3/udp/8822/cidr/32"})
    void textOfAnAddressReadsBackAsTheSame(String text) throws Exception {
        assertEquals(text, DiscoveryAddress.parse(text).toString());
    }

    @Test
    void theDemosOwnFormNamesGroupPortAndInterface() throws Exception {
        DiscoveryAddress.Group group =
                (DiscoveryAddress.Group) DiscoveryAddress.parse("/ip4/228.8.8.8/udp/8822/multicast/lo0");
        assertEquals("228.8.8.8", group.group().getAddress().getHostAddress());
        assertEquals(8822, group.group().getPort());
        assertEquals(Optional.of("lo0"), group.interfaceName());
        assertEquals(DiscoveryAddress.DEFAULT.group(), group.group());
    }

    @Test
    void hostAndPortAloneAreABlockOfOne() throws Exception {
        DiscoveryAddress.Block block = (DiscoveryAddress.Block) DiscoveryAddress.parse("/ip4/10.1.2.3/udp/8822");
        assertEquals(1, block.size());
        assertEquals("/10.1.2.3:8822", block.host(0).toString());
    }

    @Test
    void blockHasEveryAddressOfItsPrefixOnce() throws Exception {
        DiscoveryAddress.Block block =
                (DiscoveryAddress.Block) DiscoveryAddress.parse("/ip4/192.168.7.77/udp/1/cidr/24");
        Set<String> hosts = new HashSet<>();
        for (int i = 0; i < block.size(); i++) {
            hosts.add(block.host(i).getAddress().getHostAddress());
        }
        assertEquals(256, hosts.size());
        assertTrue(hosts.contains("192.168.7.0") && hosts.contains("192.168.7.255"));
    }

    @Test
    void blockInTheUpperHalfOfTheAddressesHasNoSign() throws Exception {
        DiscoveryAddress.Block block =
                (DiscoveryAddress.Block) DiscoveryAddress.parse("/ip4/200.255.3.4/udp/1/cidr/16");
        assertEquals("200.255.0.0", block.host(0).getAddress().getHostAddress());
        assertEquals("200.255.255.255", block.host(65535).getAddress().getHostAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/", "8822", "228.8.8.8:8822", "/ip4", "/ip4/228.8.8.8", "/ip4/228.8.8.8/udp",
        "ip4/228.8.8.8/udp/8822/multicast/lo",
        "/ip4/228.8.8.8/tcp/8822/multicast/lo",
        "/ip6/ff02::1/udp/8822/multicast/lo",
        "/ip4/228.8.8/udp/8822/multicast/lo",
        "/ip4/228.8.8.8.8/udp/8822/multicast/lo",
        "/ip4/228.8.8.256/udp/8822/multicast/lo",
        "/ip4/228.8.8.-1/udp/8822/multicast/lo",
        "/ip4/group.example/udp/8822/multicast/lo",
        "/ip4/228.8.8.8/udp/0/multicast/lo",
        "/ip4/228.8.8.8/udp/65536/multicast/lo",
        "/ip4/228.8.8.8/udp/99999999999999999999/multicast/lo",
        "/ip4/228.8.8.8/udp/port/multicast/lo",
        "/ip4/10.0.0.1/udp/8822/multicast/lo",
        "/ip4/228.8.8.8/udp/8822",
        "/ip4/228.8.8.8/udp/8822/cidr/24",
        "/ip4/228.8.8.8/udp/8822/multicast/",
        "/ip4/228.8.8.8/udp/8822/multicast//survey",
        "/ip4/228.8.8.8/udp/8822/multicast/lo/surveys",
        "/ip4/228.8.8.8/udp/8822/multicast/lo/survey/x",
        "/ip4/10.0.0.1/udp/8822/",
        "/ip4/10.0.0.1/udp/8822/quic",
        "/ip4/10.0.0.1/udp/8822/cidr",
        "/ip4/10.0.0.1/udp/8822/cidr/15",
        "/ip4/10.0.0.1/udp/8822/cidr/33",
        "/ip4/10.0.0.1/udp/8822/cidr/x",
        "/ip4/10.0.0.1/udp/8822/cidr/24/x"})
    void wrongAddressIsRefusedAndQuoted(String text) {
        MalformedException refused = assertThrows(MalformedException.class, () -> DiscoveryAddress.parse(text));
        assertTrue(refused.getMessage().contains("'" + text + "'"), refused.getMessage());
    }
}
