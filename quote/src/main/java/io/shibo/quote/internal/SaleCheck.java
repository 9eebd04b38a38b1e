package io.shibo.quote.internal;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.codes.input.Wrong;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.ExchangeRate;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleProblems;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the packs can answer a sale at all; all that stands against it at once. Works on the sale's document and not on
 * the sale, so that what the packs do not know is told together with what cannot be read, each in its file and line.
 */
public final class SaleCheck {
    /** Reads without telling: whoever reads the sale tells what cannot be read. */
    private final Node root;

    private final @Nullable Sale sale;
    private final Rulebook rulebook;
    private final Problems problems;

    private SaleCheck(String file, Tree tree, @Nullable Sale sale, Rulebook rulebook, Problems problems) {
        this.root = Node.root(file, tree, new Problems());
        this.sale = sale;
        this.rulebook = rulebook;
        this.problems = problems;
    }

    /** The channel a sale names, else the first that fits it. @throws InputException if there is no such channel */
    public static Channel channel(Sale sale, Pack pack) {
        String wanted = sale.channel();
        if (wanted != null) {
            Channel named = pack.findChannel(wanted);
            if (named == null) {
                throw new InputException(new Problem(sale.id(), 0, "channel", unknownChannel(wanted, pack)));
            }
            return named;
        }
        for (Channel channel : pack.channels()) {
            if (channel.goods() == sale.goods()
                    && (channel.buyers().isEmpty()
                            || channel.buyers().contains(sale.buyer().kind()))) {
                return channel;
            }
        }
        throw new InputException(new Problem(
                sale.id(),
                0,
                "channel",
                SaleProblems.of(
                        sale.goods() ? "channel-none-goods" : "channel-none-services", pack.name(), names(pack))));
    }

    private static Wrong unknownChannel(String wanted, Pack pack) {
        return SaleProblems.of("channel-unknown", Problem.show(wanted), pack.name(), names(pack));
    }

    private static String names(Pack pack) {
        return pack.channels().stream()
                .map(c -> c.procedures().isEmpty() ? c.name() : c.name() + " " + c.procedures())
                .collect(Collectors.joining(", "));
    }

    /**
     * Adds what the packs have against a sale, in whatever state its document is.
     *
     * @param sale as it was read; null where that was not possible
     */
    public static void check(String file, Tree tree, @Nullable Sale sale, Rulebook rulebook, Problems problems) {
        new SaleCheck(file, tree, sale, rulebook, problems).check();
    }

    /**
     * Whether nothing stands against a sale, seen by the sale itself: writing its document, to name the place of a problem,
     * costs more than its figures. Where this is false, {@link #check} tells what it is, or that it was nothing.
     */
    public static boolean passes(Sale sale, CompiledPack compiled) {
        Pack pack = compiled.pack();
        if (sale.channel() != null && pack.findChannel(sale.channel()) == null) {
            return false;
        }
        if (!sale.currency().equals(pack.currency())
                && new Rates(sale, pack).find(sale.currency(), pack.currency()) == null) {
            return false;
        }
        if (sale.goods() && sale.terms() != null && leftOfPrice(sale).isNegative()) {
            return false;
        }
        for (Line line : sale.lines()) {
            if (line.subject() instanceof Line.Subject.Goods(HsCode code) && !compiled.hasLine(code)) {
                return false;
            }
        }
        for (Map.Entry<String, Money> state : sale.state().entrySet()) {
            if (!pack.state().containsKey(state.getKey())
                    || state.getValue().isNegative()
                    || !state.getValue().currency().equals(pack.currency())
                    || pack.units().containsKey(state.getKey())) {
                return false;
            }
        }
        for (Map.Entry<String, Quantity> balance : sale.balances().entrySet()) {
            Unit unit = pack.units().get(balance.getKey());
            if (unit == null || unit.dimension() != balance.getValue().unit().dimension()) {
                return false;
            }
        }
        return pack.facts().keySet().containsAll(sale.facts().keySet());
    }

    private void check() {
        Node at = root.field("destination");
        at = at.present() ? at : root.field("buyer").field("country");
        Country destination = at.parseOptional(Country::parse);
        if (destination == null) {
            return;
        }
        Pack pack = rulebook.find(destination).orElse(null);
        if (pack == null) {
            tell(at, SaleProblems.of("no-pack", destination, rulebook.destinations()));
            return;
        }
        String channel = root.field("channel").optionalText();
        if (channel != null && pack.findChannel(channel) == null) {
            tell(root.field("channel"), unknownChannel(channel, pack));
        }
        rate(pack);
        priceParts();
        for (Node line : root.field("lines").items()) {
            HsCode code = line.field("hs").parseOptional(HsCode::parse);
            if (code != null) {
                code(line.field("hs"), code, pack);
            }
        }
        facts(pack);
        state(pack);
    }

