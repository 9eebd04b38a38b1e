package io.shibo.cli.quote;

import io.shibo.codes.Citation;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many measures of a rulebook were compared with a public text, and with which.
 *
 * @param texts measures by what they were compared with: address and day
 */
record VerifiedRules(List<OfPack> packs, Map<String, Integer> texts) {
    /** @param verified of {@code measures} */
    record OfPack(String name, int verified, int measures) {}

    static VerifiedRules of(Rulebook rulebook) {
        List<OfPack> packs = new ArrayList<>();
        Map<String, Integer> texts = new TreeMap<>();
        for (Pack pack : rulebook.packs()) {
            int verified = 0;
            for (Measure measure : pack.measures()) {
                Citation.Comparison compared = measure.citation().compared();
                if (!measure.citation().unverified()) {
                    verified++;
                    texts.merge(
                            compared == null ? "text not named" : compared.text() + ", " + compared.on(),
                            1,
                            Integer::sum);
                }
            }
            packs.add(new OfPack(pack.name(), verified, pack.measures().size()));
        }
        return new VerifiedRules(packs, texts);
    }

    int verified() {
        return packs.stream().mapToInt(OfPack::verified).sum();
    }

    int measures() {
        return packs.stream().mapToInt(OfPack::measures).sum();
    }

    void print(PrintWriter out) {
        packs.forEach(
                pack -> out.printf("%s  %d of %d measures verified%n", pack.name(), pack.verified(), pack.measures()));
        out.printf("in all  %d of %d measures verified%n", verified(), measures());
        texts.forEach((text, count) -> out.printf("  %4d  %s%n", count, text));
    }

    Map<String, Object> document() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("verified", verified());
        out.put("measures", measures());
        out.put(
                "packs",
                packs.stream()
                        .map(pack -> Map.<String, Object>of(
                                "pack", pack.name(), "verified", pack.verified(), "measures", pack.measures()))
                        .toList());
        out.put(
                "texts",
                texts.entrySet().stream()
                        .map(text -> Map.<String, Object>of("text", text.getKey(), "measures", text.getValue()))
                        .toList());
        return out;
    }
}
