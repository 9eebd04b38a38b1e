package io.shibo.hub.register;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** An edition's registrations as the folder that {@code meet run} takes. */
@Service
class Exporting {
    private final Editions editions;
    private final Dossiers dossiers;
    private final EvidenceFiles evidence;

    Exporting(Editions editions, Dossiers dossiers, EvidenceFiles evidence) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.evidence = evidence;
    }

    /**
     * The folder.
     *
     * @param files contents by name
     * @param leftOut wishes that name somebody who is not in it
     */
    record Folder(Map<String, String> files, int organisations, int leftOut) {}

    /** Registrations in these states; the organiser's own files go with them. */
    Folder folder(Editions.Open open, Set<State> states) {
        String edition = open.code();
        DossierRows rows = new DossierRows();
        Map<String, Set<String>> identifiers = new HashMap<>();
        Set<String> there = new HashSet<>();
        record Said(String organisation, Dossier.Wanted wish) {}
        List<Said> wishes = new ArrayList<>();
        dossiers.forEach(edition, states, registration -> {
            Dossier dossier = registration.dossier();
            rows.add(registration.id(), dossier);
            identifiers.put(registration.id(), Set.copyOf(dossier.identifiers()));
            there.add(registration.id());
            dossier.people().forEach(person -> there.add(person.id()));
            dossier.wishes().forEach(wish -> wishes.add(new Said(registration.id(), wish)));
        });
        int leftOut = 0;
        for (Said said : wishes) {
            if (there.contains(said.wish().to())) {
                rows.wish(said.organisation(), said.wish());
            } else {
                leftOut++;
            }
        }
        for (EvidenceFiles.Row row : evidence.references(edition)) {
            if (identifiers.getOrDefault(row.dossier(), Set.of()).contains(row.identifier())) {
                rows.evidence(row.dossier(), row.identifier(), row.kind(), row.reference());
            }
        }
        Map<String, String> made = rows.files();
        made.put("edition.csv", DossierRows.edition(open.edition()));
        made.putAll(editions.files(edition));
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : ExpoReader.FILES) {
            String text = made.get(name);
            if (text != null) {
                ordered.put(name, text);
            }
        }
        return new Folder(ordered, identifiers.size(), leftOut);
    }

    /** The same, read. @throws InputException if it cannot be: a fixed meeting of somebody who is not in it, for instance */
    static Expo read(Folder folder) {
        try {
            return ExpoReader.read(List.of(ExpoSource.of(folder.files())));
        } catch (IOException impossible) {
            throw new UncheckedIOException("texts in memory", impossible);
        }
    }
}
