package ww.peer;

import java.util.Optional;

/** The kinds of key libp2p knows, with the number each has in the key's encoding. */
public enum KeyType {
    RSA(0),
    ED25519(1),
    SECP256K1(2),
    ECDSA(3);

    private final int code;

    KeyType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Optional<KeyType> ofCode(long code) {
        for (KeyType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
