package io.shibo.cli.serve;

import io.shibo.hub.Hub;
import io.shibo.hub.HubSettings;
import io.shibo.hub.RunningHub;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code shibo serve}: the hub, until it is ended. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serve the hub: pages, REST under /api/v1, OpenAPI at /api.",
            "",
            "SHIBO_HOME names the data folder (default ~/.shibo). PostgreSQL is embedded, or a server"
                    + " where SHIBO_DATABASE_URL names one (with SHIBO_DATABASE_USER and SHIBO_DATABASE_PASSWORD)."
        },
        footerHeading = "%nExample:%n",
        footer = "  SHIBO_HOME=/srv/shibo shibo serve --port 9000")
public final class ServeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private HubOptions options;

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = options.settings();
        try (RunningHub hub = Hub.start(settings)) {
            HubOptions.announce(hub, settings, spec.commandLine().getOut());
            hub.awaitEnd();
        }
        return 0;
    }
}
