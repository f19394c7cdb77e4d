package ww.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ww.http.HttpLimits;
import ww.http.HttpSettings;
import ww.http.Role;
import ww.http.Token;
import ww.multiformats.Multiaddr;
import ww.node.Gateway;
import ww.node.GatewaySettings;
import ww.sched.SchedulerSettings;

/** {@code ww-sched gateway}: a gateway in the foreground. */
final class GatewayCommand implements Command {
    private static final int MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String summary() {
        return "serve the REST API and hand tasks to workers";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                Option.value("--http", "HOST:PORT", "where the REST API listens (default 127.0.0.1:8080)")
                        .fromEnvironment("WW_HTTP"),
                Option.value("--data", "DIR", "keep tasks, results, modules and the key here (default "
                        + DataDirectory.DEFAULT_TEXT + ")").fromEnvironment("WW_DATA"),
                Option.flag("--ephemeral", "keep nothing: tasks are forgotten when the gateway stops"),
                Option.value("--tokens", "FILE", "who may use the REST API: lines of NAME ROLE SECRET, the role "
                        + "read, submit or admin; required when --http is not a loopback address")
                        .fromEnvironment("WW_TOKENS"),
                Option.value("--host", "NAME", "a further name under which clients may address the REST API, such as a "
                        + "proxy's").many(),
                Option.value("--max-module", "MIB", "the largest module taken, in MiB (default 16)"),
                Option.value("--time-limit", "SECONDS", "the most time a run may take where its task does not say "
                        + "(default " + SchedulerSettings.defaults().timeLimit().toSeconds() + ")")));
        options.addAll(NetworkFlags.OPTIONS);
        return options;
    }

    @Override
    public List<String> notes() {
        return List.of("The peer id is printed on standard output; everything else is talk on standard error. "
                + "SIGINT and SIGTERM let requests under way be answered and stop within seconds.");
    }

    @Override
    public ExitCode run(Arguments arguments, Terminal terminal) throws Exception {
        GatewaySettings settings = settings(arguments);
        try (Gateway gateway = Gateway.open(settings)) {
            UntilStopped.closeOnStop(gateway, terminal);
            terminal.print(gateway.id().toString());
            for (Multiaddr address : gateway.addresses()) {
                terminal.say("listening on " + address);
            }
            terminal.say("namespace " + settings.network().namespace() + ", "
                    + settings.data().map(folder -> "data in " + folder).orElse("nothing is kept (--ephemeral)"));
            terminal.say("HTTP listens on " + gateway.http());
            UntilStopped.await();
        }
        return ExitCode.OK;
    }

    private static GatewaySettings settings(Arguments arguments) throws UsageException {
        if (arguments.has("--ephemeral") && arguments.one("--data").isPresent()) {
            throw new UsageException("--ephemeral and --data contradict each other; give one of them");
        }
        Optional<Path> data = arguments.has("--ephemeral") ? Optional.empty()
                : Optional.of(arguments.one("--data").map(Path::of).orElseGet(DataDirectory::ofUser));
        GatewaySettings base = GatewaySettings.ephemeral();
        Duration timeLimit = Duration.ofSeconds(arguments.number("--time-limit",
                base.scheduler().timeLimit().toSeconds(), 1, 31_536_000));
        GatewaySettings settings = base
                .on(NetworkFlags.read(arguments, data.map(folder -> folder.resolve("key"))))
                .serving(http(arguments))
                .scheduling(base.scheduler().withTimeLimit(timeLimit));
        return data.map(settings::keepingDataIn).orElse(settings);
    }

    private static HttpSettings http(Arguments arguments) throws UsageException {
        HttpSettings base = HttpSettings.DEFAULT;
        Optional<String> address = arguments.one("--http");
        int moduleBytes = MEBIBYTE
                * (int) arguments.number("--max-module", base.limits().moduleBytes() / MEBIBYTE, 1, 1024);
        HttpLimits limits = base.limits().withModuleBytes(moduleBytes);
        try {
            return new HttpSettings(address.isPresent() ? hostAndPort(address.get()) : base.address(),
                    tokens(arguments), Set.copyOf(arguments.all("--host")), limits);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + (e.getMessage().contains("token") ? " (--tokens FILE)" : ""));
        }
    }

    private static List<Token> tokens(Arguments arguments) throws UsageException {
        Optional<String> file = arguments.one("--tokens");
        if (file.isEmpty()) {
            return List.of();
        }
        List<Token> tokens = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of(file.get()))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    tokens.add(token(line));
                }
            }
        } catch (IOException e) {
            throw new UsageException("--tokens: cannot read " + file.get() + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--tokens: " + e.getMessage());
        }
        return tokens;
    }

    private static Token token(String line) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length != 3 || !parts[1].matches("read|submit|admin")) {
            // The line is not repeated: it may hold a secret.
            throw new IllegalArgumentException("a line of the file is not of the form NAME ROLE SECRET with the role "
                    + "read, submit or admin");
        }
        return Token.of(parts[0], Role.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
    }

    private static InetSocketAddress hostAndPort(String text) throws UsageException {
        int colon = text.lastIndexOf(':');
        String host = colon <= 0 ? "127.0.0.1" : text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new UsageException("--http is '" + text + "', but must look like 127.0.0.1:8080");
        }
        return new InetSocketAddress(host, Integer.parseInt(port));
    }
}
