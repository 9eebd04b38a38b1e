package io.shibo.meet.search;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Need;
import io.shibo.meet.expo.Offer;
import io.shibo.meet.expo.Organisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The titles of an expo's offers and needs as vectors of length 1. What is nearest to a question is found by comparing with each:
 * exact, and fast enough for the titles of an expo. Equal titles have one vector.
 */
final class Meanings {
    /** Organisations that a question is given by meaning alone; a nearest one there always is, however far. */
    static final int NEAREST = 30;

    private final List<String> titles;
    private final float[][] vectors;
    /** By title, the organisations that have it, by index. */
    private final int[][] owners;

    private Meanings(List<String> titles, float[][] vectors, int[][] owners) {
        this.titles = titles;
        this.vectors = vectors;
        this.owners = owners;
    }

    /** An organisation and the title of it that is nearest. @param nearness cosine, −1 to 1 */
    record Near(int organisation, String title, float nearness) {}

    static Meanings of(Expo expo, Embedding embedding) throws Embedding.UnavailableException {
        Map<String, Integer> index = new HashMap<>();
        for (Organisation organisation : expo.organisations()) {
            index.put(organisation.id(), index.size());
        }
        Map<String, List<Integer>> owners = new LinkedHashMap<>();
        for (Offer offer : expo.offers()) {
            owners.computeIfAbsent(offer.title(), t -> new ArrayList<>())
                    .add(index.getOrDefault(offer.organisation(), 0));
        }
        for (Need need : expo.needs()) {
            owners.computeIfAbsent(need.title(), t -> new ArrayList<>())
                    .add(index.getOrDefault(need.organisation(), 0));
        }
        List<String> titles = List.copyOf(owners.keySet());
        float[][] vectors = new float[titles.size()][];
        for (int from = 0; from < titles.size(); from += Embedding.MOST_TEXTS) {
            int to = Math.min(titles.size(), from + Embedding.MOST_TEXTS);
            List<float[]> got = checked(embedding.of(titles.subList(from, to)), to - from);
            for (int i = 0; i < got.size(); i++) {
                vectors[from + i] = got.get(i);
                if (vectors[from + i].length != vectors[0].length) {
                    throw new Embedding.UnavailableException("vectors of %d and of %d components"
                            .formatted(vectors[0].length, vectors[from + i].length));
                }
            }
        }
        return new Meanings(
                titles,
                vectors,
                owners.values().stream()
                        .map(list -> list.stream()
                                .mapToInt(Integer::intValue)
                                .distinct()
                                .toArray())
                        .toArray(int[][]::new));
    }

    /** The nearest organisations, the nearest first. @param among which may be found */
    List<Near> nearest(String question, Embedding embedding, IntPredicate among) throws Embedding.UnavailableException {
        if (titles.isEmpty()) {
            return List.of();
        }
        float[] asked = checked(embedding.of(List.of(question)), 1).getFirst();
        if (asked.length != vectors[0].length) {
            throw new Embedding.UnavailableException(
                    "the question's vector has %d components, the index %d".formatted(asked.length, vectors[0].length));
        }
        Map<Integer, Near> best = new HashMap<>();
        for (int t = 0; t < vectors.length; t++) {
            float nearness = product(asked, vectors[t]);
            for (int organisation : owners[t]) {
                if (among.test(organisation)) {
                    Near near = new Near(organisation, titles.get(t), nearness);
                    best.merge(organisation, near, (a, b) -> b.nearness() > a.nearness() ? b : a);
                }
            }
        }
        return best.values().stream()
                .sorted((a, b) -> a.nearness() == b.nearness()
                        ? Integer.compare(a.organisation(), b.organisation())
                        : Float.compare(b.nearness(), a.nearness()))
                .limit(NEAREST)
                .toList();
    }

    /** Of length 1 each, so that their product is the cosine. */
    private static List<float[]> checked(List<float[]> vectors, int count) throws Embedding.UnavailableException {
        if (vectors.size() != count) {
            throw new Embedding.UnavailableException("%d vectors for %d texts".formatted(vectors.size(), count));
        }
        List<float[]> unit = new ArrayList<>(count);
        for (float[] vector : vectors) {
            double square = product(vector, vector);
            if (vector.length == 0
                    || vector.length > Embedding.MOST_DIMENSIONS
                    || !(square > 0)
                    || Double.isInfinite(square)) {
                throw new Embedding.UnavailableException(
                        "a vector of %d components and length %s".formatted(vector.length, Math.sqrt(square)));
            }
            float[] own = Arrays.copyOf(vector, vector.length);
            float factor = (float) (1 / Math.sqrt(square));
            for (int i = 0; i < own.length; i++) {
                own[i] *= factor;
            }
            unit.add(own);
        }
        return unit;
    }

    private static float product(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
