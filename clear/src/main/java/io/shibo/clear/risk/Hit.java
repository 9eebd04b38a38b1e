package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that hit.
 *
 * @param rule its name
 * @param since the first day it was in force: with the name it tells which rule, also after rules have changed
 * @param readings each condition with its figure
 * @param shares where the rule looks at the learnt model's score: the figures that made it, the heaviest first
 */
public record Hit(
        String rule,
        LocalDate since,
        Channel channel,
        int weight,
        List<Reading> readings,
        List<RiskModel.Share> shares) {
    /** Days from 1970 that any rule can lie from it; further ones are damage. */
    private static final long MAX_DAY = 3_000_000;

    private static final Channel[] CHANNELS = Channel.values();

    /** In the channel's byte: shares follow. */
    private static final int WITH_SHARES = 0x80;

    /** Before an indicator among a hit's parts: a share, no condition. */
    private static final String SHARE = "share:";

    public Hit {
        readings = List.copyOf(readings);
        shares = List.copyOf(shares);
    }

    /** Of a rule that looks at no model. */
    public Hit(String rule, LocalDate since, Channel channel, int weight, List<Reading> readings) {
        this(rule, since, channel, weight, readings, List.of());
    }

    /** A condition and the figure it held for, both in the parts of the indicator's unit. */
    public record Reading(Condition condition, long figure) {}

    /** As texts, one part after the other, for what keeps texts only; {@link #ofParts} reads them. */
    public List<String> inParts() {
        List<String> parts = new ArrayList<>(List.of(rule, since.toString(), channel.name(), String.valueOf(weight)));
        for (Reading reading : readings) {
            Condition condition = reading.condition();
            parts.add(condition.indicator().name());
            parts.add(condition.span().name());
            parts.add(condition.comparison().name());
            parts.add(String.valueOf(condition.threshold()));
            parts.add(String.valueOf(reading.figure()));
        }
        for (RiskModel.Share share : shares) {
            parts.add(SHARE + share.indicator().name());
            parts.add(share.span().name());
            parts.add(String.valueOf(share.known()));
            parts.add(String.valueOf(share.figure()));
            parts.add(String.valueOf(share.thousandths()));
        }
        return parts;
    }

    /** @throws IllegalArgumentException if they are no hit's parts */
    public static Hit ofParts(List<String> parts) {
        if (parts.size() < 4 || parts.size() % 5 != 4) {
            throw new IllegalArgumentException("%d parts make no hit".formatted(parts.size()));
        }
        List<Reading> readings = new ArrayList<>();
        List<RiskModel.Share> shares = new ArrayList<>();
        for (int i = 4; i < parts.size(); i += 5) {
            if (parts.get(i).startsWith(SHARE)) {
                shares.add(new RiskModel.Share(
                        Indicator.valueOf(parts.get(i).substring(SHARE.length())),
                        Span.valueOf(parts.get(i + 1)),
                        Boolean.parseBoolean(parts.get(i + 2)),
                        Long.parseLong(parts.get(i + 3)),
                        Long.parseLong(parts.get(i + 4))));
                continue;
            }
            Condition condition = new Condition(
                    Indicator.valueOf(parts.get(i)),
                    Span.valueOf(parts.get(i + 1)),
                    Condition.Comparison.valueOf(parts.get(i + 2)),
                    Long.parseLong(parts.get(i + 3)));
            readings.add(new Reading(condition, Long.parseLong(parts.get(i + 4))));
        }
        return new Hit(
                parts.get(0),
                LocalDate.parse(parts.get(1)),
                Channel.valueOf(parts.get(2)),
                Integer.parseInt(parts.get(3)),
                readings,
                shares);
    }

    /**
     * The rule's name, its first day counted from 1970, channel, weight, then conditions of four numbers and the figure; where
     * the channel's top bit says so, shares: indicator, span, whether known, figure, thousandths.
     */
    void write(Sink out) {
        out.text(rule);
        out.signed(since.toEpochDay());
        out.one(channel.ordinal() | (shares.isEmpty() ? 0 : WITH_SHARES));
        out.unsigned(weight);
        out.unsigned(readings.size());
        for (Reading reading : readings) {
            RiskTerms.write(reading.condition(), out);
            out.signed(reading.figure());
        }
        if (!shares.isEmpty()) {
            out.unsigned(shares.size());
            for (RiskModel.Share share : shares) {
                out.one(share.indicator().ordinal());
                out.one(share.span().ordinal());
                out.one(share.known() ? 1 : 0);
                out.signed(share.figure());
                out.signed(share.thousandths());
            }
        }
    }

    static Hit read(Source in) {
        String rule = in.text();
        long since = in.signed();
        if (Math.abs(since) > MAX_DAY) {
            throw new IllegalStateException("no day %d".formatted(since));
        }
        int channel = in.one();
        if ((channel & ~WITH_SHARES) >= CHANNELS.length) {
            throw new IllegalStateException("no channel %d".formatted(channel));
        }
        return new Hit(
                rule,
                LocalDate.ofEpochDay(since),
                CHANNELS[channel & ~WITH_SHARES],
                (int) in.unsigned(),
                RiskTerms.list(in, i -> new Reading(RiskTerms.condition(in), in.signed())),
                (channel & WITH_SHARES) == 0 ? List.of() : RiskTerms.list(in, i -> share(in)));
    }

    private static RiskModel.Share share(Source in) {
        Indicator indicator = RiskTerms.indicator(in);
        return new RiskModel.Share(indicator, RiskTerms.span(indicator, in), in.one() == 1, in.signed(), in.signed());
    }
}
