package io.shibo.cli.serve;

import io.shibo.cli.shell.Home;
import io.shibo.hub.HubSettings;
import io.shibo.hub.RunningHub;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of commands that serve the hub, and what they say once it answers. */
public final class HubOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "TCP port of pages and API; 0 takes a free one (default: ${DEFAULT-VALUE}).",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone). 0.0.0.0 lets others in.",
            defaultValue = HubSettings.LOOPBACK)
    private String bind = HubSettings.LOOPBACK;

    /** The settings of the environment, with these options. */
    public HubSettings settings() {
        return HubSettings.ofEnvironment(System.getenv(), Path.of(System.getProperty("user.home")))
                .withHome(Home.data())
                .withPort(port)
                .withBind(bind);
    }

    /** Says where the hub is and, on the first start alone, the administrator's one-time password. */
    public static void announce(RunningHub hub, HubSettings settings, PrintWriter out) {
        out.println("hub — " + hub.address() + "  (data in " + settings.home() + "; Ctrl-C ends it)");
        hub.oneTimePassword()
                .ifPresent(password -> out.println("  first start: sign in as admin with the one-time password "
                        + password + "\n  It is shown this once, and must be changed at the first sign-in."));
        if (!settings.bind().equals(HubSettings.LOOPBACK)) {
            out.println("  It listens on " + settings.bind()
                    + ": others can reach it. Put a TLS proxy before it; see docs/hub.md.");
        }
        out.flush();
    }
}
