package io.shibo.bench.peers;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tariff in the language of Drools, in the two ways its users write tables. In both, conditions find what applies and
 * consequences compute; layers follow each other by salience, so a consequence finds the amounts of earlier layers.
 */
final class DroolsRules {
    private static final String HEAD = """
            package io.shibo.bench.peers.rules;
            import io.shibo.bench.peers.LineFact;
            import io.shibo.bench.peers.MeasureFact;
            import io.shibo.bench.peers.MemberFact;
            import io.shibo.bench.peers.Rate;
            import io.shibo.bench.peers.RateTables;
            """;

    private DroolsRules() {}

    /** Every measure is a fact, found by the hash indexes of the joins; a rule a layer. */
    static String facts(Tariff tariff) {
        StringBuilder out = new StringBuilder(HEAD);
        for (String layer : Tariff.LAYERS) {
            out.append(joined(layer, "code == $code"));
            boolean forAll = tariff.rows().stream()
                    .anyMatch(row ->
                            row.code().equals(Tariff.ALL) && row.kind().layer().equals(layer));
            if (forAll) {
                out.append(joined(layer, "code == \"" + Tariff.ALL + "\""));
            }
        }
        return out.toString();
    }

    private static String joined(String layer, String code) {
        return """

                rule "%s: %s" salience %d
                when
                    $l : LineFact($code : code, $origin : origin, $day : day, $proof : proof)
                    MemberFact(origin == $origin, $area : area)
                    $m : MeasureFact(layer == "%s", %s, area == $area, from <= $day, to > $day,
                        proof == false || $proof == true)
                then
                    $l.offer%s($m.getRate(), $m.getPriority());
                end
                """.formatted(layer, code.replace("\"", "'"), salience(layer), layer, code, capital(layer));
    }

    /** A rule a kind of measure, its dates and origins written out; rates stand in tables outside working memory. */
    static String kinds(Tariff tariff) {
        StringBuilder out = new StringBuilder(HEAD).append("global RateTables tables;\n");
        for (Tariff.Kind kind : tariff.kinds()) {
            boolean forAll = tariff.rows().stream()
                    .anyMatch(row -> row.kind().equals(kind) && row.code().equals(Tariff.ALL));
            out.append("""

                    rule "%s" salience %d
                    when
                        $l : LineFact($code : code%s, %s%s)
                        $rate : Rate() from tables.find(%d, %s)
                    then
                        $l.offer%s($rate, %d);
                    end
                    """.formatted(
                            kind.id(),
                            salience(kind.layer()),
                            kind.proof() ? ", proof == true" : "",
                            valid(kind.from(), kind.to()),
                            origins(tariff, kind),
                            kind.number(),
                            forAll ? "\"" + Tariff.ALL + "\"" : "$code",
                            capital(kind.layer()),
                            kind.priority()));
        }
        return out.toString();
    }

    private static String valid(LocalDate from, @Nullable LocalDate to) {
        return "day >= " + from.toEpochDay() + "L" + (to == null ? "" : ", day < " + to.toEpochDay() + "L");
    }

    private static String origins(Tariff tariff, Tariff.Kind kind) {
        var origins = tariff.areas().get(kind.area());
        boolean all = tariff.areas().stream().allMatch(origins::containsAll);
        return all ? "" : ", origin in (\"" + String.join("\", \"", origins) + "\")";
    }

    /** Earlier layers first. */
    private static int salience(String layer) {
        return 10 * (Tariff.LAYERS.size() - Tariff.LAYERS.indexOf(layer));
    }

    private static String capital(String layer) {
        return layer.substring(0, 1).toUpperCase(Locale.ROOT) + layer.substring(1);
    }
}
