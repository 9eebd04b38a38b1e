package io.shibo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IdentitiesTest {
    /** The checker would be worthless if it passed a table with a fen too much anywhere. */
    @Property(tries = 200)
    void noticesOneFenAnywhere(@ForAll long seed) {
        Release sound = Samples.release(Samples.records(seed, 200), Samples.METHOD.withMinimumEnterprises(1));
        List<Row> rows = new ArrayList<>(sound.rows());
        int at = Math.floorMod(seed, rows.size());
        Measure measure = Measure.values()[Math.floorMod(seed / 1000, Measure.values().length)];
        // PARTLY_UNKNOWN is no term of a sum inside a row, and a part without siblings has no sum either.
        if (measure == Measure.PARTLY_UNKNOWN) {
            measure = Measure.DIGITAL;
        }
        Row row = rows.get(at);
        Map<Measure, Figure> figures = new EnumMap<>(row.figures());
        Figure figure = row.find(measure).orElseThrow();
        figures.put(
                measure,
                new Figure(
                        figure.cny().add(new BigDecimal("0.01")),
                        figure.usd(),
                        figure.records(),
                        figure.growthCny(),
                        figure.growthUsd()));
        rows.set(at, new Row(row.period(), row.side(), row.breakdown(), row.item(), figures));
        Release forged = new Release(
                sound.vintage(),
                sound.period(),
                sound.base(),
                sound.method(),
                sound.inputs(),
                sound.rates(),
                sound.ratesFrom(),
                sound.ratesUnverified(),
                sound.outside(),
                rows);
        assertThat(Identities.broken(sound)).isEmpty();
        assertThat(Identities.broken(forged)).isNotEmpty();
    }
}
