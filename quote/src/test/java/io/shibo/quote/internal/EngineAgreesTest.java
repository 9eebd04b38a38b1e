package io.shibo.quote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.quote.Assessment;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.sale.Sale;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The engine against {@link ReferenceAssessor}, which evaluates the same rules the straightforward way: names in maps,
 * every candidate looked at, every decision written down at once. Same figures, questions, refusals and the same trace.
 */
class EngineAgreesTest {
    private static final Country ANDORRA = Country.of("AD");

    @Property(tries = 400)
    void answersAsTheStraightforwardEvaluationDoes(@ForAll long seed) {
        RandomRules rules = new RandomRules(seed);
        Pack pack = rules.pack("XX", Set.of(ANDORRA));
        CompiledPack fast = new CompiledPack(pack);
        ReferenceCompiledPack plain = new ReferenceCompiledPack(pack);
        for (int i = 0; i < 6; i++) {
            Sale sale = rules.sale(ANDORRA);
            for (Channel channel : pack.channels()) {
                Assumption assumed = i == 0 ? supposing(pack, seed) : Assumption.NONE;
                Assessment got = new Assessor(sale, fast, channel, assumed).assess();
                Assessment expected = new ReferenceAssessor(sale, plain, channel, assumed).assess();
                assertSame(got, expected);
            }
        }
    }

    private static Assumption supposing(Pack pack, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> granted = new HashSet<>();
        Set<String> denied = new HashSet<>();
        for (Measure measure : pack.measures()) {
            if (random.nextInt(3) == 0) {
                (random.nextBoolean() ? granted : denied).add(measure.id());
            }
        }
        return new Assumption(granted, denied);
    }

    private static void assertSame(Assessment got, Assessment expected) {
        assertThat(got.charges()).isEqualTo(expected.charges());
        assertThat(got.charges().toString()).isEqualTo(expected.charges().toString());
        assertThat(got.totals()).isEqualTo(expected.totals());
        assertThat(got.customsValue()).isEqualTo(expected.customsValue());
        assertThat(got.rate()).isEqualTo(expected.rate());
        assertThat(got.refusals()).isEqualTo(expected.refusals());
        assertThat(got.questions()).isEqualTo(expected.questions());
        assertThat(got.requirements()).isEqualTo(expected.requirements());
        assertThat(got.complete()).isEqualTo(expected.complete());
        for (int i = 0; i < Math.min(got.trace().size(), expected.trace().size()); i++) {
            assertThat(got.trace().get(i)).isEqualTo(expected.trace().get(i));
        }
        assertThat(got.trace()).hasSameSizeAs(expected.trace());
    }

    /** What the comparison of preferences reads is the whole trace without what is out of reach for the sale. */
    @Property(tries = 200)
    void theShortTraceLeavesOutOnlyWhatIsOutOfReach(@ForAll long seed) {
        RandomRules rules = new RandomRules(seed);
        Pack pack = rules.pack("XX", Set.of(ANDORRA));
        CompiledPack fast = new CompiledPack(pack);
        Sale sale = rules.sale(ANDORRA);
        Channel channel = pack.channels().getFirst();
        Assessment got = new Assessor(sale, fast, channel, Assumption.NONE).assess();
        assertThat(LazyTrace.near(got.trace()).stream()
                        .filter(EngineAgreesTest::inReach)
                        .toList())
                .isEqualTo(
                        got.trace().stream().filter(EngineAgreesTest::inReach).toList());
    }

    private static boolean inReach(io.shibo.quote.Trace trace) {
        return !(trace instanceof io.shibo.quote.Trace.Excluded excluded)
                || switch (excluded.reason()) {
                    case OUTSIDE_DATES, ORIGIN, DISPATCH, DESTINATION, BUYER, TRANSPORT, SWITCHED_OFF -> false;
                    case CONDITION, NOT_LOWEST, NOT_FIRST, NOT_CLAIMED -> true;
                };
    }
}
