package ww.vat;

import ww.capnp.CallException;

/**
 * Hears of the vat's connections, each once when it begins and once when it has ended, in that order. Called on threads
 * of the connections, under no lock; must return soon.
 */
public interface VatListener {
    void began(VatConnection connection);

    /** Every call of the connection has failed by now and every reference of its peer's was dropped. */
    void ended(VatConnection connection, CallException reason);
}
