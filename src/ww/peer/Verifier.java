package ww.peer;

/** The check a public key can do, bound to that key. Called on any thread, also on several at once. */
@FunctionalInterface
interface Verifier {
    /** False for every signature that is wrong, whatever is wrong with it. */
    boolean verify(byte[] message, byte[] signature);
}
