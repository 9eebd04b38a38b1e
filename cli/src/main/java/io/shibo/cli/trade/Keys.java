package io.shibo.cli.trade;

import io.shibo.codes.DateRange;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.Outputs;
import io.shibo.trade.Party;
import io.shibo.trade.evidence.IssuerCard;
import io.shibo.trade.evidence.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where keys lie: {@code SHIBO_HOME/keys/<owner>.key.json}, readable by its owner alone, with the public card beside it;
 * cards of others in {@code SHIBO_HOME/trust/}.
 */
final class Keys {
    private static final int YEARS_VALID = 2;
    private static final int MAX_BYTES = 64 << 10;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path home;
    private final LocalDate today;

    Keys(Path home, LocalDate today) {
        this.home = home;
        this.today = today;
    }

    /** The seller's key; made on first use, which is told on {@code notice}. */
    SigningKey of(Party seller, @Nullable Path named, PrintWriter notice) throws IOException {
        Path file = named == null
                ? home.resolve("keys").resolve(seller.id().toString().replaceAll("[^A-Za-z0-9]", "-") + ".key.json")
                : named;
        if (!Files.exists(file)) {
            DateRange valid = new DateRange(today, today.plusYears(YEARS_VALID));
            SigningKey key = SigningKey.generate(seller.id(), seller.name(), valid, new SecureRandom());
            create(file, key.write());
            Outputs.write(cardOf(file), out -> out.write(key.card().write()));
            notice.println("A new signing key of " + seller.id() + " was made, valid until " + valid.to() + ":");
            notice.println("  secret, keep it and a copy of it safe: " + file);
            notice.println("  public card, give it to who shall verify: " + cardOf(file));
            notice.println(
                    "  key id, to be compared by another way:    " + key.card().kid());
            notice.flush();
        }
        return SigningKey.read(file.toString(), bytes(file));
    }

    /** The cards trusted here: our own keys', those in {@code trust/}, and those named on the command line. */
    List<IssuerCard> trusted(List<Path> named) throws IOException {
        List<IssuerCard> cards = new ArrayList<>();
        for (Path file : cards(home.resolve("keys"), ".issuer.json")) {
            cards.add(IssuerCard.read(file.toString(), bytes(file)));
        }
        for (Path file : cards(home.resolve("trust"), ".json")) {
            cards.add(IssuerCard.read(file.toString(), bytes(file)));
        }
        for (Path file : named) {
            cards.add(IssuerCard.read(file.toString(), bytes(file)));
        }
        return cards;
    }

    private static List<Path> cards(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static Path cardOf(Path key) {
        String name = String.valueOf(key.getFileName());
        String base = name.endsWith(".key.json") ? name.substring(0, name.length() - ".key.json".length()) : name;
        return key.resolveSibling(base + ".issuer.json");
    }

    /** Opened with its permissions, never widened for a moment. A file that exists is not replaced. */
    private static void create(Path file, byte[] secret) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean posix = Files.getFileStore(folder == null ? file : folder).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                : new FileAttribute<?>[0];
        Path part = Files.createTempFile(folder == null ? Path.of("") : folder, ".key", ".part", attributes);
        try {
            Files.write(part, secret);
            Files.move(part, file);
        } catch (FileAlreadyExistsException meanwhile) {
            // Another run made the key between our look and our move: that one is used.
            return;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException(new Problem(
                    file.toString(), 0, "", "%d bytes; a key has at most %d.".formatted(Files.size(file), MAX_BYTES)));
        }
        return Files.readAllBytes(file);
    }
}
