package interop.libp2p;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/**
 * Our node and js-libp2p, whose yamux sends frames as large as the window and whose streams end in ways of their own.
 */
class JsPeerTest implements PeerScenarios {
    private static final Path FOLDER = ForeignPeer.BUILT.resolve("libp2p-js");

    /** The packages are installed beside a copy of the sources, so that nothing is built among the sources. */
    @BeforeAll
    static void build() throws IOException {
        Path sources = ForeignPeer.ROOT.resolve("test/interop/libp2p-js");
        Files.createDirectories(FOLDER);
        Path marker = FOLDER.resolve("installed");
        boolean installed = Files.exists(marker)
                && Files.mismatch(sources.resolve("package-lock.json"), FOLDER.resolve("package-lock.json")) < 0;
        for (String file : List.of("package.json", "package-lock.json", "polyfill.mjs", "peer.mjs")) {
            Files.copy(sources.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!installed) {
            Files.deleteIfExists(marker);
            ForeignPeer.build(FOLDER, Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--omit=optional",
                    "--ignore-scripts");
            Files.createFile(marker);
        }
    }

    @Override
    public Nodes start() throws IOException {
        return new Nodes(ForeignPeer.start(List.of("node", FOLDER.resolve("peer.mjs").toString())));
    }

    @Override
    public String agent() {
        return "js-libp2p";
    }
}
