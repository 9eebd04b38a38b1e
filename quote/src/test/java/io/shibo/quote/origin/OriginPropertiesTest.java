package io.shibo.quote.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Material;
import io.shibo.quote.sale.Production;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds of every bill of materials under every rule. */
class OriginPropertiesTest {
    private static final String GOODS = "847950";
    private static final int TOLERANCE = 10;
    private static final List<String> CODES =
            List.of("847950", "847989", "841330", "850152", "720839", "720851", "390120", "100630");
    private static final List<String> LEAVES = List.of(
            "CC",
            "CTH",
            "CTSH",
            "CTH except from 72.08, 85",
            "CC except from 39-72",
            "RVC 40",
            "RVC 35 build-up",
            "RVC 60 build-down",
            "MaxNOM 45",
            "MaxNOM 10 from 8501",
            "WO from 72, 10.06",
            "PE",
            "process \"x\"");

    /** A material, each fact of which may be open. */
    record Part(String code, boolean codeKnown, int originating, int cents, boolean valueKnown) {
        Material material(int index) {
            // 0: a third country's; 1: stated to originate; 2: nobody says where it is from.
            return new Material(
                    "m" + index,
                    Fact.ofNullable(codeKnown ? HsCode.of(code) : null),
                    Fact.ofNullable(originating == 2 ? null : originating == 1 ? Origins.CN : Origins.IN),
                    originating == 1 ? Fact.of(Set.of("TEST")) : Fact.unknown(),
                    Fact.ofNullable(valueKnown ? BigDecimal.valueOf(cents, 2) : null),
                    null,
                    List.of());
        }
    }

    @Provide
    Arbitrary<OriginRule> rules() {
        Arbitrary<OriginRule> leaf = Arbitraries.of(LEAVES).map(OriginRuleParser::parse);
        Arbitrary<OriginRule> shallow = Arbitraries.oneOf(leaf, group(leaf));
        return Arbitraries.oneOf(leaf, group(leaf), group(shallow));
    }

    private static Arbitrary<OriginRule> group(Arbitrary<OriginRule> part) {
        return Combinators.combine(part.list().ofMinSize(2).ofMaxSize(3), Arbitraries.of(true, false))
                .as((parts, any) -> any ? new OriginRule.AnyOf(parts) : new OriginRule.AllOf(parts));
    }

    @Provide
    Arbitrary<List<Part>> known() {
        return parts(Arbitraries.just(true), Arbitraries.integers().between(0, 1));
    }

