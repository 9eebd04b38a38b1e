package io.shibo.quote.sale;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One material of a bill of materials, as much of it as one unit of the line uses.
 *
 * @param description for people; unique in its list, since questions and advice name it
 * @param hs its own goods code, at any depth
 * @param origin where it was produced
 * @param originating the agreements under whose rules it is an originating material; {@link Fact.Unknown} where nobody
 *     said, which is not the same as none
 * @param value in the sale's currency, as the agreement values materials (usually CIF, or the first price paid); 0 or more
 * @param netKg kilograms, 0 or more; null where not stated
 * @param materials what it is itself made of, for one unit of the line; empty where that is not told
 */
public record Material(
        String description,
        Fact<HsCode> hs,
        Fact<Country> origin,
        Fact<Set<String>> originating,
        Fact<BigDecimal> value,
        @Nullable BigDecimal netKg,
        List<Material> materials) {
    public Material {
        if (description.isBlank() || description.length() > 200) {
            throw SaleProblems.of("material-description").refusal();
        }
        value = checked("value", value.orNull());
        netKg = checked("netKg", netKg).orNull();
        originating = originating instanceof Fact.Known<Set<String>>(var names)
                ? Fact.of(java.util.Collections.unmodifiableSet(new TreeSet<>(names)))
                : originating;
        materials = List.copyOf(materials);
    }

    private static Fact<BigDecimal> checked(String name, @Nullable BigDecimal number) {
        if (number == null) {
            return Fact.unknown();
        }
        if (number.signum() < 0 || number.compareTo(Sale.MAX_AMOUNT) >= 0) {
            throw SaleProblems.of("material-amount", name, number.toPlainString(), Sale.MAX_AMOUNT.toPlainString())
                    .refusal();
        }
        return Fact.of(Decimals.normalise(number));
    }

    /** A material of which code, origin and value are known, and nothing else. */
    public static Material of(String description, HsCode hs, Country origin, String value) {
        return new Material(
                description,
                Fact.of(hs),
                Fact.of(origin),
                Fact.unknown(),
                Fact.of(Decimals.parse(value)),
                null,
                List.of());
    }

    /** The same, said to originate under these agreements and no others. */
    public Material originatingUnder(String... agreements) {
        return new Material(description, hs, origin, Fact.of(Set.of(agreements)), value, netKg, materials);
    }

    /** The same, produced elsewhere. */
    public Material from(Country country) {
        return new Material(description, hs, Fact.of(country), originating, value, netKg, materials);
    }

    /** The same at another value. */
    public Material worth(BigDecimal other) {
        return new Material(description, hs, origin, originating, Fact.of(other), netKg, materials);
    }

    /** The same, weighing so much. */
    public Material weighing(BigDecimal kilograms) {
        return new Material(description, hs, origin, originating, value, kilograms, materials);
    }

    /** The same, made of these. */
    public Material madeOf(List<Material> parts) {
        return new Material(description, hs, origin, originating, value, netKg, parts);
    }
}
