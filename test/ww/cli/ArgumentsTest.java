package ww.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final List<Option> OPTIONS = List.of(
            Option.value("--ns", "NAME", "namespace").fromEnvironment("WW_NS"),
            Option.value("--listen", "ADDR", "where to listen").shortly("-l").many().fromEnvironment("WW_LISTEN"),
            Option.value("--slots", "N", "runs at once"),
            Option.flag("--ephemeral", "keep nothing"));

    private static Arguments parse(String... line) throws UsageException {
        return Arguments.parse(OPTIONS, List.of(line), Map.of());
    }

    private static String refusal(String... line) {
        return assertThrows(UsageException.class, () -> parse(line)).getMessage();
    }

    @Test
    void valuesStandBehindTheFlagOrAnEqualsSign() throws UsageException {
        assertEquals(Optional.of("a"), parse("--ns", "a").one("--ns"));
        assertEquals(Optional.of("a=b"), parse("--ns=a=b").one("--ns"));
    }

    @Test
    void repeatableFlagsKeepTheirOrderUnderEitherName() throws UsageException {
        assertEquals(List.of("x", "y", "z"), parse("-l", "x", "--listen=y", "-l", "z").all("--listen"));
    }

    @Test
    void wordsBehindTwoDashesAreNoFlags() throws UsageException {
        Arguments arguments = parse("one", "--", "--ns", "-x");
        assertEquals(List.of("one", "--ns", "-x"), arguments.words());
        assertFalse(arguments.has("--ns"));
    }

    @Test
    void theEnvironmentStandsInForAbsentFlagsOnly() throws UsageException {
        Map<String, String> environment = Map.of("WW_NS", "env", "WW_LISTEN", "a, b,", "WW_OTHER", "no");
        Arguments arguments = Arguments.parse(OPTIONS, List.of("--ns", "line"), environment);
        assertEquals(Optional.of("line"), arguments.one("--ns"));
        assertEquals(List.of("a", "b"), arguments.all("--listen"));
        assertTrue(Arguments.parse(OPTIONS, List.of(), Map.of("WW_NS", " ")).one("--ns").isEmpty());
    }

    @Test
    void numbersAreCheckedAgainstTheirBounds() throws UsageException {
        assertEquals(7, parse("--slots", "7").number("--slots", 1, 1, 9));
        assertEquals(1, parse().number("--slots", 1, 1, 9));
        for (String wrong : List.of("0", "10", "-1", "x", "", "1.5", "99999999999999999999")) {
            Arguments arguments = parse("--slots", wrong);
            String message = assertThrows(UsageException.class,
                    () -> arguments.number("--slots", 1, 1, 9)).getMessage();
            assertTrue(message.contains("--slots"), message);
        }
    }

    @Test
    void aWrongLineGetsOneSentence() {
        assertEquals("there is no flag --lisen; did you mean --listen?", refusal("--lisen", "x"));
        assertEquals("there is no flag --color; --help lists the flags", refusal("--color"));
        assertEquals("--ns needs a value: --ns NAME", refusal("--ns"));
        assertEquals("--ephemeral takes no value, but 'yes' was given", refusal("--ephemeral=yes"));
        assertEquals("--ns is given twice ('a' and 'b'), but may be given once", refusal("--ns", "a", "--ns=b"));
    }
}
