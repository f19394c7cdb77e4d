package ww.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Random runs that can be repeated: the seed is printed, and taken back by {@code -Dww.test.seed=N}. The number of
 * rounds grows with {@code -Dww.test.scale=N}.
 */
public final class Fuzz {
    private final String name;
    private final long seed;
    private final Random random;

    public Fuzz(String name) {
        this.name = name;
        seed = Long.getLong("ww.test.seed", System.nanoTime());
        random = new Random(seed);
        System.out.println(name + ": -Dww.test.seed=" + seed);
    }

    /** Bytes go in; whatever comes out is checked by the caller's code, and of exceptions only IOException may come. */
    @FunctionalInterface
    public interface Parser {
        void parse(byte[] input) throws IOException;
    }

    public Random random() {
        return random;
    }

    /** Runs {@code parser} on {@code rounds} times the scale inputs: valid ones, those with damage, and noise. */
    public void run(int rounds, List<byte[]> valid, Parser parser) {
        int total = rounds * Integer.getInteger("ww.test.scale", 1);
        for (int round = 0; round < total; round++) {
            byte[] input = round < valid.size() ? valid.get(round) : next(valid);
            try {
                parser.parse(input);
            } catch (IOException refused) {
                continue;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(name + ", seed " + seed + ", round " + round + ": "
                        + HexFormat.of().formatHex(input), e);
            }
        }
    }

    private byte[] next(List<byte[]> valid) {
        if (random.nextInt(8) == 0) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] input = valid.get(random.nextInt(valid.size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            input = damaged(input);
        }
        return input;
    }

    private byte[] damaged(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int length = Math.min(input.length - at, 1 + random.nextInt(4));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(input, at);
            case 1 -> spliced(input, at, at + length, new byte[0]);
            case 2 -> spliced(input, at, at, Arrays.copyOfRange(input, at, at + length));
            case 3 -> spliced(input, at, at, new byte[] {(byte) random.nextInt()});
            case 4 -> spliced(input, at, at + length, repeated((byte) (random.nextBoolean() ? 0xff : 0), length));
            default -> flipped(input);
        };
    }

    private byte[] flipped(byte[] input) {
        byte[] changed = input.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] repeated(byte value, int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] put) {
        byte[] result = Arrays.copyOf(input, from + put.length + input.length - to);
        System.arraycopy(put, 0, result, from, put.length);
        System.arraycopy(input, to, result, from + put.length, input.length - to);
        return result;
    }
}
