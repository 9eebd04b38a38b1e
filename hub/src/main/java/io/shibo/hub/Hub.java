package io.shibo.hub;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the hub.
 *
 * {@snippet :
 * try (RunningHub hub = Hub.start(HubSettings.of(Path.of("/srv/shibo")))) {
 *     hub.oneTimePassword().ifPresent(System.out::println);
 *     hub.awaitEnd();
 * }
 * }
 *
 * <p>What can be refused cheaply is refused first: the port, the data folder, its lock; only then the database starts,
 * beside the server, since each takes seconds.
 */
public final class Hub {
    private Hub() {}

    /**
     * Starts the hub and waits until it answers.
     *
     * <p>It ends with {@link RunningHub#close}, or with the process: a shutdown hook closes it in order.
     *
     * @throws HubException if it cannot start; the message is one line, {@link HubException#exitCode} the exit code
     */
    public static RunningHub start(HubSettings settings) {
        checkPort(settings);
        HomeLock lock = HomeLock.acquire(settings.home());
        StartingDatabase database = new StartingDatabase(settings);
        try {
            ConfigurableApplicationContext context = run(settings, database);
            RunningHub hub = new RunningHub(settings, context, database.await(), lock);
            hub.closeWithProcess();
            return hub;
        } catch (Throwable failed) {
            database.abandon();
            lock.close();
            throw explain(failed, settings);
        }
    }

    private static ConfigurableApplicationContext run(HubSettings settings, StartingDatabase database) {
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.addInitializers(context -> {
            var beans = context.getBeanFactory();
            beans.registerSingleton("hubSettings", settings);
            beans.registerSingleton("startingDatabase", database);
            database.begin();
        });
        // Not SpringApplication's default properties: those give way to the environment, where a stray SERVER_PORT may
        // be.
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "hub-settings", Map.of("server.port", settings.port(), "server.address", settings.bind()))));
        application.setDefaultProperties(Map.of(
                "spring.config.name", "hub",
                "spring.config.location", "classpath:/hub.properties",
                "logging.file.name",
                        settings.home().resolve("log").resolve("hub.log").toString()));
        return application.run();
    }

    /** Before anything else: a wait of seconds that ends in "port in use" is a waste of the user's time. */
    private static void checkPort(HubSettings settings) {
        if (settings.port() == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()));
        } catch (UnknownHostException unknown) {
            throw HubException.choice(
                    "'%s' is no address of this machine: choose another with --bind".formatted(settings.bind()));
        } catch (BindException taken) {
            throw bindFailure(settings, taken);
        } catch (IOException failed) {
            throw HubException.failure(
                    "cannot listen on port %d: %s".formatted(settings.port(), failed.getMessage()), failed);
        }
    }

    private static HubException bindFailure(HubSettings settings, Exception cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("Permission denied")) {
            return HubException.choice("port %d needs the rights of an administrator: choose one above 1023 with --port"
                    .formatted(settings.port()));
        }
        if (message.contains("assign requested address")) {
            return HubException.choice(
                    "'%s' is no address of this machine: choose another with --bind".formatted(settings.bind()));
        }
        return HubException.choice(
                "port %d is in use by another program: choose another with --port".formatted(settings.port()), cause);
    }

    private static RuntimeException explain(Throwable failed, HubSettings settings) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case HubException told -> {
                    return told;
                }
                case PortInUseException taken -> {
                    return bindFailure(settings, taken);
                }
                case VirtualMachineError serious -> throw serious;
                default -> {
                    // Look deeper.
                }
            }
        }
        Throwable first =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        Path log = settings.home().resolve("log").resolve("hub.log");
        return HubException.failure(
                "the hub did not start: %s%s"
                        .formatted(first.getMessage(), Files.exists(log) ? " (see " + log + ")" : ""),
                first);
    }
}
