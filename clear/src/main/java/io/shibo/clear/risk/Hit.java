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
 */
public record Hit(String rule, LocalDate since, Channel channel, int weight, List<Reading> readings) {
    /** Days from 1970 that any rule can lie from it; further ones are damage. */
    private static final long MAX_DAY = 3_000_000;

    private static final Channel[] CHANNELS = Channel.values();

    public Hit {
        readings = List.copyOf(readings);
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
        return parts;
    }

    /** @throws IllegalArgumentException if they are no hit's parts */
    public static Hit ofParts(List<String> parts) {
        if (parts.size() < 4 || parts.size() % 5 != 4) {
            throw new IllegalArgumentException("%d parts make no hit".formatted(parts.size()));
        }
        List<Reading> readings = new ArrayList<>();
        for (int i = 4; i < parts.size(); i += 5) {
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
                readings);
    }

    /** The rule's name, its first day counted from 1970, channel, weight, then conditions of four numbers and the figure. */
    void write(Sink out) {
        out.text(rule);
        out.signed(since.toEpochDay());
        out.one(channel.ordinal());
        out.unsigned(weight);
        out.unsigned(readings.size());
        for (Reading reading : readings) {
            RiskTerms.write(reading.condition(), out);
            out.signed(reading.figure());
        }
    }

    static Hit read(Source in) {
        String rule = in.text();
        long since = in.signed();
        if (Math.abs(since) > MAX_DAY) {
            throw new IllegalStateException("no day %d".formatted(since));
        }
        return new Hit(
                rule,
                LocalDate.ofEpochDay(since),
                RiskTerms.one(CHANNELS, in),
                (int) in.unsigned(),
                RiskTerms.list(in, i -> new Reading(RiskTerms.condition(in), in.signed())));
    }
}
