package interop.libp2p;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** Our node and go-libp2p, the implementation that the cluster of the demo is made of. */
class GoPeerTest implements PeerScenarios {
    private static final Path PROGRAM = ForeignPeer.BUILT.resolve("libp2p-go");

    @BeforeAll
    static void build() throws IOException {
        Path sources = ForeignPeer.ROOT.resolve("test/interop/libp2p-go");
        // One compiler at a time: the tests of others may be running beside.
        ForeignPeer.build(sources, Map.of("GOFLAGS", "-p=1"), "go", "build", "-o", PROGRAM.toString(), ".");
    }

    @Override
    public Nodes start() throws IOException {
        return new Nodes(ForeignPeer.start(List.of(PROGRAM.toString())));
    }

    @Override
    public String agent() {
        return "libp2p-peer"; // go names the module by default
    }
}
