package ww.boot;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The ways that a discovery address gives on this machine, as interfaces come and go. Changed by one thread at a time;
 * {@link #list()} may be called by any.
 */
final class Routes implements AutoCloseable {
    private static final Logger LOG = System.getLogger("ww.boot");

    private final DiscoverySettings settings;
    private final Route.Hearing hearing;
    /** What stood in the way on interfaces, by name, so that it is said once. */
    private final TreeMap<String, String> obstacles = new TreeMap<>();
    private volatile List<Route> routes = List.of();

    Routes(DiscoverySettings settings, Route.Hearing hearing) {
        this.settings = settings;
        this.hearing = hearing;
    }

    List<Route> list() {
        return routes;
    }

    /**
     * Opens what can be opened.
     *
     * @throws IOException where an interface was named that is not there, or no way is left
     */
    void open(RandomGenerator random) throws IOException {
        try {
            if (settings.hostLocal()) {
                openHost();
            }
            switch (settings.address()) {
                case DiscoveryAddress.Group group -> openGroup(group);
                case DiscoveryAddress.Block block -> add(BlockRoute.open(block, settings, random, hearing));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void openHost() {
        try {
            HostRoute host = HostRoute.open(settings, hearing);
            if (host.isOutside()) {
                LOG.log(Level.INFO, "discovery: {0} is full; this node asks there but cannot be asked", host.name());
            }
            add(host);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "discovery: no meeting point on loopback: {0}", e.getMessage());
        }
    }

    private void openGroup(DiscoveryAddress.Group group) throws IOException {
        if (group.interfaceName().isEmpty()) {
            refresh();
            return;
        }
        String name = group.interfaceName().get();
        Optional<MulticastInterfaces.Candidate> candidate = MulticastInterfaces.named(name);
        if (candidate.isEmpty()) {
            obstacle(name, "there is no loopback interface");
        } else if (candidate.get().obstacle().isPresent()) {
            obstacle(name, candidate.get().obstacle().get());
        } else {
            join(group, candidate.get().network());
        }
    }

    /**
     * Joins the group on interfaces that have come and leaves those that are gone, unless one was named. Answers
     * whether any has come.
     */
    boolean refresh() {
        if (!(settings.address() instanceof DiscoveryAddress.Group group) || group.interfaceName().isPresent()) {
            return false;
        }
        List<NetworkInterface> usable;
        try {
            usable = MulticastInterfaces.usable();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "discovery: the network interfaces cannot be listed: {0}", e.getMessage());
            return false;
        }
        for (Route route : routes) {
            if (route instanceof MulticastRoute multicast && usable.stream().noneMatch(n -> same(n, multicast))) {
                LOG.log(Level.INFO, "discovery: {0} is gone", route.name());
                remove(route);
            }
        }
        boolean come = false;
        for (NetworkInterface network : usable) {
            if (routes.stream().noneMatch(route -> route instanceof MulticastRoute m && same(network, m))) {
                come |= join(group, network);
            }
        }
        return come;
    }

    private static boolean same(NetworkInterface network, MulticastRoute route) {
        return network.getName().equals(route.network().getName())
                && network.getIndex() == route.network().getIndex();
    }

    private boolean join(DiscoveryAddress.Group group, NetworkInterface network) {
        try {
            add(MulticastRoute.open(group.group(), network, settings, hearing));
            obstacles.remove(network.getName());
            return true;
        } catch (IOException e) {
            obstacle(network.getName(), e.getMessage());
            return false;
        }
    }

    private void obstacle(String name, String reason) {
        if (!reason.equals(obstacles.put(name, reason))) {
            LOG.log(Level.DEBUG, "discovery: no multicast on {0}: {1}", name, reason);
        }
    }

    private void add(Route route) {
        List<Route> more = new ArrayList<>(routes);
        more.add(route);
        routes = List.copyOf(more);
    }

    private void remove(Route route) {
        routes = routes.stream().filter(other -> other != route).toList();
        route.close();
    }

    /** Says, some time after the first datagram was sent, which ways there are and whether they work. */
    String report() {
        List<String> working = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Route route : routes) {
            boolean mute = route instanceof MulticastRoute multicast && !multicast.echoed();
            (mute ? silent : working).add(route.name());
        }
        StringBuilder text = new StringBuilder("discovery: ");
        text.append(working.isEmpty() ? "no way works" : "looking by " + String.join(", by ", working));
        silent.forEach(name -> text.append("; ").append(name).append(" does not bring our own datagrams back"));
        obstacles.forEach((name, why) -> text.append("; no multicast on ").append(name).append(" (").append(why)
                .append(')'));
        if (settings.address() instanceof DiscoveryAddress.Group
                && working.stream().noneMatch(name -> name.startsWith("multicast"))) {
            text.append("; multicast does not work here, so only nodes on this host are found");
        }
        return text.toString();
    }

    @Override
    public void close() {
        List<Route> closing = routes;
        routes = List.of();
        closing.forEach(Route::close);
    }
}
