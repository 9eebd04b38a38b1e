package io.shibo.quote.pack;

import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A file of dated rules that another module reads, written as packs are: YAML, citations defined once and named afterwards,
 * titles in every language, days from–to. What is wrong goes into the problems, all of it at once.
 */
public final class RuleFile {
    private final Node root;
    private final Words words;

    private RuleFile(Node root) {
        this.root = root;
        this.words = Words.ofOwnRules(root);
    }

    /**
     * @param file as the user named it, for messages
     * @throws InputException if the bytes are not one plain YAML document
     */
    public static RuleFile read(String file, byte[] bytes, Problems problems) {
        return new RuleFile(Node.root(file, YamlTree.read(file, bytes), problems));
    }

    public Node root() {
        return root;
    }

    /** The citation that a rule names; null, and a problem, where it names none that is defined. */
    public @Nullable Citation citation(Node node) {
        return words.citation(node);
    }

    /** A text in all languages; null, and a problem, where one is missing. */
    public static @Nullable Wording wording(Node node) {
        return PackBuilder.wording(node);
    }

    /** {@code from} and {@code to} of a rule; null, and a problem, where they are missing or hold on no day. */
    public static @Nullable DateRange range(Node node) {
        return PackBuilder.range(node);
    }
}
