package ww.capnp;

import java.util.Random;

/** Random numbers of tests: the seed is printed, and taken back by {@code -Dww.test.seed}. */
public final class Seeds {
    private Seeds() { }

    public static Random random(String test) {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        System.out.println(test + ": -Dww.test.seed=" + seed);
        return new Random(seed);
    }

    /** A number of rounds, times {@code -Dww.test.scale}. */
    public static int scaled(int rounds) {
        return rounds * Integer.getInteger("ww.test.scale", 1);
    }
}
