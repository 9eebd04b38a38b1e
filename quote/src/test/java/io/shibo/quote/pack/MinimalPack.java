package io.shibo.quote.pack;

import io.shibo.codes.input.Problems;
import io.shibo.quote.rule.Pack;
import java.util.Map;
import java.util.Objects;

/** The least a pack can be, with tariff lines of chosen codes and titles. */
final class MinimalPack {
    private MinimalPack() {}

    /** @param lines code and English title in turn; an empty title is none */
    static Pack of(String... lines) {
        StringBuilder goods = new StringBuilder("code,en,rate\n");
        for (int i = 0; i < lines.length; i += 2) {
            goods.append(lines[i]).append(',').append(lines[i + 1]).append(",5%\n");
        }
        Problems problems = new Problems();
        Pack pack = PackReader.read(
                PackFiles.ofText("XX", Map.of("pack.yaml", MAIN, "goods.csv", goods.toString())), problems);
        problems.throwIfAny();
        return Objects.requireNonNull(pack);
    }

    /** Its {@code pack.yaml}. */
    static final String MAIN = """
            pack: XX
            title: {en: Test, zh: 测试, id: Uji, ar: اختبار}
            territories: [AD]
            currency: EUR
            vintage: 2026-01-01
            citations:
              act: {source: An act, confidence: unverified}
            roundings:
              cent: {unit: "0.01", mode: half-up, citation: act}
            lists:
              goods: {file: goods.csv, columns: [en, rate]}
            goods: [goods]
            channels:
              general:
                title: {en: General, zh: 一般, id: Umum, ar: عام}
                subject: goods
                date: import
                steps:
                  - {base: customs-value, formula: cif}
                  - {layer: duty, title: {en: Duty, zh: 关税, id: Bea, ar: رسم}, select: lowest, required: yes, rounding: cent}
            measures:
              - id: mfn
                channels: [general]
                layer: duty
                title: {en: Rate, zh: 税率, id: Tarif, ar: معدل}
                list: goods
                formula: $rate of customs-value
                from: 2020-01-01
                citation: act
            """;
}
