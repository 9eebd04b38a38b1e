package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.risk.RiskRulesReader;
import io.shibo.codes.input.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rules of risk of the simulated worlds, written twice: as rules are published, and as plainly as they can be asked of a
 * list of all parcels seen.
 */
final class PlainRisk {
    private static final String HEAD = """
            pack: XX
            title: {en: x, zh: x, id: x, ar: x}
            seed: s
            citations:
              own: {source: test, confidence: verified}
            score:
              - {yellow: 60, red: 110, from: 2019-01-01, citation: own}
            rules:
            """;

    /** What a zone publishes first, and what it may publish instead later. */
    static final List<RiskRules> PUBLISHED = List.of(
            rules(
                    rule(
                            "split",
                            "yellow",
                            60,
                            "from: 2019-01-01",
                            "parcels-of-buyer, within: 1h, at-least: 2",
                            "value-of-buyer, within: 1h, over: 300"),
                    rule("dear", "yellow", 0, "from: 2019-01-01\n    to: 2027-01-01", "value, at-least: 700"),
                    rule("dear", "red", 10, "from: 2027-01-01", "value, at-least: 600"),
                    rule("used-up", "green", 30, "from: 2019-01-01", "quota-left, below: 200"),
                    rule("resale", "green", 30, "from: 2019-01-01", "pieces-of-article, within: 30d, over: 2"),
                    rule("shared", "green", 40, "from: 2019-01-01", "buyers-at-address, within: 30d, at-least: 2"),
                    rule(
                            "strangers",
                            "green",
                            40,
                            "from: 2019-01-01",
                            "payments-of-company, within: 30d, at-least: 2",
                            "strangers-share, within: 30d, over: 20"),
                    rule("reversed", "red", 80, "from: 2019-01-01", "payment-to-waybill, below: 0"),
                    rule("night", "green", 20, "from: 2019-01-01", "hour-of-day, below: 6"),
                    rule("basket", "yellow", 20, "from: 2019-01-01", "same-baskets, within: 1d, at-least: 2")),
            rules(rule("dear", "red", 0, "from: 2019-01-01", "value, over: 400")));

    private final List<Seen> parcels = new ArrayList<>();
    private final List<Paid> payments = new ArrayList<>();

    /** A parcel that was counted. */
    private record Seen(
            long at, String buyer, String address, BigDecimal value, Set<List<Object>> basket, Declaration list) {}

    /** A payment that was counted at its company. */
    private record Paid(long at, String company, boolean stranger) {}

    private static RiskRules rules(String... each) {
        String text = HEAD + String.join("", each);
        Problems problems = new Problems();
        RiskRules rules = RiskRulesReader.read("test", text.getBytes(StandardCharsets.UTF_8), null, null, problems);
        problems.throwIfAny();
        return Objects.requireNonNull(rules);
    }

    private static String rule(String name, String channel, int weight, String days, String... conditions) {
        StringBuilder all = new StringBuilder();
        for (String condition : conditions) {
            all.append("      - {indicator: ").append(condition).append("}\n");
        }
        return """
                  - rule: %s
                    title: {en: x, zh: x, id: x, ar: x}
                    all:
                %s    channel: %s
                    weight: %d
                    %s
                    citation: own
                """.formatted(name, all, channel, weight, days);
    }

    /** A payment of a parcel that got no further, since its documents differ. */
    void note(Order order, Payment payment, long at) {
        boolean stranger = !order.buyerIdNumber().equals(payment.payerIdNumber())
                || !order.buyerName().equals(payment.payerName());
        payments.add(new Paid(at, payment.payCode(), stranger));
    }

    /** A parcel whose documents agree and that the rulebook takes. */
    void see(Declaration list, Payment payment, BigDecimal value, long at) {
        Set<List<Object>> basket = new HashSet<>();
        list.lines()
                .forEach(line -> basket.add(
                        List.of(line.gcode(), line.gname(), line.gmodel(), quantity(list, line), list.ebcCode())));
        parcels.add(new Seen(at, list.buyerIdNumber(), list.consigneeAddress(), value, basket, list));
        payments.add(new Paid(at, payment.payCode(), false));
    }

    /** How much of a line's article the basket has. */
    private static BigDecimal quantity(Declaration list, Declaration.Line line) {
        return list.lines().stream()
                .filter(other -> isSame(other, line))
                .map(Declaration.Line::qty)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }

