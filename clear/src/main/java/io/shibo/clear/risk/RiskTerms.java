package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What of the rules a judgement needs: conditions, channels, weights and days, without titles and citations. Small enough to be
 * part of the window's state, where an event puts it: a replay judges by the rules of its time and never asks today's.
 *
 * @param rules in the order of the file
 * @param hash the hash of the rules they were made from, as {@link RiskRules#hash} has it
 * @param model the zone's learnt model; null where it has none
 */
public record RiskTerms(
        List<Term> rules,
        List<Score> scores,
        String hash,
        @Nullable RiskModel model) {
    /** No rules: every parcel is green. */
    public static final RiskTerms NONE = new RiskTerms(List.of(), List.of(), "");

    private static final int FORMAT = 1;

    /** With a model behind. */
    private static final int WITH_MODEL = 2;

    private static final Channel[] CHANNELS = Channel.values();
    private static final Indicator[] INDICATORS = Indicator.values();
    private static final Span[] SPANS = Span.values();
    private static final Condition.Comparison[] COMPARISONS = Condition.Comparison.values();

    /** Of a zone without a model. */
    public RiskTerms(List<Term> rules, List<Score> scores, String hash) {
        this(rules, scores, hash, null);
    }

    public RiskTerms {
        rules = List.copyOf(rules);
        scores = List.copyOf(scores);
    }

    /**
     * One rule.
     *
     * @param from first day, counted from 1970
     * @param to the day after the last; {@link Long#MAX_VALUE} while no end is set
     */
    public record Term(String name, long from, long to, Channel channel, int weight, List<Condition> conditions) {
        public Term {
            conditions = List.copyOf(conditions);
        }

        boolean hits(Figures figures, long day) {
            if (day < from || day >= to) {
                return false;
            }
            for (Condition condition : conditions) {
                if (!condition.holds(figures)) {
                    return false;
                }
            }
            return true;
        }

        private Hit hit(Figures figures, List<RiskModel.Share> shares) {
            boolean ofModel = false;
            List<Hit.Reading> readings = new ArrayList<>(conditions.size());
            for (Condition condition : conditions) {
                long figure =
                        figures.find(condition.indicator(), condition.span()).orElseThrow();
                readings.add(new Hit.Reading(condition, figure));
                ofModel |= condition.indicator() == Indicator.MODEL_SCORE;
            }
            return new Hit(name, LocalDate.ofEpochDay(from), channel, weight, readings, ofModel ? shares : List.of());
        }
    }

    /** The sums of weights that make a parcel yellow or red, on the days from {@code from} until before {@code to}. */
    public record Score(int yellow, int red, long from, long to) {}

    /**
     * Judges a parcel by the rules of a day.
     *
     * @param figures all that was gathered on its way, the parcel's own included
     * @param day when its four documents were together
     */
    public Judgement judge(Figures figures, LocalDate day) {
        if (model == null) {
            return judge(figures, List.of(), day);
        }
        RiskModel.Score score = model.score(figures);
        return judge(figures.with(Indicator.MODEL_SCORE, Span.NOW, score.perMille()), score.shares(), day);
    }

    private Judgement judge(Figures figures, List<RiskModel.Share> shares, LocalDate day) {
        long today = day.toEpochDay();
        List<Hit> hits = new ArrayList<>();
        Channel heaviest = Channel.GREEN;
        int sum = 0;
        for (Term rule : rules) {
            if (rule.hits(figures, today)) {
                hits.add(rule.hit(figures, shares));
                heaviest = heaviest.orWorse(rule.channel());
                sum += rule.weight();
            }
        }
        Channel scored = scored(sum, today);
        return new Judgement(heaviest.orWorse(scored), sum, scored.compareTo(heaviest) > 0, hits);
    }

    private Channel scored(int sum, long day) {
        for (Score score : scores) {
            if (day >= score.from() && day < score.to()) {
                return sum >= score.red() ? Channel.RED : sum >= score.yellow() ? Channel.YELLOW : Channel.GREEN;
            }
        }
        return Channel.GREEN;
    }

    /**
     * A format number, the hash, then scores (yellow, red, days), then rules: name, days, channel, weight, conditions of
     * four numbers each; the model, where the format number says that there is one. The day after the last is written as 0
     * where there is none, else as the length in days.
     */
    public void write(Sink out) {
        out.one(model == null ? FORMAT : WITH_MODEL);
        out.text(hash);
        out.unsigned(scores.size());
        for (Score score : scores) {
            out.unsigned(score.yellow());
            out.unsigned(score.red());
            days(out, score.from(), score.to());
        }
        out.unsigned(rules.size());
        for (Term rule : rules) {
            out.text(rule.name());
            days(out, rule.from(), rule.to());
            out.one(rule.channel().ordinal());
            out.unsigned(rule.weight());
            out.unsigned(rule.conditions().size());
            rule.conditions().forEach(condition -> write(condition, out));
        }
        if (model != null) {
            model.write(out);
        }
    }

    private static void days(Sink out, long from, long to) {
        out.signed(from);
        out.unsigned(to == Long.MAX_VALUE ? 0 : to - from);
    }

    static void write(Condition condition, Sink out) {
        out.one(condition.indicator().ordinal());
        out.one(condition.span().ordinal());
        out.one(condition.comparison().ordinal());
        out.signed(condition.threshold());
    }

    /** @throws IllegalStateException if the bytes are no terms of this format */
    public static RiskTerms read(Source in) {
        int format = in.one();
        if (format != FORMAT && format != WITH_MODEL) {
            throw new IllegalStateException(
                    "rules of risk in format %d; this version reads up to %d. Maybe a newer version wrote them."
                            .formatted(format, WITH_MODEL));
        }
        String hash = in.text();
        List<Score> scores = list(in, i -> {
            int yellow = (int) in.unsigned();
            int red = (int) in.unsigned();
            long from = in.signed();
            return new Score(yellow, red, from, end(from, in.unsigned()));
        });
        List<Term> rules = list(in, i -> {
            String name = in.text();
            long from = in.signed();
            long to = end(from, in.unsigned());
            Channel channel = one(CHANNELS, in);
            int weight = (int) in.unsigned();
            return new Term(name, from, to, channel, weight, list(in, j -> condition(in)));
        });
        return new RiskTerms(rules, scores, hash, format == WITH_MODEL ? RiskModel.read(in) : null);
    }

    private static long end(long from, long length) {
        return length == 0 ? Long.MAX_VALUE : from + length;
    }

    static Condition condition(Source in) {
        Indicator indicator = indicator(in);
        Span span = span(indicator, in);
        return new Condition(indicator, span, one(COMPARISONS, in), in.signed());
    }

    static Indicator indicator(Source in) {
        return one(INDICATORS, in);
    }

    static Span span(Indicator indicator, Source in) {
        Span span = one(SPANS, in);
        if (!indicator.spans().contains(span)) {
            throw new IllegalStateException("%s is not counted over %s".formatted(indicator.written(), span));
        }
        return span;
    }

    static <T> List<T> list(Source in, IntFunction<T> each) {
        int count = in.count();
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(each.apply(i));
        }
        return all;
    }

    static <T> T one(T[] all, Source in) {
        int place = in.one();
        if (place >= all.length) {
            throw new IllegalStateException("%s %d is not known; there are %d"
                    .formatted(all[0].getClass().getSimpleName(), place, all.length));
        }
        return all[place];
    }
}
