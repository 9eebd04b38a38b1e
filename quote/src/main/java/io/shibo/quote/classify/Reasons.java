package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a code was proposed: which phrases of it, its heading and its chapter the text's words stand in. */
final class Reasons {
    /** Reasons given for one code. */
    private static final int MAX = 4;

    private Reasons() {}

    /** A phrase, and which words of the text it has. */
    private record Hit(Phrase phrase, List<Integer> words, double weight) {}

    static List<Candidate.Reason> of(int node, Reading reading, Tree tree, Indexes indexes) {
        List<Integer> nodes = new ArrayList<>(List.of(node));
        if (tree.heading(node) >= 0 && tree.heading(node) != node) {
            nodes.add(tree.heading(node));
        }
        if (tree.chapter(node) >= 0) {
            nodes.add(tree.chapter(node));
        }
        Set<Integer> explained = new LinkedHashSet<>();
        List<Candidate.Reason> reasons = new ArrayList<>();
        for (int each : nodes) {
            for (Hit hit = best(each, reading, indexes, explained);
                    hit != null && reasons.size() < MAX;
                    hit = best(each, reading, indexes, explained)) {
                explained.addAll(hit.words());
                reasons.add(new Candidate.Reason(
                        shown(hit.words(), reading),
                        tree.code(each),
                        hit.phrase().title() ? Candidate.Field.TITLE : Candidate.Field.WORDS,
                        hit.phrase().text()));
            }
        }
        return reasons;
    }

    private static @Nullable Hit best(int node, Reading reading, Indexes indexes, Set<Integer> explained) {
        @Nullable Hit best = null;
        for (Language language : reading.languages()) {
            LanguageIndex index = indexes.get(language);
            for (int at : index.ofNode(node)) {
                Hit hit = hit(index, index.phrase(at), reading, explained);
                if (!hit.words().isEmpty() && (best == null || hit.weight() > best.weight())) {
                    best = hit;
                }
            }
        }
        return best;
    }

    private static Hit hit(LanguageIndex index, Phrase phrase, Reading reading, Set<Integer> explained) {
        List<Integer> words = new ArrayList<>();
        double weight = 0;
        for (int i = 0; i < reading.words().size(); i++) {
            Reading.Meant meant = reading.words().get(i);
            if (explained.contains(i)) {
                continue;
            }
            for (Reading.Term term : meant.terms()) {
                float sign = term.language() == index.language() ? phrase.of(term.number()) : 0;
                if (sign > 0) {
                    words.add(i);
                    weight += sign * term.sure() * meant.weight() * index.rarity(term.number());
                    break;
                }
            }
        }
        // Of phrases with the same words, the shorter says less that the text does not.
        return new Hit(phrase, words, weight - 1e-3 * phrase.norm());
    }

    /** The words as the text has them; Chinese pairs that overlap are put together again. */
    private static List<String> shown(List<Integer> words, Reading reading) {
        List<String> shown = new ArrayList<>();
        int before = -2;
        for (int at : words) {
            Word word = reading.words().get(at).word();
            String last = shown.isEmpty() ? "" : shown.getLast();
            boolean goesOn = word.script() == Script.HAN
                    && at - before <= 2
                    && !last.isEmpty()
                    && last.endsWith(word.form().substring(0, 1));
            if (goesOn) {
                shown.set(shown.size() - 1, last + word.form().substring(1));
            } else {
                shown.add(word.shown());
            }
            before = at;
        }
        return shown.stream().distinct().toList();
    }

    /** What the titles of two codes do not share; null where they say the same. */
    static Candidate.@Nullable Difference difference(int node, int other, Tree tree, Language language) {
        String here = tree.entry(node).title().in(language);
        String there = tree.entry(other).title().in(language);
        String[] alone = language == Language.ZH ? middles(here, there) : alone(here, there);
        return alone[0].isEmpty() && alone[1].isEmpty()
                ? null
                : new Candidate.Difference(tree.code(other), alone[0], alone[1]);
    }

    private static String[] alone(String here, String there) {
        List<String> one = Arrays.asList(here.split("[\\s,،]+"));
        List<String> two = Arrays.asList(there.split("[\\s,،]+"));
        return new String[] {without(one, two), without(two, one)};
    }

    private static String without(List<String> words, List<String> others) {
        Set<String> lower = new LinkedHashSet<>();
        others.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return String.join(
                " ",
                words.stream()
                        .filter(word -> !lower.contains(word.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** The texts without their common beginning and end. */
    private static String[] middles(String here, String there) {
        int shorter = Math.min(here.length(), there.length());
        int start = 0;
        while (start < shorter && here.charAt(start) == there.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && here.charAt(here.length() - 1 - end) == there.charAt(there.length() - 1 - end)) {
            end++;
        }
        return new String[] {here.substring(start, here.length() - end), there.substring(start, there.length() - end)};
    }
}