    private static boolean isSame(Declaration.Line one, Declaration.Line other) {
        return one.gcode().equals(other.gcode())
                && one.gname().equals(other.gname())
                && one.gmodel().equals(other.gmodel());
    }

    /**
     * The channel of the parcel that was seen last: 800, 300 or 500.
     *
     * @param published which of {@link #PUBLISHED} are in force
     * @param left what its buyer's year has left after it, yuan
     */
    String channel(int published, Payment payment, Waybill waybill, BigDecimal left) {
        Seen now = parcels.getLast();
        LocalDate day = time(now.at()).toLocalDate();
        boolean newYear = !day.isBefore(LocalDate.of(2027, 1, 1));
        if (published == 1) {
            return over(now.value(), "400") ? "500" : "800";
        }
        int channel = 0;
        int score = 0;
        List<Seen> ofBuyer = parcels.stream()
                .filter(one -> one.buyer().equals(now.buyer()) && within(one.at(), now.at(), 1, 6))
                .toList();
        if (ofBuyer.size() >= 2
                && over(ofBuyer.stream().map(Seen::value).reduce(BigDecimal.ZERO, BigDecimal::add), "300")) {
            channel = Math.max(channel, 1);
            score += 60;
        }
        if (newYear && !over(new BigDecimal("600"), now.value().toPlainString())) {
            channel = 2;
            score += 10;
        } else if (!newYear && !over(new BigDecimal("700"), now.value().toPlainString())) {
            channel = Math.max(channel, 1);
        }
        score += over(new BigDecimal("200"), left.toPlainString()) ? 30 : 0;
        score += pieces(now) > 2 ? 30 : 0;
        score += parcels.stream()
                                .filter(one ->
                                        one.address().equals(now.address()) && within(one.at(), now.at(), 144, 30))
                                .map(Seen::buyer)
                                .distinct()
                                .count()
                        >= 2
                ? 40
                : 0;
        List<Paid> ofCompany = payments.stream()
                .filter(one -> one.company().equals(payment.payCode()) && within(one.at(), now.at(), 144, 30))
                .toList();
        long strangers = ofCompany.stream().filter(Paid::stranger).count();
        score += ofCompany.size() >= 2 && strangers * 1000 / ofCompany.size() > 200 ? 40 : 0;
        if (Duration.between(payment.payTime(), waybill.appTime()).isNegative()) {
            channel = 2;
            score += 80;
        }
        score += time(now.at()).getHour() < 6 ? 20 : 0;
        if (parcels.stream()
                        .filter(one -> one.basket().equals(now.basket()) && within(one.at(), now.at(), 6, 24))
                        .count()
                >= 2) {
            channel = Math.max(channel, 1);
            score += 20;
        }
        int heaviest = Math.max(channel, score >= 110 ? 2 : score >= 60 ? 1 : 0);
        return List.of("800", "300", "500").get(heaviest);
    }

    /** Pieces of the article that the buyer bought most of in 30 days, of those in the parcel. */
    private long pieces(Seen now) {
        long most = 0;
        for (Declaration.Line line : now.list().lines()) {
            long pieces = 0;
            for (Seen one : parcels) {
                if (one.buyer().equals(now.buyer()) && within(one.at(), now.at(), 144, 30)) {
                    for (Declaration.Line other : one.list().lines()) {
                        pieces += isSame(other, line)
                                ? other.qty()
                                        .setScale(0, java.math.RoundingMode.CEILING)
                                        .longValueExact()
                                : 0;
                    }
                }
            }
            most = Math.max(most, pieces);
        }
        return most;
    }

    private static boolean over(BigDecimal value, String other) {
        return value.compareTo(new BigDecimal(other)) > 0;
    }

    /**
     * Whether a time lies in the running slot of so many ten minutes of China's time, or one of those before it.
     *
     * @param slots how many of them there are
     */
    private static boolean within(long at, long now, int tenMinutes, int slots) {
        return slot(at) / tenMinutes > slot(now) / tenMinutes - slots;
    }

    private static long slot(long at) {
        return time(at).toEpochSecond(ZoneOffset.UTC) / 600;
    }

    private static LocalDateTime time(long at) {
        return LocalDateTime.ofEpochSecond(at / 1000, 0, ZoneOffset.ofHours(8));
    }
}
