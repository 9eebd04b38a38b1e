package io.shibo.quote.rule;

import io.shibo.codes.Citation;
import io.shibo.codes.Country;
import io.shibo.codes.DateRange;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Unit;
import io.shibo.quote.sale.ExchangeRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one jurisdiction, as {@link io.shibo.quote.pack.PackReader} read and checked them.
 *
 * @param name as in {@code ID} or {@code EU}
 * @param territories the destinations it speaks for
 * @param currency in which its amounts are due
 * @param vintage the day whose law it means to describe; later changes are not in it
 * @param facts questions that its rules ask, by name
 * @param state amounts outside the sale that its rules need, by name, as questions
 * @param units in which state is stated that is a quantity and no amount, by its name: the balance of a quota in {@code TNE}
 * @param values dated amounts that formulas name, such as limits
 * @param requirements what has to be presented or done, by name
 * @param measures kept as a {@link MeasureTable}, which makes them when asked
 * @param goods the tariff lines it knows, with their titles
 * @param hash SHA-256 over its files, lower-case hexadecimal
 */
public record Pack(
        String name,
        Wording title,
        Set<Country> territories,
        Currency currency,
        LocalDate vintage,
        Map<String, Wording> facts,
        Map<String, Wording> state,
        Map<String, Unit> units,
        Map<String, List<Value>> values,
        Map<String, Requirement> requirements,
        List<Channel> channels,
        List<Measure> measures,
        NavigableMap<HsCode, Wording> goods,
        List<ExchangeRate> rates,
        String hash) {
    /** An amount that formulas name, while it holds. */
    public record Value(Money amount, DateRange valid, Citation citation) {}

    /** What has to be presented or done. */
    public record Requirement(String name, Wording text, Citation citation) {}

    public Pack {
        territories = Set.copyOf(territories);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        units = Map.copyOf(units);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
        channels = List.copyOf(channels);
        measures = MeasureTable.of(measures);
        goods = Collections.unmodifiableNavigableMap(new TreeMap<>(goods));
        rates = List.copyOf(rates);
    }

    /** This pack, with tariff lines that have no English title named as the nomenclature names them. */
    Pack titled(Nomenclature nomenclature) {
        TreeMap<HsCode, Wording> titles = new TreeMap<>(goods);
        boolean[] changed = {false};
        titles.replaceAll((code, title) -> {
            if (!title.in(Language.EN).equals(code.dotted())) {
                return title;
            }
            Wording named = nomenclature.find(code).map(title::orElse).orElse(title);
            changed[0] |= named != title;
            return named;
        });
        return changed[0]
                ? new Pack(
                        name,
                        this.title,
                        territories,
                        currency,
                        vintage,
                        facts,
                        state,
                        units,
                        values,
                        requirements,
                        channels,
                        measures,
                        titles,
                        rates,
                        hash)
                : this;
    }

    /** {@link #measures} by their columns, for what looks at all of them. */
    public MeasureTable table() {
        return MeasureTable.of(measures);
    }

    public @Nullable Channel findChannel(String wanted) {
        for (Channel channel : channels) {
            if (channel.isNamed(wanted)) {
                return channel;
            }
        }
        return null;
    }

    /** The requirements of these names, in order. */
    public List<Requirement> requirements(List<String> names) {
        List<Requirement> found = new ArrayList<>();
        for (String name : names) {
            Requirement requirement = requirements.get(name);
            if (requirement != null) {
                found.add(requirement);
            }
        }
        return found;
    }

    /** The tariff line that a code is or lies below; null where the pack has none. */
    public @Nullable HsCode findLine(HsCode code) {
        for (int length = code.length(); length >= 2; length = HsCode.above(length)) {
            HsCode prefix = code.prefix(length);
            if (goods.containsKey(prefix)) {
                return prefix;
            }
        }
        return null;
    }

    /** Tariff lines below a code that is too short to be one. */
    public List<HsCode> linesBelow(HsCode code) {
        return goods.tailMap(code, false).keySet().stream()
                .takeWhile(code::contains)
                .toList();
    }

    /** Up to three tariff lines that share most leading digits with a code. */
    public List<HsCode> nearest(HsCode code) {
        for (int length = Math.min(6, code.length()); length >= 2; length -= 2) {
            HsCode prefix = code.prefix(length);
            List<HsCode> near = goods.tailMap(prefix, true).keySet().stream()
                    .takeWhile(prefix::contains)
                    .limit(3)
                    .toList();
            if (!near.isEmpty()) {
                return near;
            }
        }
        return goods.keySet().stream().limit(3).toList();
    }
}
