package io.shibo.meet.sample;

import io.shibo.codes.HsCode;
import io.shibo.meet.internal.text.TermDictionary;
import io.shibo.meet.internal.text.TermDictionary.Concept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What sample firms offer and need. Things differ in popularity as in life: a few are wanted by very many. A need is made
 * from an offer that exists, so that every buyer has somebody to meet.
 */
final class Catalogue {
    /** What the sample\'s firms write in: the columns of {@code titles.csv}. */
    private static final List<String> TITLE_LANGUAGES = List.of("en", "zh", "id", "ar");

    /** Takes the fields of a row. */
    interface Rows {
        void add(String... fields);
    }

    private record Offered(String exhibitor, String country, Concept concept, List<String> terms) {}

    /** What exhibitors of a style show above all; others show anything. */
    private static final Map<String, List<String>> TYPICAL = Map.of(
            "id", List.of("food", "palm", "textiles", "home", "cosmetics", "food"),
            "ar", List.of("food", "cosmetics", "finance", "logistics", "food", "palm"));

    private final Palette palette;
    private final Dice dice;
    private final Map<String, List<Concept>> bySector = new java.util.LinkedHashMap<>();
    private final Map<String, Double> popularity = new HashMap<>();
    /** How much more, or less, buyers want a thing than exhibitors show it. */
    private final Map<String, Double> fashion = new HashMap<>();

    private final List<Offered> offered = new ArrayList<>();
    private final List<Double> wanted = new ArrayList<>();
    private final Draw<Palette.Origin> markets;
    private @Nullable Draw<Integer> demand;
    private int offers;
    private int needs;

    private final Delegates delegates;
    private final BiConsumer<String, String> knows;

    /** @param knows told the buyer and the exhibitor after whose offer a need is made */
    Catalogue(Palette palette, Dice dice, Delegates delegates, BiConsumer<String, String> knows) {
        this.palette = palette;
        this.dice = dice;
        this.delegates = delegates;
        this.knows = knows;
        for (Concept concept : TermDictionary.shared().list()) {
            if (concept.sector().isEmpty()) {
                continue;
            }
            bySector.computeIfAbsent(concept.sector(), s -> new ArrayList<>()).add(concept);
            popularity.put(concept.id(), dice.lognormal(0.7));
            fashion.put(concept.id(), dice.lognormal(0.25));
        }
        markets = Draw.of(palette.origins(), o -> Math.sqrt(o.buyers()), dice);
    }

    List<String> sectors() {
        return List.copyOf(bySector.keySet());
    }

    String sector(Palette.Origin origin) {
        List<String> typical = TYPICAL.getOrDefault(origin.style(), List.of());
        return !typical.isEmpty() && dice.percent(75) ? dice.of(typical) : dice.of(sectors());
    }

    void offers(String exhibitor, Palette.Origin origin, String sector, String languages, Rows rows) {
        List<Concept> concepts = bySector.getOrDefault(sector, List.of());
        Draw<Concept> draw = Draw.of(concepts, c -> popularity.getOrDefault(c.id(), 1.0), dice);
        int count = Math.min(concepts.size(), dice.between(2, 4));
        Set<Concept> chosen = new LinkedHashSet<>();
        while (chosen.size() < count) {
            chosen.add(draw.next());
        }
        String markets = markets(origin);
        double attraction = dice.lognormal(0.8);
        for (Concept concept : chosen) {
            String language = titleLanguage(languages);
            String title = title("offer", concept, language);
            String service = concept.services().isEmpty()
                    ? ""
                    : concept.services().get(dice.percent(70) ? 0 : 1).toString();
            List<String> terms = delegates.offered(sector, concept.goods() != null);
            rows.add(
                    "O%05d".formatted(++offers),
                    exhibitor,
                    title,
                    language,
                    concept.goods() == null ? "" : concept.goods().digits(),
                    service,
                    markets,
                    terms.get(0),
                    terms.get(1),
                    terms.get(2),
                    terms.get(3));
            offered.add(new Offered(exhibitor, origin.country(), concept, terms));
            wanted.add(attraction * fashion.getOrDefault(concept.id(), 1.0));
        }
    }

    void needs(String buyer, Palette.Origin origin, String languages, Rows rows) {
        int count = dice.percent(45) ? 1 : dice.percent(75) ? 2 : 3;
        Set<Concept> chosen = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            Offered model = offered.get(demand().next());
            if (!chosen.add(model.concept())) {
                continue;
            }
            Concept concept = model.concept();
            String language = titleLanguage(languages);
            knows.accept(buyer, model.exhibitor());
            List<String> terms = delegates.wanted(model.terms());
            rows.add(
                    "N%05d".formatted(++needs),
                    buyer,
                    title("need", concept, language),
                    language,
                    goods(concept.goods()),
                    concept.services().isEmpty()
                            ? ""
                            : concept.services().get(dice.percent(75) ? 0 : 1).toString(),
                    origin.country(),
                    origins(origin, model.country()),
                    terms.get(0),
                    terms.get(1),
                    terms.get(2),
                    terms.get(3));
        }
    }

    private Draw<Integer> demand() {
        Draw<Integer> draw = demand;
        if (draw == null) {
            List<Integer> indices =
                    java.util.stream.IntStream.range(0, offered.size()).boxed().toList();
            draw = Draw.of(indices, wanted::get, dice);
            demand = draw;
        }
        return draw;
    }

    /** Most buyers know the subheading; some say no more than the heading. */
    private String goods(@Nullable HsCode code) {
        return code == null
                ? ""
                : dice.percent(85) ? code.digits() : code.prefix(4).digits();
    }

    private String origins(Palette.Origin buyer, String model) {
        if (dice.percent(60)) {
            return "";
        }
        return buyer.country().equals(model) || dice.percent(60)
                ? model
                : model + " " + palette.home().country();
    }

    private String markets(Palette.Origin origin) {
        if (dice.percent(40)) {
            return "";
        }
        Set<String> chosen = new TreeSet<>();
        chosen.add(palette.home().country());
        int count = dice.between(2, 6);
        for (int i = 0; i < count; i++) {
            chosen.add(markets.next().country());
        }
        if (origin != palette.home()) {
            chosen.remove(origin.country());
        }
        return String.join(" ", chosen);
    }

    private String titleLanguage(String languages) {
        List<String> spoken = new ArrayList<>(List.of(languages.split(" ")));
        spoken.retainAll(TITLE_LANGUAGES);
        if (spoken.isEmpty()) {
            return "en";
        }
        return dice.percent(80) ? spoken.getFirst() : dice.of(spoken);
    }

    private String title(String side, Concept concept, String language) {
        List<String> terms = concept.terms(language);
        String term = dice.percent(65) ? terms.getFirst() : dice.of(terms);
        String text = dice.of(palette.titles(side, concept.goods() != null)).text(language, term);
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
