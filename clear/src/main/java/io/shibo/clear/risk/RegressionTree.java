package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.List;

/**
 * One tree of a {@link RiskModel}: nodes that compare a feature with a threshold, leaves that hold what the tree adds to the
 * score. Children stand behind their parents, so that every way through it ends.
 */
final class RegressionTree {
    /** Nodes and leaves of one tree. */
    static final int MAX_LEAVES = 1024;

    /** Numbers nearer to nought than this count as nought, where a missing figure is written so. */
    private static final double NOUGHT = 1e-35;

    private final List<Node> nodes;
    private final List<Double> leaves;

    /** What a node does with a feature that is not known. */
    enum Missing {
        /** It counts as nought. */
        AS_NOUGHT,
        /** It goes the node's own way, and so does nought. */
        NOUGHT_TOO,
        /** It goes the node's own way. */
        OWN_WAY
    }

    /**
     * A comparison: {@code feature ≤ threshold} goes left.
     *
     * @param feature the place in the model's features
     * @param missing what becomes of a feature that is not known
     * @param missingLeft the way of a feature that is not known
     * @param left the next node, ≥ 0; or the leaf n as {@code -1 - n}, as is {@code right}
     * @param value what the tree would add if it ended here
     */
    record Node(
            int feature, double threshold, Missing missing, boolean missingLeft, int left, int right, double value) {}

    /**
     * @throws IllegalArgumentException if a child is out of place: not one parent for each node but the first and for each leaf
     */
    RegressionTree(List<Node> nodes, List<Double> leaves, int features) {
        this.nodes = List.copyOf(nodes);
        this.leaves = List.copyOf(leaves);
        if (leaves.size() != nodes.size() + 1 || leaves.size() > MAX_LEAVES) {
            throw new IllegalArgumentException("%d nodes and %d leaves make no tree of %d leaves at most"
                    .formatted(nodes.size(), leaves.size(), MAX_LEAVES));
        }
        boolean[] parents = new boolean[nodes.size() + leaves.size()];
        for (int at = 0; at < nodes.size(); at++) {
            Node node = nodes.get(at);
            if (node.feature() < 0 || node.feature() >= features) {
                throw new IllegalArgumentException(
                        "node %d asks for feature %d, but there are %d".formatted(at, node.feature(), features));
            }
            if (!Double.isFinite(node.threshold()) || !Double.isFinite(node.value())) {
                throw new IllegalArgumentException("node %d holds a number that is not finite".formatted(at));
            }
            adopt(parents, at, node.left());
            adopt(parents, at, node.right());
        }
        if (leaves.stream().anyMatch(leaf -> !Double.isFinite(leaf))) {
            throw new IllegalArgumentException("a leaf holds a number that is not finite");
        }
    }

    private void adopt(boolean[] parents, int parent, int child) {
        int place = child >= 0 ? child : nodes.size() - 1 - child;
        if (child >= 0 && (child <= parent || child >= nodes.size())
                || child < 0 && -1L - child >= leaves.size()
                || parents[place]) {
            throw new IllegalArgumentException(
                    "node %d has the child %d, which is out of place".formatted(parent, child));
        }
        parents[place] = true;
    }

    int leaves() {
        return leaves.size();
    }

    /** What it would add if nothing were known. */
    double start() {
        return nodes.isEmpty() ? leaves.getFirst() : nodes.getFirst().value();
    }

    /**
     * Goes through the tree.
     *
     * @param features by their places; not a number where one is not known
     * @param shares where each step is added to the feature that decided it
     * @return what the tree adds: {@link #start} and all steps, but for rounding
     */
    double walk(double[] features, double[] shares) {
        if (nodes.isEmpty()) {
            return leaves.getFirst();
        }
        int at = 0;
        double here = start();
        while (at >= 0) {
            Node node = nodes.get(at);
            at = goesLeft(node, features[node.feature()]) ? node.left() : node.right();
            double next = at >= 0 ? nodes.get(at).value() : leaves.get(-1 - at);
            shares[node.feature()] += next - here;
            here = next;
        }
        return here;
    }

    private static boolean goesLeft(Node node, double feature) {
        boolean unknown = Double.isNaN(feature);
        boolean ownWay = switch (node.missing()) {
            case AS_NOUGHT -> false;
            case NOUGHT_TOO -> unknown || Math.abs(feature) <= NOUGHT;
            case OWN_WAY -> unknown;
        };
        return ownWay ? node.missingLeft() : (unknown ? 0 : feature) <= node.threshold();
    }

    /** Nodes: feature, way of missing ones, threshold, children, value; then leaves. */
    void write(Sink out) {
        out.unsigned(nodes.size());
        for (Node node : nodes) {
            out.unsigned(node.feature());
            out.one(node.missing().ordinal() << 1 | (node.missingLeft() ? 1 : 0));
            out.fixed(Double.doubleToLongBits(node.threshold()));
            out.signed(node.left());
            out.signed(node.right());
            out.fixed(Double.doubleToLongBits(node.value()));
        }
        for (double leaf : leaves) {
            out.fixed(Double.doubleToLongBits(leaf));
        }
    }

    /** @throws IllegalStateException if the bytes are no tree */
    static RegressionTree read(Source in, int features) {
        List<Node> nodes = RiskTerms.list(in, i -> {
            int feature = (int) in.unsigned();
            int missing = in.one();
            if (missing >>> 1 >= Missing.values().length) {
                throw new IllegalStateException("no way %d of missing figures".formatted(missing));
            }
            return new Node(
                    feature,
                    Double.longBitsToDouble(in.fixed()),
                    Missing.values()[missing >>> 1],
                    (missing & 1) == 1,
                    (int) in.signed(),
                    (int) in.signed(),
                    Double.longBitsToDouble(in.fixed()));
        });
        List<Double> leaves = new java.util.ArrayList<>(nodes.size() + 1);
        for (int i = 0; i <= nodes.size(); i++) {
            leaves.add(Double.longBitsToDouble(in.fixed()));
        }
        try {
            return new RegressionTree(nodes, leaves, features);
        } catch (IllegalArgumentException damaged) {
            throw new IllegalStateException(damaged.getMessage(), damaged);
        }
    }
}
