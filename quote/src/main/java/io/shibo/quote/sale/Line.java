package io.shibo.quote.sale;

import io.shibo.codes.Country;
import io.shibo.codes.Decimals;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.Unit;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sale: goods or a service.
 *
 * @param id unique in the sale; figures of the answer name it
 * @param description for people; no rule reads it
 * @param subject the goods code or the service code
 * @param origin where the goods originate; {@link Fact.Unknown} is asked for when a rule depends on it
 * @param quantity how much is invoiced
 * @param unitPrice per unit of {@code quantity}, 0 or more, in the sale's currency
 * @param measures further quantities of the whole line (net mass, volume), at most one per dimension
 * @param measurements numbers that no unit measures, by name: {@code alcohol-percent}
 * @param production how the goods are made, for rules of origin; null where not told
 * @param originates stated answers to whether the goods originate under an agreement, by its name; they go before what
 *     {@code production} would give
 */
public record Line(
        String id,
        String description,
        Subject subject,
        Fact<Country> origin,
        Quantity quantity,
        Money unitPrice,
        List<Quantity> measures,
        Map<String, BigDecimal> measurements,
        @Nullable Production production,
        Map<String, Answer> originates) {
    /** What is sold. */
    public sealed interface Subject {
        /** A thing that crosses a border, by its code at the importing country's depth. */
        record Goods(HsCode code) implements Subject {}

        /** A service, by its code in a named classification. */
        record Service(ServiceCode code) implements Subject {}
    }

    public Line {
        if (id.isBlank() || id.length() > 64) {
            throw SaleProblems.of("line-id").refusal();
        }
        if (quantity.value().signum() == 0) {
            throw SaleProblems.of("line-quantity-0", id).refusal();
        }
        if (unitPrice.isNegative()) {
            throw SaleProblems.of("line-price-negative", id, unitPrice).refusal();
        }
        measures = List.copyOf(measures);
        measurements = measurements.isEmpty() ? Map.of() : normalised(measurements);
        originates = originates.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(originates));
    }

    private static Map<String, BigDecimal> normalised(Map<String, BigDecimal> measurements) {
        TreeMap<String, BigDecimal> sorted = new TreeMap<>();
        measurements.forEach((name, value) -> sorted.put(name, Decimals.normalise(value)));
        return Collections.unmodifiableMap(sorted);
    }

    /** A line that says nothing of how its goods are made. */
    public Line(
            String id,
            String description,
            Subject subject,
            Fact<Country> origin,
            Quantity quantity,
            Money unitPrice,
            List<Quantity> measures,
            Map<String, BigDecimal> measurements) {
        this(id, description, subject, origin, quantity, unitPrice, measures, measurements, null, Map.of());
    }

    /** Goods whose further quantities are not stated. */
    public static Line goods(
            String id, String description, HsCode code, Fact<Country> origin, Quantity quantity, Money unitPrice) {
        return new Line(id, description, new Subject.Goods(code), origin, quantity, unitPrice, List.of(), Map.of());
    }

    public static Line service(String id, String description, ServiceCode code, Quantity quantity, Money unitPrice) {
        return new Line(
                id, description, new Subject.Service(code), Fact.unknown(), quantity, unitPrice, List.of(), Map.of());
    }

    /** The same line with a further quantity, such as its net mass. */
    public Line measuring(Quantity more) {
        List<Quantity> all = new java.util.ArrayList<>(measures);
        all.add(more);
        return new Line(
                id, description, subject, origin, quantity, unitPrice, all, measurements, production, originates);
    }

    /** The same line, made so. */
    public Line made(Production how) {
        return new Line(id, description, subject, origin, quantity, unitPrice, measures, measurements, how, originates);
    }

    /** The same line with a stated answer to whether it originates under an agreement. */
    public Line originating(String agreement, Answer answer) {
        Map<String, Answer> all = new TreeMap<>(originates);
        all.put(agreement, answer);
        return new Line(id, description, subject, origin, quantity, unitPrice, measures, measurements, production, all);
    }

    /** The same line of other goods, or of the same goods under another code. */
    public Line withSubject(Subject other) {
        return new Line(
                id, description, other, origin, quantity, unitPrice, measures, measurements, production, originates);
    }

    /** Unit price times quantity, exact. */
    public Money price() {
        return unitPrice.times(quantity.value());
    }

    /** How much the line has in a unit; null where no stated quantity has that dimension. */
    public @Nullable BigDecimal in(Unit unit) {
        Quantity stated = find(unit.dimension());
        return stated == null ? null : stated.to(unit).value();
    }

    /** The first stated quantity of a dimension, the invoiced one before the further ones; null where there is none. */
    public @Nullable Quantity find(Unit.Dimension dimension) {
        if (quantity.unit().dimension() == dimension) {
            return quantity;
        }
        for (Quantity measure : measures) {
            if (measure.unit().dimension() == dimension) {
                return measure;
            }
        }
        return null;
    }
}
