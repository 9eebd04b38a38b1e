package io.shibo.hub.register;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.meet.expo.ExpoReader;
import io.shibo.meet.expo.ExpoSource;
import io.shibo.meet.expo.Previous;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** An edition against the one before: who was registered here for it, or else the list that came with the edition. */
@Service
class Growth {
    private final Editions editions;
    private final Dossiers dossiers;

    Growth(Editions editions, Dossiers dossiers) {
        this.editions = editions;
        this.dossiers = dossiers;
    }

    /**
     * One line.
     *
     * @param name exhibitor, buyer, or the country's name in the reader's language
     * @param country its code; null for a role
     */
    record Line(String name, @Nullable String country, int before, int now) {
        /** In percent with one decimal; null where there was nobody before. */
        public @Nullable BigDecimal percent() {
            return before == 0
                    ? null
                    : BigDecimal.valueOf(100L * (now - before))
                            .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP);
        }
    }

    /** @param before what the edition before is called */
    record Table(String before, List<Line> roles, List<Line> countries) {}

    private record Counts(Map<String, Integer> roles, Map<String, Integer> countries) {
        private Counts() {
            this(new HashMap<>(), new HashMap<>());
        }

        private void add(String role, String country) {
            roles.merge(role, 1, Integer::sum);
            if (!country.isEmpty()) {
                countries.merge(country, 1, Integer::sum);
            }
        }
    }

    /** Registrations that were submitted or accepted; empty where no edition before is known. */
    Optional<Table> of(Editions.Open open, Language reader) {
        Optional<Editions.Open> earlier = editions.findBefore(open.edition());
        Counts before = new Counts();
        String name;
        if (earlier.isPresent()) {
            count(earlier.get().code(), EnumSet.of(State.ACCEPTED), before);
            name = earlier.get().edition().name();
        } else {
            Optional<Previous> list = previous(open);
            if (list.isEmpty()) {
                return Optional.empty();
            }
            list.get()
                    .organisations()
                    .forEach(o -> before.add(
                            o.role().name().toLowerCase(java.util.Locale.ROOT),
                            o.country() == null ? "" : o.country().code()));
            name = "";
        }
        Counts now = new Counts();
        count(open.code(), EnumSet.of(State.SUBMITTED, State.ACCEPTED), now);
        List<Line> roles = new ArrayList<>();
        for (String role : List.of("exhibitor", "buyer")) {
            roles.add(new Line(
                    role,
                    null,
                    before.roles().getOrDefault(role, 0),
                    now.roles().getOrDefault(role, 0)));
        }
        TreeSet<String> codes = new TreeSet<>(before.countries().keySet());
        codes.addAll(now.countries().keySet());
        List<Line> countries = codes.stream()
                .map(code -> new Line(
                        Country.of(code).name(reader),
                        code,
                        before.countries().getOrDefault(code, 0),
                        now.countries().getOrDefault(code, 0)))
                .sorted((a, b) -> a.now() != b.now() ? b.now() - a.now() : b.before() - a.before())
                .toList();
        return Optional.of(new Table(name, roles, countries));
    }

    private void count(String edition, EnumSet<State> states, Counts counts) {
        dossiers.countsByRoleAndCountry(edition, states).forEach((key, count) -> {
            counts.roles().merge(key.role(), count, Integer::sum);
            counts.countries().merge(key.country(), count, Integer::sum);
        });
    }

    /** The list that the organiser sent along, read as the edition's own reader does. */
    private Optional<Previous> previous(Editions.Open open) {
        String text = editions.files(open.code()).get("previous/organisations.csv");
        if (text == null) {
            return Optional.empty();
        }
        Map<String, String> files = new DossierRows().files();
        files.put("edition.csv", DossierRows.edition(open.edition()));
        files.put("previous/organisations.csv", text);
        try {
            return ExpoReader.read(List.of(ExpoSource.of(files))).findPrevious();
        } catch (IOException impossible) {
            throw new UncheckedIOException("texts in memory", impossible);
        }
    }
}
