package io.shibo.meet.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Invents the people of the sample's firms and the terms of their offers, from chance of its own, so that they add to the
 * sample and change nothing else in it.
 */
final class Delegates {
    /** What somebody does, by whether the firm buys. */
    private static final List<String> SELLERS = List.of("sales manager", "export manager", "engineer", "founder");

    private static final List<String> BUYERS = List.of("purchasing manager", "category manager", "owner", "engineer");

    /** What goods of a sector are certified by. */
    private static final Map<String, List<String>> CERTIFICATES = Map.of(
            "food", List.of("HALAL", "ISO22000", "HACCP"),
            "palm", List.of("RSPO", "HALAL"),
            "cosmetics", List.of("HALAL", "ISO22716"),
            "medical", List.of("ISO13485", "CE"),
            "toys", List.of("EN71", "CE"),
            "textiles", List.of("OEKO-TEX", "GOTS"),
            "machinery", List.of("ISO9001", "CE"),
            "electronics", List.of("CE", "CCC", "ROHS"));

    private static final List<String> USUAL = List.of("ISO9001", "CE");
    private static final List<String> INCOTERMS =
            List.of("FOB", "FOB", "FOB", "CIF", "CIF", "EXW", "FCA", "DAP", "DDP");
    private static final List<String> BY_WEIGHT = List.of("food", "palm");

    private final Palette palette;
    private final Dice dice;
    private int people;

    Delegates(Palette palette, Dice dice) {
        this.palette = palette;
        this.dice = dice;
    }

    /** How many come: most firms send one, some a delegation. */
    int size(boolean buys) {
        if (buys) {
            return dice.percent(94) ? 1 : dice.between(2, 4);
        }
        return dice.percent(75) ? 1 : dice.between(2, 3);
    }

    /** The fields of a person's row. */
    String[] person(String organisation, Palette.Origin origin, String languages, boolean buys) {
        Palette.Piece family = dice.of(palette.pieces(origin.style(), "family"));
        Palette.Piece given = dice.of(palette.pieces(origin.style(), "given"));
        boolean familyFirst = origin.style().equals("zh");
        String name = familyFirst ? family.own() + given.own() : given.own() + " " + family.own();
        String id = "P%05d".formatted(++people);
        String plain = Normalizer.normalize(given.latin() + "." + family.latin(), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z.]", "")
                .toLowerCase(Locale.ROOT);
        return new String[] {
            id,
            organisation,
            name,
            dice.of(buys ? BUYERS : SELLERS),
            languages,
            // A domain that nobody can register (RFC 2606).
            plain + "@" + organisation.toLowerCase(Locale.ROOT) + ".example",
            ""
        };
    }

    /** Quantity, unit, Incoterm and certificates of an offer: goods have them, three in five. */
    List<String> offered(String sector, boolean goods) {
        if (!goods || dice.percent(40)) {
            return List.of("", "", "", goods || dice.percent(70) ? "" : "ISO27001");
        }
        boolean weighed = BY_WEIGHT.contains(sector);
        int amount = (int) (1 + 40 * dice.lognormal(0.9)) * (weighed ? 1 : 100);
        List<String> possible = CERTIFICATES.getOrDefault(sector, USUAL);
        String certificates = dice.percent(60) ? dice.of(possible) : String.join(" ", possible);
        return List.of(Integer.toString(amount), weighed ? "TNE" : "H87", dice.of(INCOTERMS), certificates);
    }

    /** The same of a need, made after an offer: one in five says them, and asks for a certificate that the model has. */
    List<String> wanted(List<String> model) {
        if (model.getFirst().isEmpty() || !dice.percent(20)) {
            return List.of("", "", "", "");
        }
        int amount = Math.max(1, Integer.parseInt(model.getFirst()) * dice.between(5, 60) / 100);
        String certificate = model.get(3).split(" ")[0];
        return List.of(
                Integer.toString(amount),
                model.get(1),
                dice.percent(50) ? model.get(2) : "",
                dice.percent(60) ? certificate : "");
    }
}
