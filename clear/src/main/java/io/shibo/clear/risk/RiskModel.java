package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A learnt model that a zone hands in: gradient-boosted trees over the figures that rules look at as well. What it finds is one
 * more figure, {@link Indicator#MODEL_SCORE}, and does nothing until a rule asks for it. There is none by default.
 *
 * <p>It is evaluated in binary floating point, always in the same order and with {@link StrictMath}: the same figures give the
 * same score on every machine. No amount of money depends on it but by way of a rule's threshold.
 *
 * <p>A score is explained by the steps of its ways through the trees: where a node sends a parcel, the mean of the parcels below
 * changes, and the change is the share of the figure that the node looked at (A. Saabas, "Interpreting random forests", 2014).
 * All shares and the model's start add up to the score.
 */
public final class RiskModel {
    /** Trees of one model. */
    static final int MAX_TREES = 1000;

    /** Leaves of all trees: the model is part of the state, which is written when a parcel is judged. */
    static final int MAX_LEAVES = 16_384;

    /** Figures named as reasons of one score. */
    static final int MAX_SHARES = 5;

    private static final int THOUSANDTHS = 1000;

    private final List<Feature> features;
    private final List<RegressionTree> trees;
    private final double sigmoid;

    /** A figure that the model looks at; in its indicator's unit, as rules write thresholds. */
    record Feature(Indicator indicator, Span span) {
        Feature {
            indicator.slot(span);
        }

        /** As a model names it: {@code value}, {@code parcels-of-buyer.1h}. */
        String written() {
            return span == Span.NOW ? indicator.written() : indicator.written() + "." + span.written();
        }

        double of(Figures figures) {
            OptionalLong figure = figures.find(indicator, span);
            return figure.isPresent()
                    ? (double) figure.getAsLong() / indicator.unit().parts()
                    : Double.NaN;
        }
    }

    /**
     * What one figure added to a score.
     *
     * @param known whether the figure was known
     * @param figure in the parts of the indicator's unit; 0 where it is not known
     * @param thousandths of the logarithm of the odds; negative where it spoke for the parcel
     */
    public record Share(Indicator indicator, Span span, boolean known, long figure, long thousandths) {}

    /**
     * What the model says of a parcel.
     *
     * @param perMille 0 to 1,000, rounded down
     * @param shares the heaviest first, {@value #MAX_SHARES} at most
     */
    record Score(long perMille, List<Share> shares) {}

    /**
     * @param sigmoid the objective's factor before the logistic function, over 0
     * @throws IllegalArgumentException past a limit
     */
    RiskModel(List<Feature> features, List<RegressionTree> trees, double sigmoid) {
        this.features = List.copyOf(features);
        this.trees = List.copyOf(trees);
        this.sigmoid = sigmoid;
        int leaves = trees.stream().mapToInt(RegressionTree::leaves).sum();
        if (trees.isEmpty() || trees.size() > MAX_TREES || leaves > MAX_LEAVES) {
            throw new IllegalArgumentException(
                    "%d trees with %d leaves; a model has 1 to %d trees and at most %d leaves"
                            .formatted(trees.size(), leaves, MAX_TREES, MAX_LEAVES));
        }
        if (!(sigmoid > 0) || !Double.isFinite(sigmoid)) {
            throw new IllegalArgumentException("sigmoid %s is not over 0".formatted(sigmoid));
        }
    }

    int trees() {
        return trees.size();
    }

    /** What it says of the figures of a parcel. */
    Score score(Figures figures) {
        double[] known = new double[features.size()];
        for (int i = 0; i < known.length; i++) {
            known[i] = features.get(i).of(figures);
        }
        double[] shares = new double[known.length];
        double sum = 0;
        for (RegressionTree tree : trees) {
            sum += tree.walk(known, shares);
        }
        double odds = 1 / (1 + StrictMath.exp(-sigmoid * sum));
        return new Score((long) (odds * THOUSANDTHS), shares(figures, shares));
    }

    private List<Share> shares(Figures figures, double[] shares) {
        List<Share> found = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            long thousandths = Math.round(shares[i] * sigmoid * THOUSANDTHS);
            if (thousandths != 0) {
                Feature feature = features.get(i);
                OptionalLong figure = figures.find(feature.indicator(), feature.span());
                found.add(new Share(
                        feature.indicator(), feature.span(), figure.isPresent(), figure.orElse(0), thousandths));
            }
        }
        found.sort(Comparator.comparingLong((Share share) -> -Math.abs(share.thousandths())));
        return List.copyOf(found.subList(0, Math.min(MAX_SHARES, found.size())));
    }

    /** Sigmoid, features as pairs of indicator and span, trees. */
    void write(Sink out) {
        out.fixed(Double.doubleToLongBits(sigmoid));
        out.unsigned(features.size());
        for (Feature feature : features) {
            out.one(feature.indicator().ordinal());
            out.one(feature.span().ordinal());
        }
        out.unsigned(trees.size());
        trees.forEach(tree -> tree.write(out));
    }

    /** @throws IllegalStateException if the bytes are no model */
    static RiskModel read(Source in) {
        double sigmoid = Double.longBitsToDouble(in.fixed());
        List<Feature> features = RiskTerms.list(in, i -> {
            Indicator indicator = RiskTerms.indicator(in);
            return new Feature(indicator, RiskTerms.span(indicator, in));
        });
        try {
            return new RiskModel(features, RiskTerms.list(in, i -> RegressionTree.read(in, features.size())), sigmoid);
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException(damaged.getMessage(), damaged);
        }
    }

    private byte[] bytes() {
        Sink out = new Sink(64 * 1024);
        write(out);
        return out.toBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RiskModel that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        return "%d trees over %d figures".formatted(trees.size(), features.size());
    }
}
