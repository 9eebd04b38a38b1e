package io.shibo.meet.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invents names of firms, each once. */
final class Firms {
    /** A name in its own script and in Latin letters; the same where the script is Latin. */
    record Name(String own, String latin, String city) {}

    private static final int TRIES = 1000;

    private final Palette palette;
    private final Dice dice;
    private final Set<String> used = new HashSet<>();

    Firms(Palette palette, Dice dice) {
        this.palette = palette;
        this.dice = dice;
    }

    /** @param line the sector of an exhibitor, or {@code "buyer"} */
    Name next(Palette.Origin origin, String line) {
        for (int i = 0; i < TRIES; i++) {
            Name name = invent(origin, line);
            if (used.add(name.own())) {
                return name;
            }
        }
        // Only far beyond the sample's size: a number keeps names apart.
        Name name = invent(origin, line);
        String number = " " + (used.size() + 1);
        used.add(name.own() + number);
        return new Name(name.own() + number, name.latin() + number, name.city());
    }

    private Name invent(Palette.Origin origin, String line) {
        Palette.Piece city = dice.of(origin.cities());
        Palette.Piece first = piece(origin, "first");
        Palette.Piece second = piece(origin, "second");
        Palette.Piece trade = piece(origin, line);
        String latinCity = city.latin();
        return switch (origin.style()) {
            case "zh" ->
                new Name(
                        city.own() + first.own() + second.own() + trade.own() + (dice.percent(85) ? "有限公司" : "股份有限公司"),
                        "%s %s%s %s Co. Ltd.".formatted(latinCity, first.latin(), second.latin(), trade.latin()),
                        latinCity);
            case "id" -> same("PT %s %s %s".formatted(first.own(), trade.own(), second.own()), latinCity);
            case "ar" ->
                new Name(
                        "شركة %s %s %s".formatted(first.own(), second.own(), trade.own()),
                        "%s %s %s %s".formatted(first.latin(), second.latin(), trade.latin(), origin.legal()),
                        latinCity);
            default -> same("%s%s %s %s".formatted(first.own(), second.own(), trade.own(), origin.legal()), latinCity);
        };
    }

    private static Name same(String name, String city) {
        return new Name(name, name, city);
    }

    private Palette.Piece piece(Palette.Origin origin, String part) {
        List<Palette.Piece> pieces = palette.pieces(origin.style(), part);
        return dice.of(pieces);
    }
}
