package io.shibo.hub.security;

import io.shibo.hub.HubSettings;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * On the first start, makes the account {@code admin} with a one-time password. Where that password was lost, an empty file
 * {@code reset-admin} in the data folder asks for a new one at the next start; whoever can write there owns the data anyway.
 */
@Component
public class FirstAdministrator {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    public static final String NAME = "admin";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Path reset;
    private Optional<String> oneTimePassword = Optional.empty();

    FirstAdministrator(Accounts accounts, PasswordEncoder encoder, HubSettings settings) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.reset = settings.home().resolve("reset-admin");
    }

    @PostConstruct
    void makeIfNone() throws IOException {
        if (Files.exists(reset) || !accounts.hasAdministrator()) {
            String password = Passwords.oneTime();
            accounts.put(new Account(NAME, hash(password), Account.Role.ADMIN, true));
            Files.deleteIfExists(reset);
            oneTimePassword = Optional.of(password);
            LOG.info("the account {} has a new one-time password", NAME);
        }
    }

    private String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new AssertionError("a password gave no hash");
        }
        return hash;
    }

    /** The password made at this start; empty where the account was there already. */
    public Optional<String> oneTimePassword() {
        return oneTimePassword;
    }
}
