package io.shibo.clear.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.codes.Language;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    static final RiskRules SHIPPED = shipped();

    private static RiskRules shipped() {
        Path folder = Path.of(System.getProperty("shibo.root", ".."), "packs", "CN", RiskRulesReader.FOLDER);
        Problems problems = new Problems();
        try {
            RiskRules rules = RiskRulesReader.read(
                    folder.toString(),
                    Files.readAllBytes(folder.resolve(RiskRulesReader.RULES)),
                    Files.readAllBytes(folder.resolve(RiskRulesReader.BLOCKLIST)),
                    null,
                    problems);
            problems.throwIfAny();
            return Objects.requireNonNull(rules);
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    static RiskFacts facts(long parcel) {
        return new RiskFacts(
                parcel,
                11,
                12,
                13,
                14,
                15,
                16,
                20_000,
                1_000,
                RiskFacts.Check.RIGHT,
                0,
                SHIPPED.lot(parcel),
                List.of(new RiskFacts.Line(17, 18, 2, 9_500, 9_500)));
    }

    /** What a parcel meets that is the first the window ever sees. */
    private static Figures inAnEmptyWorld(RiskFacts facts, long at) {
        Figures figures = facts.figures();
        for (int place = 0; place < facts.sightings(); place++) {
            Sighting sighting = facts.sighting(place);
            figures = figures.and(Watch.see(null, sighting, at).figures());
        }
        return figures.with(Indicator.HISTORY, Span.NOW, 0)
                .with(Indicator.PAYMENT_TO_WAYBILL, Span.NOW, 3_600)
                .with(Indicator.HOUR_OF_DAY, Span.NOW, 3);
    }

    @Property(tries = 300)
    void parcelAloneInAnEmptyWorldIsGreenUnlessDrawn(@ForAll long parcel) {
        RiskFacts facts = facts(parcel);
        Judgement judgement = SHIPPED.terms().judge(inAnEmptyWorld(facts, 1_780_000_000_000L), DAY);
        boolean drawn = SHIPPED.lot(parcel) < 50;
        assertThat(judgement.channel()).isEqualTo(drawn ? Channel.RED : Channel.GREEN);
        assertThat(judgement.hits().stream().map(Hit::rule)).isEqualTo(drawn ? List.of("by-lot") : List.of());
    }

    @Test
    void drawTakesItsShare() {
        int drawn = 0;
        for (int i = 0; i < 100_000; i++) {
            drawn += SHIPPED.lot(Fingerprint.of("parcel", "P", "O" + i)) < 50 ? 1 : 0;
        }
        // 0.5 % of 100,000 is 500; three standard deviations are 67. The draw is fixed by the seed: this is one number.
        assertThat(drawn).isBetween(433, 567);
    }

    @Provide
    Arbitrary<Figures> figures() {
        return Arbitraries.randomValue(random -> {
            Figures figures = Figures.NONE;
            for (Indicator indicator : Indicator.values()) {
                for (Span span : indicator.spans()) {
                    if (random.nextInt(4) > 0) {
                        figures = figures.with(indicator, span, random.nextLong(-200, 1_200_000) >> random.nextInt(16));
                    }
                }
            }
            return figures;
        });
    }

    @Property(tries = 120)
    void orderOfRulesDoesNotMatter(@ForAll("figures") Figures figures, @ForAll long seed) {
        List<RiskRule> shuffled = new ArrayList<>(SHIPPED.rules());
        Collections.shuffle(shuffled, new Random(seed));
        RiskRules other = rules(shuffled);
        RiskRules inOrder = rules(SHIPPED.rules());
        Judgement one = inOrder.terms().judge(figures, DAY);
        Judgement two = other.terms().judge(figures, DAY);
        assertThat(two.channel()).isEqualTo(one.channel());
        assertThat(two.score()).isEqualTo(one.score());
        assertThat(Set.copyOf(two.hits())).isEqualTo(Set.copyOf(one.hits()));
    }

    private static RiskRules rules(List<RiskRule> rules) {
        return new RiskRules("s", rules, List.of(), Blocklist.EMPTY, null, "h");
    }

    @Property(tries = 120)
    void hitsAreTheRulesWhoseEveryConditionHolds(@ForAll("figures") Figures figures) {
        Judgement judgement = SHIPPED.terms().judge(figures, DAY);
        Channel heaviest = Channel.GREEN;
        int sum = 0;
        for (Hit hit : judgement.hits()) {
            for (Hit.Reading reading : hit.readings()) {
                Condition condition = reading.condition();
                assertThat(holds(condition.comparison(), reading.figure(), condition.threshold()))
                        .isTrue();
            }
            heaviest = heaviest.orWorse(hit.channel());
            sum += hit.weight();
        }
        assertThat(judgement.score()).isEqualTo(sum);
        Channel scored = sum >= 140 ? Channel.RED : sum >= 60 ? Channel.YELLOW : Channel.GREEN;
        assertThat(judgement.channel()).isEqualTo(heaviest.orWorse(scored));
    }

    private static boolean holds(Condition.Comparison comparison, long figure, long threshold) {
        int sign = Long.compare(figure, threshold);
        return switch (comparison) {
            case BELOW -> sign < 0;
            case AT_MOST -> sign <= 0;
            case AT_LEAST -> sign >= 0;
            case OVER -> sign > 0;
        };
    }

    @Property(tries = 100)
    void figuresJudgementsAndTermsReadBackFromTheirBytes(@ForAll("figures") Figures figures) {
        Sink out = new Sink();
        figures.write(out);
        Judgement judgement = SHIPPED.terms().judge(figures, DAY);
        judgement.write(out);
        SHIPPED.terms().write(out);
        Source in = new Source(out.toBytes());
        assertThat(Figures.read(in)).isEqualTo(figures);
        assertThat(Judgement.read(in)).isEqualTo(judgement);
        assertThat(RiskTerms.read(in)).isEqualTo(SHIPPED.terms());
        in.end();
    }

    @Test
    void unknownFigureHoldsForNothing() {
        for (Condition.Comparison comparison : Condition.Comparison.values()) {
            Condition condition = new Condition(Indicator.QUOTA_LEFT, Span.NOW, comparison, 0);
            assertThat(condition.holds(Figures.NONE)).isFalse();
        }
    }

    @Test
    void ruleHoldsFromItsFirstDayToTheDayBeforeItsEnd() {
        RiskRules rules = read(rule("a", "from: 2026-06-02\n  to: 2026-06-04"));
        for (int day = 1; day <= 5; day++) {
            Judgement judgement = rules.terms().judge(facts(1).figures(), LocalDate.of(2026, 6, day));
            assertThat(judgement.hits()).hasSize(day == 2 || day == 3 ? 1 : 0);
        }
    }

    @Test
    void blocklistNamesPartiesForTheirDays() {
        String csv = """
                kind,value,from,to
                telephone,+86 138-0000-0000,2026-01-01,2026-06-02
                shop,3301991S01,2026-01-01,
                """;
        RiskRules rules = read(rule("a", "from: 2026-01-01"), csv);
        RiskFacts facts = new RiskFacts(
                1,
                2,
                Fingerprint.ofTelephone("13800000000"),
                4,
                Blocklist.Kind.SHOP.fingerprint("3301991S01"),
                6,
                7,
                8,
                0,
                RiskFacts.Check.UNKNOWN,
                0,
                0,
                List.of());
        assertThat(rules.blocklist().hits(facts, LocalDate.of(2026, 6, 1))).isEqualTo(2);
        assertThat(rules.blocklist().hits(facts, LocalDate.of(2026, 6, 2))).isEqualTo(1);
        assertThat(rules.blocklist().hits(facts(1), LocalDate.of(2026, 6, 1))).isZero();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Problems problems = new Problems();
        String text = """
                pack: XX
                title: {en: x, zh: x, id: x}
                seed: s
                citations:
                  own: {source: zone's own rule, confidence: verified}
                score:
                  - {yellow: 60, red: 40, from: 2026-01-01, citation: own}
                rules:
                  - rule: One
                    title: {en: x, zh: x, id: x, ar: x}
                    all:
                      - {indicator: parcels-of-buyers, within: 1h, at-least: 2}
                      - {indicator: parcels-of-buyer, at-least: 2}
                      - {indicator: value, within: 1h, over: 5}
                      - {indicator: value-of-buyer, within: 2h, over: 5}
                      - {indicator: value, over: 5.001}
                      - {indicator: value, over: 5, below: 9}
                    channel: orange
                    weight: 1001
                    from: 2026-01-01
                    citation: other
                """;
        assertThat(RiskRulesReader.read(
                        "XX/risk",
                        text.getBytes(StandardCharsets.UTF_8),
                        "kind,value,from\nship,x,2026-01-01\n".getBytes(StandardCharsets.UTF_8),
                        null,
                        problems))
                .isNull();
        assertThat(problems.list().stream().map(Problem::field))
                .contains(
                        "title.ar",
                        "score[0].red",
                        "rules[0].rule",
                        "rules[0].all[0].indicator",
                        "rules[0].all[1].within",
                        "rules[0].all[2].within",
                        "rules[0].all[3].within",
                        "rules[0].all[4].over",
                        "rules[0].all[5]",
                        "rules[0].channel",
                        "rules[0].weight",
                        "rules[0].citation",
                        "kind");
    }

    @Test
    void ruleDoesNotHoldTwiceOnOneDay() {
        Problems problems = new Problems();
        String text = head() + rule("a", "from: 2026-01-01") + rule("a", "from: 2026-03-01");
        assertThat(RiskRulesReader.read("XX/risk", text.getBytes(StandardCharsets.UTF_8), null, null, problems))
                .isNull();
        assertThat(problems.list())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("twice"));
        assertThat(read(rule("a", "from: 2026-01-01\n  to: 2026-03-01") + rule("a", "from: 2026-03-01"))
                        .rules())
                .hasSize(2);
    }

    @Test
    void everyHitIsToldInEveryLanguage() {
        List<Hit.Reading> readings = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            for (Span span : indicator.spans()) {
                readings.add(new Hit.Reading(
                        new Condition(indicator, span, Condition.Comparison.AT_LEAST, 123_456), 987_654));
            }
        }
        RiskRule rule = SHIPPED.rules().getFirst();
        Hit hit = new Hit(rule.name(), rule.valid().from(), Channel.RED, 1, readings);
        Set<String> texts = new HashSet<>();
        for (Language language : Language.values()) {
            String text = RiskWords.say(hit, SHIPPED, language);
            assertThat(text).contains("9876.54", "1234.56", "2019-01-01").doesNotContain("{", "}", "''");
            texts.add(text);
            for (ParcelStatus status : ParcelStatus.values()) {
                assertThat(RiskWords.say(status, language)).isNotBlank();
            }
            for (OfficerAction action : OfficerAction.values()) {
                assertThat(RiskWords.say(action, language)).isNotBlank();
            }
            for (Channel channel : Channel.values()) {
                assertThat(RiskWords.say(channel, language)).isNotBlank();
            }
        }
        assertThat(texts).hasSize(Language.values().length);
    }

    @Test
    void shippedRulesSayWhatTheyFound() {
        RiskFacts facts = facts(1);
        Figures figures = inAnEmptyWorld(facts, 1_780_000_000_000L)
                .with(Indicator.PARCELS_OF_BUYER, Span.HOUR, 3)
                .with(Indicator.VALUE_OF_BUYER, Span.HOUR, 612_300);
        Judgement judgement = SHIPPED.terms().judge(figures, DAY);
        assertThat(judgement.channel()).isEqualTo(Channel.YELLOW);
        assertThat(judgement.hits().getFirst().rule()).isEqualTo("split-by-buyer");
        assertThat(RiskWords.say(judgement.hits().getFirst(), SHIPPED, Language.EN))
                .isEqualTo(
                        "Several parcels of one buyer in an hour, together over the limit of an order: "
                                + "parcels of the buyer within 1 hour 3, at least 2; "
                                + "value of the buyer’s parcels within 1 hour 6123.00 yuan, over 5000.00 yuan. "
                                + "In force since 2019-01-01; 海关总署公告2018年第194号, 第四条、第二十三条 (genuine orders；split orders and resale).");
    }

    private static String head() {
        return """
                pack: XX
                title: {en: x, zh: x, id: x, ar: x}
                seed: s
                citations:
                  own: {source: zone's own rule, confidence: verified}
                rules:
                """;
    }

    private static String rule(String name, String days) {
        return """
                - rule: rule-%s
                  title: {en: x, zh: x, id: x, ar: x}
                  all: [{indicator: value, over: 5}]
                  channel: yellow
                  weight: 0
                  %s
                  citation: own
                """.formatted(name, days);
    }

    private static RiskRules read(String rules) {
        return read(rules, null);
    }

    private static RiskRules read(String rules, @Nullable String blocklist) {
        Problems problems = new Problems();
        RiskRules read = RiskRulesReader.read(
                "XX/risk",
                (head() + rules).getBytes(StandardCharsets.UTF_8),
                blocklist == null ? null : blocklist.getBytes(StandardCharsets.UTF_8),
                null,
                problems);
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(read);
    }
}
