package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The small readers a request goes through: paths, queries, numbers, preferences, problems. */
class RequestPartsTest {
    private static final Handler NOTHING = request -> Response.empty(204);

    private static Router router(String... operations) {
        return new Router(List.of(operations).stream().map(text -> {
            String[] words = text.split(" ");
            return new Route(Operation.of(words[0], words[1], words[1], Role.READ, ""), NOTHING);
        }).toList());
    }

    @Test
    void literalSegmentsGoBeforeParameters() throws Problem {
        Router router = router("GET /a/{id}", "GET /a/b", "POST /a/{id}/c", "GET /");
        assertEquals("/a/b", router.find("GET", "/a/b").route().operation().path());
        assertEquals(Map.of("id", "x"), router.find("GET", "/a/x").parameters());
        assertEquals(Map.of("id", "x/y z\u00e9"), router.find("POST", "/a/x%2Fy%20z%C3%A9/c").parameters());
        assertEquals("/", router.find("HEAD", "/").route().operation().path());
    }

    @Test
    void whatTheRouterDoesNotHaveIsNotFound() {
        Router router = router("GET /a/{id}", "POST /a/{id}/c");
        for (String path : List.of("/", "/a", "/a/", "/a/b/", "/a//c", "/A/b", "a", "*", "//a/b", "/a/b/c/d")) {
            Problem missing = assertThrows(Problem.class, () -> router.find("GET", path), path);
            assertEquals(ProblemType.NOT_FOUND, missing.type());
        }
        Problem wrong = assertThrows(Problem.class, () -> router.find("GET", "/a/b/c"));
        assertEquals(ProblemType.METHOD_NOT_ALLOWED, wrong.type());
        assertEquals("POST", wrong.toResponse().headers().get("Allow"));
    }

    @Test
    void aRouterWithTwoWaysIsAMistake() {
        assertThrows(IllegalStateException.class, () -> router("GET /a", "GET /a"));
        assertThrows(IllegalStateException.class, () -> router("GET /a/{id}", "POST /a/{name}"));
    }

    @Test
    void queriesAreReadStrictly() throws Problem {
        assertEquals(Map.of("a", "1 2", "b", "=&", "c", ""), Query.parse("a=1+2&b=%3D%26&c").values());
        assertEquals(Map.of(), Query.parse(null).values());
        for (String query : List.of("a=1&a=2", "=1", "&a=1", "a=%f", "a=%GG", "a=%ff", "%00%=1", "a=\u00e9")) {
            assertThrows(Problem.class, () -> Query.parse(query), query);
        }
        Problem unknown = assertThrows(Problem.class, () -> Query.parse("lmit=1").allow(Set.of("limit", "cursor")));
        assertTrue(unknown.getMessage().contains("'lmit'") && unknown.getMessage().contains("cursor, limit"),
                unknown.getMessage());
    }

    @Test
    void numbersNameTheirFieldAndBounds() throws Problem {
        assertEquals(Long.MIN_VALUE, Numbers.parse("field", "n", Long.toString(Long.MIN_VALUE), Long.MIN_VALUE, 0));
        assertEquals(7, Numbers.parse("field", "n", "007", 0, 10));
        for (String text : List.of("", "-", "+1", "1.0", "1e3", "0x1", " 1", "1 ", "\u0661", "NaN", "9".repeat(41))) {
            Problem wrong = assertThrows(Problem.class, () -> Numbers.parse("field", "n", text, 0, 10), text);
            assertEquals(ProblemType.MALFORMED_FIELD, wrong.type(), text);
            assertTrue(wrong.getMessage().contains("'n'"), wrong.getMessage());
        }
        for (String text : List.of("11", "-1", "9223372036854775808", "9".repeat(40))) {
            Problem wrong = assertThrows(Problem.class, () -> Numbers.parse("field", "n", text, 0, 10), text);
            assertEquals(ProblemType.INVALID_FIELD, wrong.type(), text);
            assertTrue(wrong.getMessage().contains("from 0 to 10"), wrong.getMessage());
        }
    }

    @Test
    void aPreferredWaitIsCutAndWhatCannotBeReadIsIgnored() {
        Duration max = Duration.ofSeconds(60);
        assertEquals(Optional.of(Duration.ofSeconds(5)), Preference.wait("wait=5", max));
        assertEquals(Optional.of(Duration.ofSeconds(5)), Preference.wait("respond-async, Wait=5; foo=bar", max));
        assertEquals(Optional.of(max), Preference.wait("wait=999999999", max));
        for (String text : List.of("", "wait", "wait=", "wait=-1", "wait=abc", "wait=9999999999", "nowait=5")) {
            assertEquals(Optional.empty(), Preference.wait(text, max), text);
        }
        assertEquals(Optional.empty(), Preference.wait(null, max));
    }

    @Test
    void whatIsEncodedForAPathIsDecodedFromIt() throws Problem {
        String odd = "a/b?c#d %\u00e9\u6587\ud83d\ude00+&=;";
        assertEquals(odd, Percent.decode("path", Percent.encode(odd), false));
        assertFalse(Percent.encode(odd).contains("/"));
    }

    @Test
    void everyProblemHasAUriOfItsOwn() {
        Set<String> uris = new HashSet<>();
        for (ProblemType type : ProblemType.values()) {
            assertTrue(uris.add(type.uri()), type.uri());
            assertTrue(type.uri().matches("urn:ww:problem:[a-z]+(-[a-z]+)*"), type.uri());
            assertTrue(type.status() >= 400 && type.status() < 600, type.uri());
            assertTrue(type.meaning().endsWith("."), type.meaning());
        }
        assertEquals("urn:ww:problem:idempotency-key-reused", ProblemType.IDEMPOTENCY_KEY_REUSED.uri());
    }

    @Test
    void aQuotedValueIsShortAndPrintable() {
        assertEquals("'a.b'", Problem.quote("a\u0007b"));
        String quoted = Problem.quote("x".repeat(10_000));
        assertTrue(quoted.length() < 90 && quoted.endsWith("...'"), quoted);
    }
}
