package io.shibo.hub.register;

import io.shibo.hub.register.Dossier.Delegate;
import io.shibo.hub.register.Dossier.Line;
import io.shibo.hub.register.Dossier.Times;
import io.shibo.hub.register.Dossier.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ids of people, offers and needs are the hub's to give: unique in the edition, and the same from version to version. An id
 * that the version before does not have is a name for the time of this one call, by which times and wishes may mean a person
 * who is new.
 */
final class DossierIds {
    private DossierIds() {}

    static Dossier assign(String organisation, Dossier dossier, Optional<Dossier> before) {
        Set<String> known = new HashSet<>();
        before.ifPresent(old -> {
            old.people().forEach(p -> known.add(p.id()));
            old.offers().forEach(o -> known.add(o.id()));
            old.needs().forEach(n -> known.add(n.id()));
        });
        Numbers numbers = new Numbers(organisation, known);
        Map<String, String> renamed = new HashMap<>();
        List<Delegate> people = new ArrayList<>();
        for (Delegate p : dossier.people()) {
            String id = numbers.of("P", p.id());
            renamed.put(p.id(), id);
            people.add(new Delegate(id, p.name(), p.role(), p.languages(), p.email(), p.telephone()));
        }
        List<Line> offers = new ArrayList<>();
        dossier.offers().forEach(o -> offers.add(o.withId(numbers.of("O", o.id()))));
        List<Line> needs = new ArrayList<>();
        dossier.needs().forEach(n -> needs.add(n.withId(numbers.of("N", n.id()))));
        List<Times> times = dossier.times().stream()
                .map(t -> t.person().isEmpty()
                        ? t
                        : new Times(
                                t.firstDay(),
                                t.lastDay(),
                                t.from(),
                                t.to(),
                                t.attendance(),
                                renamed.getOrDefault(t.person(), t.person())))
                .toList();
        List<Wanted> wishes = dossier.wishes().stream()
                .map(w ->
                        w.from().isEmpty() ? w : new Wanted(renamed.getOrDefault(w.from(), w.from()), w.to(), w.wish()))
                .toList();
        return new Dossier(
                dossier.role(),
                dossier.name(),
                dossier.latinName(),
                dossier.country(),
                dossier.city(),
                dossier.languages(),
                dossier.identifiers(),
                dossier.hall(),
                dossier.booth(),
                dossier.mostMeetings(),
                dossier.leastMeetings(),
                people,
                offers,
                needs,
                times,
                wishes);
    }

    private static final class Numbers {
        private final String organisation;
        private final Set<String> known;
        private final Set<String> used = new HashSet<>();
        private int last;

        Numbers(String organisation, Set<String> known) {
            this.organisation = organisation;
            this.known = known;
        }

        String of(String kind, String given) {
            if (known.contains(given) && used.add(given)) {
                return given;
            }
            String id;
            do {
                id = "%s-%s%d".formatted(organisation, kind, ++last);
            } while (known.contains(id) || !used.add(id));
            return id;
        }
    }
}
