package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What supports an identifier: a file, kept with its SHA-256, or a reference. A file's type is read from its first bytes,
 * since its name and what a browser calls it are the sender's to choose.
 */
@Repository
class EvidenceFiles {
    static final int MAX_BYTES = 2 << 20;
    static final int MOST = 10;
    private static final int MAX_NAME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One piece.
     *
     * @param file its name; null where it is a reference alone
     */
    record Piece(
            String id,
            String identifier,
            String kind,
            String reference,
            @Nullable String file,
            @Nullable String mediaType,
            Instant at,
            String by) {}

    record Content(Piece piece, byte[] bytes) {}

    List<Piece> list(String edition, String dossier) {
        return jdbc.sql(
                        "select id, identifier, kind, reference, file_name, media_type, at, by_whom from register_evidence where edition = ? and dossier = ? order by at, id")
                .params(edition, dossier)
                .query(EvidenceFiles::piece)
                .list();
    }

    /** A piece whose id and dossier fit together. */
    Optional<Content> find(String edition, String dossier, String id) {
        return jdbc.sql("select * from register_evidence where edition = ? and dossier = ? and id = ?")
                .params(edition, dossier, id)
                .query((row, number) -> new Content(piece(row, number), row.getBytes("content")))
                .optional()
                .filter(content -> content.bytes() != null);
    }

    /** @throws InputException if the file is empty, too large or of another type */
    void add(Registration registration, String identifier, String kind, String name, byte[] bytes, String by) {
        String type = type(bytes);
        if (!registration.dossier().identifiers().contains(identifier)) {
            throw wrong(
                    "identifier", "'%s' is no identifier of this registration.".formatted(Problem.show(identifier)));
        }
        if (list(registration.edition(), registration.id()).size() >= MOST) {
            throw new RefusedException(
                    RefusedException.Kind.FILES, "%d files are kept; remove one first".formatted(MOST));
        }
        String last = name.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cntrl}\"<>]", "");
        String shown = last.isBlank() ? "file" : last.substring(Math.max(0, last.length() - MAX_NAME));
        String digest = Sha256.hex(bytes);
        jdbc.sql("insert into register_evidence values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        registration.edition(),
                        registration.id(),
                        identifier,
                        kind(kind),
                        "sha256:" + digest,
                        shown,
                        type,
                        digest,
                        bytes,
                        OffsetDateTime.now(clock),
                        by)
                .update();
    }

    /** A reference that came with a file of rows. */
    void refer(String edition, String dossier, String identifier, String kind, String reference, String by) {
        jdbc.sql("insert into register_evidence values (?, ?, ?, ?, ?, ?, null, null, null, null, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        edition,
                        dossier,
                        identifier,
                        kind,
                        reference,
                        OffsetDateTime.now(clock),
                        by)
                .update();
    }

    boolean remove(String edition, String dossier, String id) {
        return jdbc.sql("delete from register_evidence where edition = ? and dossier = ? and id = ?")
                        .params(edition, dossier, id)
                        .update()
                > 0;
    }

    /** References of an edition's registrations, in order, for its evidence.csv. */
    List<Row> references(String edition) {
        return jdbc.sql(
                        "select dossier, identifier, kind, reference from register_evidence where edition = ? order by dossier, at, id")
                .param(edition)
                .query((row, number) -> new Row(
                        row.getString("dossier"),
                        row.getString("identifier"),
                        row.getString("kind"),
                        row.getString("reference")))
                .list();
    }

    record Row(String dossier, String identifier, String kind, String reference) {}

    /** The media type by the first bytes. */
    private static String type(byte[] bytes) {
        if (bytes.length == 0) {
            throw wrong("file", "is empty. Choose a file.");
        }
        if (bytes.length > MAX_BYTES) {
            throw wrong("file", "has %,d bytes; at most %,d are kept.".formatted(bytes.length, MAX_BYTES));
        }
        if (starts(bytes, '%', 'P', 'D', 'F', '-')) {
            return "application/pdf";
        }
        if (starts(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return "image/png";
        }
        if (starts(bytes, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        throw wrong("file", "is neither a PDF nor a PNG or JPEG picture.");
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static String kind(String text) {
        String one = Dossier.one(text).replace(' ', '-');
        return one.isEmpty() ? "document" : one.substring(0, Math.min(40, one.length()));
    }

    private static Piece piece(ResultSet row, int number) throws SQLException {
        return new Piece(
                row.getString("id"),
                row.getString("identifier"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_whom"));
    }

    private static InputException wrong(String field, String message) {
        return new InputException(new Problem("evidence", 0, field, message));
    }
}
