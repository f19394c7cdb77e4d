package ww.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who may do what, and for which web page.
 *
 * <p><b>Tokens.</b> Without any (loopback only) everybody on this machine may do everything; with tokens, a caller has
 * the role of the token it shows. There are no cookies, so a browser never adds authority by itself.
 *
 * <p><b>Pages of others.</b> A page in a browser on this machine could still post to loopback. Two checks: the
 * {@code Host} must be a name we answer for, which ends DNS rebinding, and a request that changes something must not
 * come from another origin ({@code Sec-Fetch-Site}, else {@code Origin}), which ends cross-site forms. Answers carry no
 * CORS headers, so other pages cannot read them.
 */
final class Access {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String SCHEME = "bearer ";

    private final List<Token> tokens;
    private final Set<String> hosts;
    private final boolean anyHost;
    private final String ownHost;

    Access(HttpSettings settings) {
        tokens = settings.tokens();
        hosts = settings.hosts();
        anyHost = !settings.isLoopback() && hosts.isEmpty();
        InetAddress address = settings.address().getAddress();
        ownHost = address.getHostAddress().contains(":")
                ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    /** The caller's role by its Authorization header (null where there is none). */
    Role role(String authorization) throws Problem {
        if (tokens.isEmpty()) {
            return Role.ADMIN;
        }
        if (authorization == null) {
            return Role.ANYONE;
        }
        if (authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            byte[] digest = Token.digestOf(authorization.substring(SCHEME.length()).strip());
            for (Token token : tokens) {
                if (token.matches(digest)) {
                    return token.role();
                }
            }
        }
        throw unauthorized("The token is not one that this gateway knows.");
    }

    void require(Role needed, Role actual) throws Problem {
        if (actual.includes(needed)) {
            return;
        }
        if (actual == Role.ANYONE) {
            throw unauthorized("This needs a token with the role " + needed + ".");
        }
        throw new Problem(ProblemType.FORBIDDEN, "The token has the role " + actual + ", this needs " + needed + ".")
                .with("role", needed.toString());
    }

    private static Problem unauthorized(String detail) {
        return new Problem(ProblemType.UNAUTHORIZED, detail).header("WWW-Authenticate", "Bearer realm=\"ww-sched\"");
    }

    /** Refuses a Host that we do not answer for. */
    void checkHost(String host) throws Problem {
        String name = withoutPort(host.toLowerCase(Locale.ROOT));
        if (!anyHost && !LOOPBACK_NAMES.contains(name) && !name.equals(ownHost) && !hosts.contains(name)) {
            throw new Problem(ProblemType.UNKNOWN_HOST, "This gateway does not answer for the host "
                    + Problem.quote(host) + ".");
        }
    }

    /** Refuses what a browser sends for another site's page; each argument but the method may be null. */
    void checkOrigin(String method, String host, String origin, String fetchSite) throws Problem {
        if (SAFE_METHODS.contains(method)) {
            return;
        }
        boolean foreign = fetchSite != null
                ? !fetchSite.equals("same-origin") && !fetchSite.equals("none")
                : origin != null && !sameOrigin(origin, host);
        if (foreign) {
            throw new Problem(ProblemType.CROSS_ORIGIN, "The request was made for a page of "
                    + (origin == null ? "another site" : Problem.quote(origin)) + ", which may not change anything.");
        }
    }

    private static boolean sameOrigin(String origin, String host) {
        int authority = origin.indexOf("://");
        return authority > 0 && host != null && origin.substring(authority + 3).equalsIgnoreCase(host);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
