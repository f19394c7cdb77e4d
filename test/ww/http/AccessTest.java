package ww.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final List<Token> TOKENS = List.of(
            Token.of("reader", Role.READ, SECRET + "r"), Token.of("robot", Role.SUBMIT, SECRET + "s"),
            Token.of("me", Role.ADMIN, SECRET + "a"));

    private static Access access(String address, List<Token> tokens, String... hosts) {
        InetSocketAddress at = new InetSocketAddress(address, 0);
        return new Access(new HttpSettings(at, tokens, Set.of(hosts), HttpLimits.DEFAULT));
    }

    @Test
    void withoutTokensThisMachineMayDoEverything() throws Problem {
        assertEquals(Role.ADMIN, access("127.0.0.1", List.of()).role(null));
    }

    @Test
    void aTokenGivesItsRole() throws Problem {
        Access access = access("0.0.0.0", TOKENS);
        assertEquals(Role.READ, access.role("Bearer " + SECRET + "r"));
        assertEquals(Role.SUBMIT, access.role("bearer " + SECRET + "s"));
        assertEquals(Role.ADMIN, access.role("BEARER  " + SECRET + "a "));
        assertEquals(Role.ANYONE, access.role(null));
    }

    @Test
    void anythingButAKnownTokenIsRefused() {
        Access access = access("127.0.0.1", TOKENS);
        for (String header : List.of("", "Bearer", "Bearer ", "Bearer " + SECRET, SECRET + "a", "Basic " + SECRET + "a",
                "Bearer " + SECRET + "A", "Bearer x" + SECRET + "a")) {
            Problem refused = assertThrows(Problem.class, () -> access.role(header), header);
            assertEquals(ProblemType.UNAUTHORIZED, refused.type());
            assertEquals("Bearer realm=\"ww-sched\"", refused.toResponse().headers().get("WWW-Authenticate"));
        }
    }

    @Test
    void aRoleIncludesThoseBelow() {
        Access access = access("127.0.0.1", TOKENS);
        for (Role needed : Role.values()) {
            for (Role actual : Role.values()) {
                if (actual.ordinal() >= needed.ordinal()) {
                    assertDoesNotThrow(() -> access.require(needed, actual));
                } else {
                    ProblemType type = assertThrows(Problem.class, () -> access.require(needed, actual)).type();
                    assertEquals(actual == Role.ANYONE ? ProblemType.UNAUTHORIZED : ProblemType.FORBIDDEN, type);
                }
            }
        }
    }

    @Test
    void onLoopbackOnlyItsOwnNamesAreHosts() {
        Access access = access("127.0.0.1", List.of(), "Gateway.example");
        for (String host : List.of("localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]", "[::1]:80",
                "gateway.EXAMPLE:9")) {
            assertDoesNotThrow(() -> access.checkHost(host), host);
        }
        for (String host : List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]", "")) {
            assertThrows(Problem.class, () -> access.checkHost(host), host);
        }
    }

    @Test
    void elsewhereAnyHostWillDoUnlessSomeAreNamed() {
        assertDoesNotThrow(() -> access("0.0.0.0", TOKENS).checkHost("any.example"));
        Access named = access("0.0.0.0", TOKENS, "gateway.example");
        assertDoesNotThrow(() -> named.checkHost("gateway.example"));
        assertThrows(Problem.class, () -> named.checkHost("any.example"));
    }

    @Test
    void readingIsNotAskedForAnOrigin() {
        Access access = access("127.0.0.1", List.of());
        assertDoesNotThrow(() -> access.checkOrigin("GET", "localhost", "https://evil.example", "cross-site"));
        assertThrows(Problem.class, () -> access.checkOrigin("DELETE", "localhost", "https://evil.example", null));
        assertThrows(Problem.class, () -> access.checkOrigin("POST", "localhost", null, "same-site"));
        assertThrows(Problem.class, () -> access.checkOrigin("POST", null, "http://localhost", null));
        assertDoesNotThrow(() -> access.checkOrigin("POST", "localhost", null, null));
        assertDoesNotThrow(() -> access.checkOrigin("POST", "localhost", null, "none"));
    }

    @Test
    void aTokenNeverShowsItsSecret() {
        Token token = TOKENS.getFirst();
        assertFalse(token.toString().contains(SECRET), token.toString());
        token.digest()[0] ^= 1;
        assertEquals(Token.of("reader", Role.READ, SECRET + "r"), token, "the digest cannot be changed from outside");
    }

    @Test
    void weakOrMeaninglessTokensAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Token.of("short", Role.READ, "0123456789"));
        assertThrows(IllegalArgumentException.class, () -> Token.of("nobody", Role.ANYONE, SECRET));
        assertThrows(IllegalArgumentException.class, () -> Token.of(" ", Role.READ, SECRET));
        assertThrows(IllegalArgumentException.class, () -> new Token("half", Role.READ, new byte[16]));
    }
}
