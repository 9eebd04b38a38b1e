package io.shibo.quote.classify;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.rule.Nomenclature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The plain method that {@link Classifier} is compared with: the share of words in common (P. Jaccard 1901).
 *
 * <p>A code's words are those of its title and search words in the text's language; words are taken as written, in lower
 * case, and Chinese by pairs of characters. No stems, no weights, nothing inherited. Among equals the lower code comes first.
 */
public final class TokenOverlap {
    private final List<HsCode> codes = new ArrayList<>();
    private final Map<Language, List<Set<String>>> words = new HashMap<>();

    private TokenOverlap(Nomenclature nomenclature) {
        Tree tree = new Tree(nomenclature);
        for (int node = 0; node < tree.size(); node++) {
            if (!tree.leaf(node)) {
                continue;
            }
            codes.add(tree.code(node));
            for (Language language : Language.values()) {
                Set<String> all = new HashSet<>(tokens(tree.entry(node).title().in(language)));
                tree.entry(node).words(language).forEach(word -> all.addAll(tokens(word)));
                words.computeIfAbsent(language, k -> new ArrayList<>()).add(all);
            }
        }
    }

    public static TokenOverlap of(Nomenclature nomenclature) {
        return new TokenOverlap(nomenclature);
    }

    /** The codes with most in common, the best first; none that has nothing in common. */
    public List<HsCode> rank(String text, Language language, int limit) {
        Set<String> wanted = tokens(text);
        List<Set<String>> own = words.getOrDefault(language, List.of());
        record Scored(HsCode code, double share) {}
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Set<String> common = new HashSet<>(wanted);
            common.retainAll(own.get(i));
            if (!common.isEmpty()) {
                int either = wanted.size() + own.get(i).size() - common.size();
                scored.add(new Scored(codes.get(i), (double) common.size() / either));
            }
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::share).reversed().thenComparing(Scored::code))
                .limit(limit)
                .map(Scored::code)
                .toList();
    }

    private static Set<String> tokens(String text) {
        Set<String> tokens = new HashSet<>();
        for (String run : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (run.isEmpty()) {
                continue;
            }
            boolean chinese = Script.of(run.codePointAt(0)) == Script.HAN;
            if (!chinese || run.length() == 1) {
                tokens.add(run);
                continue;
            }
            for (int i = 0; i + 1 < run.length(); i++) {
                tokens.add(run.substring(i, i + 2));
            }
        }
        return tokens;
    }
}
