package ww.node;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import ww.capnp.CallException;

class DrainingTest {
    @Test
    void runsAreRefusedInTheWayThatSendsThemElsewhereFromTheBeginningOn() {
        Draining draining = new Draining();
        assertDoesNotThrow(draining::check);
        assertFalse(draining.isDraining());
        draining.begin();
        draining.begin();
        assertTrue(draining.isDraining());
        assertEquals(CallException.Type.OVERLOADED, assertThrows(CallException.class, draining::check).type());
    }
}
