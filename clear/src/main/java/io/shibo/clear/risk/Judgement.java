package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.List;

/**
 * What the rules make of a parcel.
 *
 * @param score the weights of the hits
 * @param byScore whether the score alone put it into its channel, no hit being that heavy
 * @param hits in the order of the rules
 */
public record Judgement(Channel channel, int score, boolean byScore, List<Hit> hits) {
    /** Nothing was found. */
    public static final Judgement CLEAN = new Judgement(Channel.GREEN, 0, false, List.of());

    private static final Channel[] CHANNELS = Channel.values();

    public Judgement {
        hits = List.copyOf(hits);
    }

    /** Channel, score, whether by score, then hits. */
    public void write(Sink out) {
        out.one(channel.ordinal());
        out.unsigned(score);
        out.one(byScore ? 1 : 0);
        out.unsigned(hits.size());
        hits.forEach(hit -> hit.write(out));
    }

    /** @throws IllegalStateException if the bytes are no judgement */
    public static Judgement read(Source in) {
        return new Judgement(
                RiskTerms.one(CHANNELS, in), (int) in.unsigned(), in.one() == 1, RiskTerms.list(in, i -> Hit.read(in)));
    }
}
