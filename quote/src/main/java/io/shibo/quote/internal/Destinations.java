package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import org.jspecify.annotations.Nullable;

/** The packs of a rulebook made ready, each by the countries it speaks for. Thread-safe. */
public final class Destinations {
    /** By {@link Rule#number}. */
    private final @Nullable CompiledPack[] byNumber = new @Nullable CompiledPack[Rule.COUNTRIES];

    public Destinations(Rulebook rulebook) {
        for (Pack pack : rulebook.packs()) {
            CompiledPack compiled = new CompiledPack(pack, rulebook.agreements());
            pack.territories().forEach(country -> byNumber[Rule.number(country)] = compiled);
        }
    }

    /** The pack that speaks for a country; null where none does. */
    public @Nullable CompiledPack find(Country destination) {
        return byNumber[Rule.number(destination)];
    }
}
