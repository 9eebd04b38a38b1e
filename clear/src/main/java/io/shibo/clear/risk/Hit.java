package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.time.LocalDate;
import java.util.List;

/**
 * A rule that hit.
 *
 * @param rule its name
 * @param since the first day it was in force: with the name it tells which rule, also after rules have changed
 * @param readings each condition with its figure
 */
public record Hit(String rule, LocalDate since, Channel channel, int weight, List<Reading> readings) {
    private static final Channel[] CHANNELS = Channel.values();

    public Hit {
        readings = List.copyOf(readings);
    }

    /** A condition and the figure it held for, both in the parts of the indicator's unit. */
    public record Reading(Condition condition, long figure) {}

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
        return new Hit(
                in.text(),
                LocalDate.ofEpochDay(in.signed()),
                RiskTerms.one(CHANNELS, in),
                (int) in.unsigned(),
                RiskTerms.list(in, i -> new Reading(RiskTerms.condition(in), in.signed())));
    }
}