    private void tell(Node at, Wrong wrong) {
        problems.add(at.file(), at.line(), at.path(), wrong);
    }

    private void rate(Pack pack) {
        Currency currency = root.field("currency").parseOptional(Money::currency);
        if (currency == null || currency.equals(pack.currency())) {
            return;
        }
        for (ExchangeRate rate : pack.rates()) {
            if (joins(rate.from(), rate.to(), currency, pack)) {
                return;
            }
        }
        for (Node rate : root.field("exchangeRates").items()) {
            Currency from = rate.field("from").parseOptional(Money::currency);
            Currency to = rate.field("to").parseOptional(Money::currency);
            // One that cannot be read may be the one that is looked for.
            if (from == null || to == null || joins(from, to, currency, pack)) {
                return;
            }
        }
        tell(root.field("exchangeRates"), SaleProblems.of("no-rate", currency, pack.currency()));
    }

    private static boolean joins(Currency from, Currency to, Currency sale, Pack pack) {
        return from.equals(sale) && to.equals(pack.currency()) || to.equals(sale) && from.equals(pack.currency());
    }

    /** Carriage and insurance inside a price cannot be more than the price. */
    private void priceParts() {
        if (sale == null || !sale.goods() || sale.terms() == null) {
            return;
        }
        Money left = leftOfPrice(sale);
        if (left.isNegative()) {
            tell(
                    root.field("terms"),
                    SaleProblems.of("price-parts", sale.terms().incoterm(), left.negated()));
        }
    }

    private static Money leftOfPrice(Sale sale) {
        PriceScope scope = PriceScope.of(sale);
        Money left = PriceScope.price(sale);
        left = less(left, sale.inland().orNull(), scope.inland());
        left = less(left, sale.freight().orNull(), scope.carriage());
        return less(left, sale.insurance().orNull(), scope.insurance());
    }

    private static Money less(Money from, @Nullable Money what, boolean inside) {
        return inside && what != null ? from.minus(what) : from;
    }

    private void code(Node at, HsCode code, Pack pack) {
        if (pack.goods().isEmpty() || pack.findLine(code) != null) {
            return;
        }
        List<HsCode> below = pack.linesBelow(code);
        if (below.isEmpty()) {
            tell(at, SaleProblems.of("code-unknown", code.dotted(), pack.name(), titled(pack, pack.nearest(code))));
        } else if (below.size() > CodeRanges.MAX_TARIFF_LINES) {
            tell(at, SaleProblems.of("code-wide", code.dotted(), below.size(), CodeRanges.MAX_TARIFF_LINES));
        }
    }

    private void facts(Pack pack) {
        root.field("facts").fields().forEach((name, node) -> {
            if (!pack.facts().containsKey(name)) {
                tell(
                        node,
                        SaleProblems.of(
                                "fact-unknown", pack.name(), known(pack.facts().keySet())));
            }
        });
    }

    private void state(Pack pack) {
        root.field("state").fields().forEach((name, node) -> {
            Unit unit = pack.units().get(name);
            Money amount = unit == null ? node.parseOptional(Money::parse) : null;
            if (!pack.state().containsKey(name)) {
                tell(
                        node,
                        SaleProblems.of(
                                "state-unknown", pack.name(), known(pack.state().keySet())));
            } else if (amount != null
                    && (amount.isNegative() || !amount.currency().equals(pack.currency()))) {
                tell(node, SaleProblems.of("state-amount", amount, pack.currency()));
            } else if (otherKind(node, unit)) {
                Object wanted = unit == null ? pack.currency() + " 40.00" : "40 " + unit;
                tell(node, SaleProblems.of("state-kind", Problem.show(String.valueOf(node.optionalText())), wanted));
            }
        });
    }

    /** Whether an amount is stated where the pack counts a quantity, or the other way round; null: it counts money. */
    private static boolean otherKind(Node node, @Nullable Unit unit) {
        Quantity quantity = node.parseOptional(Quantity::parse);
        if (quantity != null) {
            return unit == null || quantity.unit().dimension() != unit.dimension();
        }
        return unit != null && node.parseOptional(Money::parse) != null;
    }

    private static String known(Set<String> names) {
        return names.isEmpty() ? "–" : String.join(", ", new TreeSet<>(names));
    }

    private static String titled(Pack pack, List<HsCode> codes) {
        return codes.stream()
                .limit(5)
                .map(code -> code.dotted() + " " + pack.goods().get(code))
                .collect(Collectors.joining("; "));
    }
}
