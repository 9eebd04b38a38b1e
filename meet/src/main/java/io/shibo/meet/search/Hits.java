package io.shibo.meet.search;

import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Organisation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param total how many match
 * @param hits the part that was asked for, best first
 * @param countries how many of all matches come from each country, most first
 * @param halls how many of all matches are in each hall, by name
 * @param withoutMeaning why what is near in meaning was not looked for although an embedding is there; null where it was, or
 *     there is none
 */
public record Hits(
        int total,
        List<Hit> hits,
        Map<String, Integer> countries,
        Map<String, Integer> halls,
        @Nullable String withoutMeaning) {
    public Hits {
        hits = List.copyOf(hits);
        countries = Collections.unmodifiableMap(new LinkedHashMap<>(countries));
        halls = Collections.unmodifiableMap(new LinkedHashMap<>(halls));
    }

    /**
     * One organisation that matches.
     *
     * @param why what matched; empty where everybody was asked for
     */
    public record Hit(Organisation organisation, List<Explanation> why) {
        public Hit {
            why = List.copyOf(why);
        }
    }
}