    @Provide
    Arbitrary<List<Part>> partlyKnown() {
        return parts(
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, Arbitraries.just(true)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(false))),
                Arbitraries.integers().between(0, 2));
    }

    private static Arbitrary<List<Part>> parts(Arbitrary<Boolean> known, Arbitrary<Integer> originating) {
        return Combinators.combine(
                        Arbitraries.of(CODES),
                        known,
                        originating,
                        Arbitraries.integers().between(0, 6000),
                        known)
                .as(Part::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Good good(List<Material> materials, int price, boolean processed) {
        Exact exact = Exact.of(BigDecimal.valueOf(price, 2));
        return new Good(
                HsCode.of(GOODS),
                Origins.CN,
                Origins.ID,
                exact,
                exact,
                null,
                new Production(
                        materials,
                        Fact.of(processed ? List.of("x") : List.of("y")),
                        Map.of(),
                        Fact.unknown(),
                        Fact.unknown()));
    }

    private static List<Material> materials(List<Part> parts) {
        List<Material> materials = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            materials.add(parts.get(i).material(i));
        }
        return materials;
    }

    private static OriginRegime regime(OriginRule rule, Cumulation cumulation) {
        return Origins.ruled(rule.toString())
                .tolerance("01-97", Tolerance.Of.VALUE, Integer.toString(TOLERANCE))
                .cumulation(cumulation)
                .regime();
    }

    private static Answer answer(OriginRule rule, Good good) {
        return OriginJudge.answer(regime(rule, Cumulation.REGIONAL), good);
    }

    /** The order in which answers are better. */
    private static int rank(Answer answer) {
        return answer == Answer.NO ? 0 : answer == Answer.UNKNOWN ? 1 : 2;
    }

    // Against the plain reading

    private static boolean naive(OriginRule rule, List<Part> parts, int price, boolean processed) {
        return new NaiveOrigin(
                        GOODS,
                        price,
                        parts.stream()
                                .map(p -> new NaiveOrigin.Input(p.code(), p.originating() == 1, p.cents()))
                                .toList(),
                        processed,
                        TOLERANCE)
                .originates(rule);
    }

    @Property(tries = 1000)
    void agreesWithThePlainReading(
            @ForAll("rules") OriginRule rule, @ForAll("known") List<Part> parts, @ForAll boolean processed) {
        for (int price : new int[] {100, 2500, 6000, 10_000, 40_000}) {
            assertThat(answer(rule, good(materials(parts), price, processed)))
                    .isEqualTo(Answer.of(naive(rule, parts, price, processed)));
        }
    }

    /** YES and NO hold for every completion of what is open; UNKNOWN over origins alone has completions of both kinds. */
    @Property(tries = 600)
    void anAnswerHoldsForEveryCompletion(
            @ForAll("rules") OriginRule rule, @ForAll("partlyKnown") List<Part> parts, @ForAll boolean processed) {
        int price = 10_000;
        Answer answer = answer(rule, good(materials(parts), price, processed));
        List<List<Part>> completions = completions(parts);
        long yes = completions.stream()
                .filter(c -> naive(rule, c, price, processed))
                .count();
        boolean originsAlone = parts.stream().allMatch(p -> p.codeKnown() && p.valueKnown());
        switch (answer) {
            case YES -> assertThat(yes).isEqualTo(completions.size());
            case NO -> assertThat(yes).isZero();
            case UNKNOWN -> {
                if (originsAlone) {
                    assertThat(yes).isPositive().isLessThan(completions.size());
                }
            }
        }
    }

    private static List<List<Part>> completions(List<Part> parts) {
        List<List<Part>> all = new ArrayList<>(List.of(List.of()));
        for (Part part : parts) {
            List<List<Part>> longer = new ArrayList<>();
            for (List<Part> before : all) {
                for (Part completed : completions(part)) {
                    List<Part> more = new ArrayList<>(before);
                    more.add(completed);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<Part> completions(Part part) {
        List<Part> all = new ArrayList<>();
        List<String> codes = part.codeKnown() ? List.of(part.code()) : List.of("847950", "720839", "850152");
        List<Integer> origins = part.originating() == 2 ? List.of(0, 1) : List.of(part.originating());
        List<Integer> values = part.valueKnown() ? List.of(part.cents()) : List.of(0, 700, 9_999);
        for (String code : codes) {
            for (int originating : origins) {
                for (int cents : values) {
                    all.add(new Part(code, true, originating, cents, true));
                }
            }
        }
        return all;
    }

    // What never makes origin worse, or different

    @Property(tries = 400)
    void anOriginatingMaterialInsteadOfAForeignOneNeverLosesOrigin(
            @ForAll("rules") OriginRule rule, @ForAll("partlyKnown") List<Part> parts, @ForAll int at) {
        int index = Math.floorMod(at, parts.size());
        Part old = parts.get(index);
        List<Part> better = new ArrayList<>(parts);
        better.set(index, new Part(old.code(), old.codeKnown(), 1, old.cents(), old.valueKnown()));
        Answer before = answer(rule, good(materials(parts), 10_000, false));
        Answer after = answer(rule, good(materials(better), 10_000, false));
        assertThat(rank(after)).isGreaterThanOrEqualTo(rank(before));
    }

    @Property(tries = 400)
    void orderDoesNotMatter(
            @ForAll("rules") OriginRule rule, @ForAll("partlyKnown") List<Part> parts, @ForAll long seed) {
        List<Material> shuffled = new ArrayList<>(materials(parts));
        Collections.shuffle(shuffled, new Random(seed));
        OriginRegime regime = regime(rule, Cumulation.REGIONAL);
        OriginResult one = OriginJudge.judge(regime, good(materials(parts), 10_000, false));
        OriginResult other = OriginJudge.judge(regime, good(shuffled, 10_000, false));
        assertThat(other.answer()).isEqualTo(one.answer());
        assertThat(other.questions()).containsExactlyInAnyOrderElementsOf(one.questions());
    }

    @Property(tries = 400)
    void aMaterialInTwoHalvesIsTheSameMaterial(
            @ForAll("rules") OriginRule rule, @ForAll("partlyKnown") List<Part> parts, @ForAll int at) {
        int index = Math.floorMod(at, parts.size());
        List<Material> halved = new ArrayList<>(materials(parts));
        Material whole = halved.get(index);
        BigDecimal value = whole.value().orNull();
        Material half = value == null ? whole : whole.worth(value.divide(BigDecimal.TWO));
        halved.set(index, half);
        halved.add(renamed(half, "other half"));
        assertThat(answer(rule, good(halved, 10_000, true)))
                .isEqualTo(answer(rule, good(materials(parts), 10_000, true)));
    }

    private static Material renamed(Material m, String name) {
        return new Material(name, m.hs(), m.origin(), m.originating(), m.value(), m.netKg(), m.materials());
    }

    /** Each kind of cumulation counts all that the one before it counts. */
    @Property(tries = 400)
    void moreCumulationIsNeverWorse(
            @ForAll("rules") OriginRule rule,
            @ForAll("partlyKnown") List<Part> parts,
            @ForAll("partlyKnown") List<Part> inside,
            @ForAll int at) {
        Country[] countries = {Origins.CN, Origins.TH, Origins.ID};
        List<Material> materials = new ArrayList<>(materials(parts));
        Material old = materials.get(0);
        Country made = countries[Math.floorMod(at, countries.length)];
        materials.set(
                0, new Material("kit", old.hs(), Fact.of(made), Fact.unknown(), old.value(), null, materials(inside)));
        if (materials.size() > 1) {
            materials.set(1, materials.get(1).from(made).originatingUnder("TEST"));
        }
        Good good = good(materials, 10_000, false);
        int last = 0;
        for (Cumulation kind : Cumulation.values()) {
            int now = rank(OriginJudge.answer(regime(rule, kind), good));
            assertThat(now).as("%s after the one before", kind).isGreaterThanOrEqualTo(last);
            last = now;
        }
    }

    /** RCEP Article 3.5: if all that is not foreign material is stated as cost, both methods give the same content. */
    @Property(tries = 1000)
    void buildUpAndTheForeignShareAddUpToAll(@ForAll("known") List<Part> parts) {
        int price = 30_000;
        int all = parts.stream().mapToInt(Part::cents).sum();
        Good good = Origins.costing(
                good(materials(parts), price, false), Map.of("labour", BigDecimal.valueOf(price - all, 2)), null);
        Figures figures = new Figures(content("RVC 40 build-down", good), content("RVC 40 build-up", good));
        if (figures.down() != null && figures.up() != null) {
            // Shares are shown to twelve digits.
            assertThat(figures.down().percent())
                    .isCloseTo(
                            figures.up().percent(), org.assertj.core.data.Offset.offset(new BigDecimal("0.00000001")));
            assertThat(figures.down().answer()).isEqualTo(figures.up().answer());
        }
    }

    private record Figures(Finding.@Nullable Figure down, Finding.@Nullable Figure up) {}

    private static Finding.@Nullable Figure content(String rule, Good good) {
        OriginResult result = Origins.ruled(rule).costsInBuildUp().judge(good);
        return result.finding() instanceof Finding.Measured measured
                ? measured.figures().getFirst()
                : null;
    }

    /** Whatever is proposed was tried, costs no more than the next proposal, and changes one thing. */
    @Property(tries = 1000)
    void adviceMakesTheGoodsOriginate(@ForAll("rules") OriginRule rule, @ForAll("known") List<Part> parts) {
        OriginRegime regime = regime(rule, Cumulation.REGIONAL);
        OriginResult result = OriginJudge.judge(regime, good(materials(parts), 10_000, false));
        List<OriginAdvice.Proposal> advice = OriginAdvice.of(regime, result);
        Exact last = Exact.ZERO;
        for (OriginAdvice.Proposal proposal : advice) {
            assertThat(proposal.verified().answer()).isEqualTo(Answer.YES);
            assertThat(proposal.affected()).isGreaterThanOrEqualTo(last);
            last = proposal.affected();
            if (proposal instanceof OriginAdvice.Proposal.LowerValue lower) {
                BigDecimal oneMore = lower.value().add(new BigDecimal("0.01"));
                List<Material> almost = result.good().production().materials().stream()
                        .map(m -> m.equals(lower.material()) ? m.worth(oneMore) : m)
                        .toList();
                assertThat(OriginJudge.answer(
                                regime,
                                result.good().made(result.good().production().with(almost))))
                        .as("a cent more is too much")
                        .isNotEqualTo(Answer.YES);
            }
        }
        if (result.answer() != Answer.NO) {
            assertThat(advice).isEmpty();
        }
    }
}
