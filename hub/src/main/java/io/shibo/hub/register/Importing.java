package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.database.Transactions;
import io.shibo.hub.register.State.Act;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes in the files of an expo folder, all of it or some files. They are read together with what is registered already, as
 * one expo, so that everything wrong is told at once and nothing is written then. An organisation that the files name
 * becomes what they say; of a file that is not sent, an organisation keeps what it said; who is not named stays.
 */
@Service
class Importing {
    /** Files of the organiser's own, kept as they are sent. */
    private static final List<String> OWN = List.of(
            "halls.csv", "interpreters.csv", "walks.csv", "fixed.csv", "precedences.csv", "previous/organisations.csv");

    private static final Set<State> ALL = EnumSet.allOf(State.class);
    private static final int SHOWN = 20;

    private final Editions editions;
    private final Dossiers dossiers;
    private final EvidenceFiles evidence;
    private final Transactions transactions;

    Importing(Editions editions, Dossiers dossiers, EvidenceFiles evidence, Transactions transactions) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    /**
     * What an import does, or would do.
     *
     * @param names some of those added, to be recognised in a preview
     * @param written false where it was a dry run
     */
    record Outcome(
            String edition,
            int added,
            int changed,
            int unchanged,
            int identifierWarnings,
            List<String> files,
            List<String> names,
            boolean written) {}

    /**
     * Takes the files in.
     *
     * @param state of who is new: ACCEPTED or SUBMITTED
     * @param dry whether to tell only what would be done
     * @throws InputException with every problem of every file
     */
    Outcome take(Map<String, byte[]> files, State state, boolean dry, String by) {
        return transactions.run(() -> taken(files, state, dry, by));
    }

    private Outcome taken(Map<String, byte[]> files, State state, boolean dry, String by) {
        if (files.isEmpty()) {
            throw new InputException(
                    new Problem("import", 0, "", "holds none of %s.".formatted(String.join(", ", ExpoReader.FILES))));
        }
        Editions.@Nullable Open open = files.containsKey("edition.csv")
                ? null
                : editions.findOpen()
                        .or(() -> editions.list().stream().findFirst())
                        .orElse(null);
        if (open == null && !files.containsKey("edition.csv")) {
            throw new InputException(new Problem(
                    "edition.csv",
                    0,
                    "",
                    "is missing, and no edition is open. Send it along, or open an edition first."));
        }
        Edition edition = open == null ? ImportedExpo.edition(files) : open.edition();
        Map<String, Registration> before = new LinkedHashMap<>();
        dossiers.forEach(edition.code(), ALL, registration -> before.put(registration.id(), registration));
        Map<String, Set<String>> named = ImportedExpo.named(files);
        Expo expo = ImportedExpo.read(edition, files, before, named, editions.files(edition.code()));
        return write(expo, files, before, named, state, dry, by);
    }

    private Outcome write(
            Expo expo,
            Map<String, byte[]> files,
            Map<String, Registration> before,
            Map<String, Set<String>> named,
            State state,
            boolean dry,
            String by) {
        Edition edition = expo.edition();
        Instant now = dossiers.now();
        if (!dry) {
            Instant until = editions.find(edition.code())
                    .map(Editions.Open::until)
                    .orElseGet(() -> edition.firstDay().atStartOfDay().toInstant(ZoneOffset.UTC));
            editions.put(edition, until);
            for (String name : OWN) {
                byte[] bytes = files.get(name);
                if (bytes != null) {
                    editions.put(edition.code(), name, new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        List<Dossiers.Written> added = new ArrayList<>();
        int changed = 0;
        int unchanged = 0;
        Set<String> touched = new HashSet<>();
        named.values().forEach(ids -> ids.forEach(id -> touched.add(expo.organisationOf(id))));
        for (Map.Entry<String, Dossier> each : DossierOf.all(expo).entrySet()) {
            Dossier dossier = each.getValue();
            @Nullable Registration old = before.get(each.getKey());
            if (old == null) {
                added.add(new Dossiers.Written(
                        new Registration(
                                edition.code(), each.getKey(), 1, state, "", Desk.warns(dossier), dossier, now, now),
                        Act.IMPORTED,
                        by));
            } else if (!touched.contains(each.getKey()) || old.dossier().equals(dossier)) {
                unchanged++;
            } else {
                changed++;
                Registration after = new Registration(
                        old.edition(),
                        old.id(),
                        old.version() + 1,
                        old.state(),
                        old.reason(),
                        Desk.warns(dossier),
                        dossier,
                        old.createdAt(),
                        now);
                if (!dry && !dossiers.update(new Dossiers.Written(after, Act.IMPORTED, by))) {
                    throw new RefusedException(
                            RefusedException.Kind.CHANGED_SINCE, "%s was changed since".formatted(old.id()));
                }
            }
        }
        if (!dry) {
            dossiers.insert(added, now.toEpochMilli() * 1_000_000);
            references(expo, by);
        }
        return new Outcome(
                edition.code(),
                added.size(),
                changed,
                unchanged,
                expo.identifierWarnings().size(),
                List.copyOf(files.keySet()),
                added.stream()
                        .limit(SHOWN)
                        .map(w -> w.registration().dossier().name())
                        .toList(),
                !dry);
    }

    private void references(Expo expo, String by) {
        Set<EvidenceFiles.Row> known =
                new HashSet<>(evidence.references(expo.edition().code()));
        expo.particulars().evidence().forEach(each -> {
            EvidenceFiles.Row row = new EvidenceFiles.Row(
                    each.organisation(), each.identifier().toString(), each.kind(), each.reference());
            if (known.add(row)) {
                evidence.refer(expo.edition().code(), row.dossier(), row.identifier(), row.kind(), row.reference(), by);
            }
        });
    }
}
