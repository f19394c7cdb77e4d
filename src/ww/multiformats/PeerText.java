package ww.multiformats;

import java.io.IOException;
import java.nio.ByteBuffer;
import ww.io.MalformedException;
import ww.io.Varint;

/**
 * The text forms of a peer id (libp2p peer-ids, "String representation"): the bare multihash in base58, which begins
 * with {@code 1} or {@code Qm}, or a version 1 CID of the codec {@code libp2p-key} in any multibase.
 */
public final class PeerText {
    private static final long CID_VERSION = 1;
    private static final long LIBP2P_KEY = 0x72;

    /** A CID has three bytes more than the multihash; hex of the longest multihash is the longest text. */
    private static final int TEXT_CHARS_MAX = 160;

    private PeerText() { }

    public static Multihash parse(String text) throws IOException {
        if (text.length() > TEXT_CHARS_MAX) {
            throw new MalformedException(
                    "peer id of " + text.length() + " characters, at most " + TEXT_CHARS_MAX + " accepted");
        }
        if (text.startsWith("Qm") || text.startsWith("1")) {
            return Multihash.decode(Base58.decode(text));
        }
        ByteBuffer cid = ByteBuffer.wrap(Multibase.decode(text));
        long version = Varint.read(cid);
        if (version != CID_VERSION) {
            throw new MalformedException("peer id '" + text + "' is a CID of version " + version + " instead of 1");
        }
        long codec = Varint.read(cid);
        if (codec != LIBP2P_KEY) {
            throw new MalformedException(
                    "peer id '" + text + "' is a CID of codec 0x" + Long.toHexString(codec) + " instead of 0x72");
        }
        byte[] multihash = new byte[cid.remaining()];
        cid.get(multihash);
        return Multihash.decode(multihash);
    }
}
