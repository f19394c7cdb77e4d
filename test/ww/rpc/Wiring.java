package ww.rpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import ww.capnp.PackedDuplex;
import ww.io.Duplex;
import ww.io.MemoryDuplex;

/** The ways in which tests join two vats: every scenario has to hold on each. */
enum Wiring {
    /** Every message is a step, made as soon as possible. */
    STEPS {
        @Override
        Ends ends() {
            Link link = new Link();
            link.flow();
            return new Ends(link.left(), link.right());
        }
    },
    /** A wire in memory, which cuts messages as it likes. */
    MEMORY {
        @Override
        Ends ends() {
            MemoryDuplex.Pair pair = MemoryDuplex.pair();
            return new Ends(pair.left(), pair.right());
        }
    },
    /** The same, packed. */
    PACKED {
        @Override
        Ends ends() {
            MemoryDuplex.Pair pair = MemoryDuplex.pair();
            return new Ends(new PackedDuplex(pair.left()), new PackedDuplex(pair.right()));
        }
    },
    TCP {
        @Override
        Ends ends() {
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Socket left = new Socket(listener.getInetAddress(), listener.getLocalPort());
                return new Ends(new SocketDuplex(left), new SocketDuplex(listener.accept()));
            } catch (IOException e) {
                throw new UncheckedIOException("loopback sockets cannot be joined", e);
            }
        }
    };

    record Ends(Duplex left, Duplex right) { }

    abstract Ends ends();
}
