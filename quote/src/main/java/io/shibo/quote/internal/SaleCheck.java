package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a pack can answer a sale at all; all that stands against it at once. */
public final class SaleCheck {
    private SaleCheck() {}

    /** The channel a sale names, else the first that fits it. @throws InputException if there is no such channel */
    public static Channel channel(Sale sale, Pack pack) {
        String wanted = sale.channel();
        if (wanted != null) {
            Channel named = pack.findChannel(wanted);
            if (named == null) {
                throw new InputException(new Problem(
                        sale.id(),
                        0,
                        "channel",
                        "'%s' is not a channel of pack %s. Known: %s."
                                .formatted(Problem.show(wanted), pack.name(), names(pack))));
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
                "not supported: pack %s has no channel for %s to this buyer. Known: %s."
                        .formatted(pack.name(), sale.goods() ? "goods" : "services", names(pack))));
    }

    private static String names(Pack pack) {
        return pack.channels().stream()
                .map(c -> c.procedures().isEmpty() ? c.name() : c.name() + " " + c.procedures())
                .collect(Collectors.joining(", "));
    }

    public static Problems check(Sale sale, Pack pack, String file) {
        Problems problems = new Problems();
        if (!sale.currency().equals(pack.currency())
                && new Rates(sale, pack).find(sale.currency(), pack.currency()) == null) {
            problems.add(
                    file,
                    0,
                    "exchangeRates",
                    "no exchange rate leads from %s to %s. State one with its source."
                            .formatted(sale.currency(), pack.currency()));
        }
        for (int i = 0; i < sale.lines().size(); i++) {
            if (sale.lines().get(i).subject() instanceof Line.Subject.Goods(HsCode code)) {
                checkCode(code, pack, "lines[" + i + "].hs", file, problems);
            }
        }
        for (String fact : sale.facts().keySet()) {
            if (!pack.facts().containsKey(fact)) {
                problems.add(
                        file,
                        0,
                        "facts." + fact,
                        "no rule of pack %s asks this. Known facts: %s."
                                .formatted(pack.name(), known(pack.facts().keySet())));
            }
        }
        sale.state().forEach((name, amount) -> {
            if (!pack.state().containsKey(name)) {
                problems.add(
                        file,
                        0,
                        "state." + name,
                        "no rule of pack %s needs this. Known: %s."
                                .formatted(pack.name(), known(pack.state().keySet())));
            } else if (amount.isNegative() || !amount.currency().equals(pack.currency())) {
                problems.add(
                        file, 0, "state." + name, "%s must be 0 or more, in %s.".formatted(amount, pack.currency()));
            }
        });
        return problems;
    }

    private static String known(java.util.Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }

    private static void checkCode(HsCode code, Pack pack, String field, String file, Problems problems) {
        if (pack.goods().isEmpty() || pack.findLine(code) != null) {
            return;
        }
        List<HsCode> below = pack.linesBelow(code);
        String message = below.isEmpty()
                ? "goods code %s is not in pack %s. Nearest known: %s. To find a code: shibo classify \"the goods in words\"."
                        .formatted(code.dotted(), pack.name(), titled(pack, pack.nearest(code)))
                : "not supported: a range for the short code %s. State one of its tariff lines: %s."
                        .formatted(code.dotted(), titled(pack, below));
        problems.add(file, 0, field, message);
    }

    private static String titled(Pack pack, List<HsCode> codes) {
        return codes.stream()
                .limit(5)
                .map(code -> code.dotted() + " " + pack.goods().get(code))
                .collect(Collectors.joining("; "));
    }
}
