package io.shibo.quote.classify;

import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.quote.rule.Nomenclature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The nomenclature's codes by position: what belongs to which heading and chapter, and which codes can be an answer. */
final class Tree {
    private final List<Nomenclature.Entry> entries;
    private final int[] heading;
    private final int[] chapter;
    private final boolean[] leaf;
    private final boolean[] residual;
    private final Map<HsCode, Integer> positions = new HashMap<>();
    private final Map<Integer, List<String>> national = new HashMap<>();
    private int families;

    Tree(Nomenclature nomenclature) {
        this.entries = List.copyOf(nomenclature.entries());
        int size = entries.size();
        heading = new int[size];
        chapter = new int[size];
        leaf = new boolean[size];
        residual = new boolean[size];
        for (int i = 0; i < size; i++) {
            positions.put(entries.get(i).code(), i);
        }
        for (int i = 0; i < size; i++) {
            HsCode code = entries.get(i).code();
            heading[i] = code.length() < 4 ? -1 : positions.getOrDefault(code.prefix(4), -1);
            chapter[i] = positions.getOrDefault(code.prefix(2), -1);
            boolean parent = i + 1 < size && code.contains(entries.get(i + 1).code());
            leaf[i] = code.length() >= 4 && !parent;
            residual[i] = code.length() == 6 && isOther(entries.get(i));
            families += code.length() == 6 ? 0 : 1;
        }
    }

    /** Adds what a country's tariff calls lines below a subheading. */
    void addNational(HsCode line, String title) {
        Integer node = positions.get(line.prefix(6));
        if (node != null) {
            List<String> titles = national.computeIfAbsent(node, k -> new ArrayList<>());
            if (!titles.contains(title) && !title.equals(entry(node).title().in(Language.EN))) {
                titles.add(title);
            }
        }
    }

    private static boolean isOther(Nomenclature.Entry entry) {
        String title = entry.title().in(Language.EN).toLowerCase(Locale.ROOT);
        return title.startsWith("other") || title.contains(", other") || title.contains("n.e.s");
    }

    int size() {
        return entries.size();
    }

    Nomenclature.Entry entry(int node) {
        return entries.get(node);
    }

    HsCode code(int node) {
        return entries.get(node).code();
    }

    List<String> national(int node) {
        return national.getOrDefault(node, List.of());
    }

    /** The heading a node is or belongs to; below 0 for a chapter. */
    int heading(int node) {
        return heading[node];
    }

    int chapter(int node) {
        return chapter[node];
    }

    /** The heading, or the chapter itself: what counts as one document. */
    int family(int node) {
        return heading[node] < 0 ? node : heading[node];
    }

    int families() {
        return families;
    }

    /** Whether it can be an answer: a subheading, or a heading of which no subheading is listed. */
    boolean leaf(int node) {
        return leaf[node];
    }

    /** Whether it takes what its heading's other codes leave. */
    boolean residual(int node) {
        return residual[node];
    }
}
