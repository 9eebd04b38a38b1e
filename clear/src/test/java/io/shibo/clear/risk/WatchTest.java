package io.shibo.clear.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The counters against a plain list of everything that happened. */
class WatchTest {
    private static final long START = 1_767_200_000_000L;
    private static final long MINUTE = 60_000L;

    record Happened(long at, long amount, long face) {}

    /** Everything that happened, kept; time runs as the watch's does, never backwards. */
    private static final class Plain {
        private final List<Happened> all = new ArrayList<>();

        void add(Happened one) {
            long at =
                    all.isEmpty() ? one.at() : Math.max(one.at(), all.getLast().at());
            all.add(new Happened(at, one.amount(), one.face()));
        }

        private List<Happened> within(Span span) {
            long now = local(all.getLast().at());
            long unit = span == Span.HOUR ? 10 * MINUTE : span == Span.DAY ? 60 * MINUTE : 1440 * MINUTE;
            int length = span == Span.HOUR ? 6 : span == Span.DAY ? 24 : 30;
            return all.stream()
                    .filter(one -> local(one.at()) / unit > now / unit - length)
                    .toList();
        }

        private static long local(long at) {
            return at + 8 * 60 * MINUTE;
        }

        long count(Span span) {
            return within(span).size();
        }

        long sum(Span span) {
            return within(span).stream().mapToLong(Happened::amount).sum();
        }

        int faces() {
            Set<Long> faces = new HashSet<>();
            within(Span.MONTH).forEach(one -> faces.add(one.face()));
            return Math.min(faces.size(), Faces.MOST);
        }

        long age() {
            return local(all.getLast().at()) / (1440 * MINUTE)
                    - local(all.getFirst().at()) / (1440 * MINUTE);
        }
    }

    @Provide
    Arbitrary<List<Happened>> lives() {
        Arbitrary<Long> pauses = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.longs().between(0, 15 * MINUTE)),
                net.jqwik.api.Tuple.of(4, Arbitraries.longs().between(0, 300 * MINUTE)),
                net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(0, 3 * 1440 * MINUTE)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 29 * 1440 * MINUTE)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(-120 * MINUTE, 0)));
        return Combinators.combine(
                        pauses,
                        Arbitraries.longs().between(0, 600_000),
                        Arbitraries.longs().between(1, 60))
                .as(Happened::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120)
                .map(WatchTest::placed);
    }

    private static List<Happened> placed(List<Happened> pauses) {
        List<Happened> placed = new ArrayList<>();
        long at = START;
        for (Happened one : pauses) {
            at += one.at();
            // Spread as fingerprints are: small numbers would share their upper halves.
            placed.add(new Happened(at, one.amount(), one.face() * 0x9E3779B97F4A7C15L));
        }
        return placed;
    }

    @Property(tries = 120)
    void countsAsTheListOfAllEventsDoes(@ForAll("lives") List<Happened> life) {
        Plain plain = new Plain();
        Watch watch = null;
        for (Happened one : life) {
            plain.add(one);
            Watch.Seen seen = Watch.see(watch, new Sighting(Subject.TELEPHONE, 1, one.amount(), one.face()), one.at());
            for (Span span : Indicator.PARCELS_TO_TELEPHONE.spans()) {
                assertThat(seen.figures().find(Indicator.PARCELS_TO_TELEPHONE, span))
                        .hasValue(plain.count(span));
                assertThat(seen.figures().find(Indicator.VALUE_TO_TELEPHONE, span))
                        .hasValue(plain.sum(span));
            }
            assertThat(seen.figures().find(Indicator.BUYERS_AT_TELEPHONE, Span.MONTH))
                    .hasValue(plain.faces());
            watch = read(bytes(seen.next()));
            assertThat(watch).isEqualTo(seen.next());
            assertThat(bytes(watch).length).isLessThan(1000);
        }
    }

    @Property(tries = 100)
    void growthComparesTheDayWithTheDaysBefore(@ForAll("lives") List<Happened> life) {
        Plain plain = new Plain();
        Watch watch = null;
        for (Happened one : life) {
            plain.add(one);
            Watch.Seen seen = Watch.see(watch, new Sighting(Subject.SHOP, 1, 0, 0), one.at());
            watch = seen.next();
            long today = plain.count(Span.DAY);
            long earlier = plain.count(Span.MONTH) - today;
            OptionalLong growth = seen.figures().find(Indicator.GROWTH_OF_SHOP, Span.NOW);
            assertThat(seen.figures().find(Indicator.AGE_OF_SHOP, Span.NOW)).hasValue(plain.age());
            if (plain.age() < 7 || earlier == 0) {
                assertThat(growth).isEmpty();
            } else {
                assertThat(growth).hasValue(today * 1000 * Math.min(29, plain.age()) / earlier);
            }
        }
    }

    @Property(tries = 100)
    void forgettingWhatHasExpiredChangesNothing(
            @ForAll("lives") List<Happened> life, @ForAll("subjects") Subject subject) {
        Watch kept = null;
        Watch swept = null;
        for (Happened one : life) {
            if (swept != null && swept.expired(Span.day(Span.slot(one.at())))) {
                swept = null;
            }
            Sighting sighting = new Sighting(subject, 1, one.amount(), one.face());
            Watch.Seen withIt = Watch.see(kept, sighting, one.at());
            Watch.Seen without = Watch.see(swept, sighting, one.at());
            assertThat(without).isEqualTo(withIt);
            kept = withIt.next();
            swept = without.next();
        }
    }

    @Provide
    Arbitrary<Subject> subjects() {
        return Arbitraries.of(Subject.class);
    }

    @Property(tries = 100)
    void medianIsThatOfAllPricesToWithinAClass(@ForAll("lives") List<Happened> life) {
        List<Long> prices = new ArrayList<>();
        Watch watch = null;
        for (Happened one : life) {
            long price = 1 + one.amount();
            // All in one season: what fades is told apart below.
            Watch.Seen seen = Watch.see(watch, new Sighting(Subject.ARTICLE, 1, price, 0), START);
            OptionalLong low = seen.figures().find(Indicator.PRICE_OF_ARTICLE_LOW, Span.NOW);
            if (prices.size() < Prices.LEAST) {
                assertThat(low).isEmpty();
            } else {
                List<Long> sorted = prices.stream().sorted().toList();
                long median = sorted.get((sorted.size() + 1) / 2 - 1);
                long class0 = Prices.middle(Prices.classOf(median));
                assertThat(low).hasValue(price * 1000 / Math.max(1, class0));
                assertThat(Math.abs(class0 - median)).isLessThanOrEqualTo(Math.max(1, median / 15));
            }
            prices.add(price);
            watch = read(bytes(seen.next()));
        }
    }

    @Test
    void oldPricesFadeByHalfEachSeason() {
        @Nullable Watch watch = null;
        for (int i = 0; i < 64; i++) {
            watch = Watch.see(watch, new Sighting(Subject.ARTICLE, 1, 10_000, 0), START)
                    .next();
        }
        // 64 old prices count as 32, then 16: fewer than a median needs until some new ones have come.
        long later = START + 180 * 1440 * MINUTE;
        Watch.Seen seen = Watch.see(watch, new Sighting(Subject.ARTICLE, 1, 100, 0), later);
        assertThat(seen.figures()).isEqualTo(Figures.NONE);
        for (int i = 0; i < 16; i++) {
            seen = Watch.see(seen.next(), new Sighting(Subject.ARTICLE, 1, 100, 0), later);
        }
        seen = Watch.see(seen.next(), new Sighting(Subject.ARTICLE, 1, 100, 0), later);
        assertThat(seen.figures().find(Indicator.PRICE_OF_ARTICLE_LOW, Span.NOW).orElseThrow())
                .isBetween(900L, 1100L);
    }

    @Test
    void refusesAWatchOfAnotherThing() {
        Watch buyer =
                Watch.see(null, new Sighting(Subject.BUYER, 1, 1, 0), START).next();
        assertThatThrownBy(() -> Watch.see(buyer, new Sighting(Subject.SHOP, 1, 1, 0), START))
                .hasMessageContaining("BUYER")
                .hasMessageContaining("SHOP");
    }

    @Test
    void refusesBytesThatAreNoWatch() {
        assertThatThrownBy(() -> read(new byte[] {99})).hasMessageContaining("Subject 99");
        byte[] good = bytes(
                Watch.see(null, new Sighting(Subject.BUYER, 1, 1, 0), START).next());
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(good, good.length - 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(good, good.length + 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] bytes(Watch watch) {
        Sink out = new Sink(64);
        watch.write(out);
        return out.toBytes();
    }

    private static Watch read(byte[] bytes) {
        Source in = new Source(bytes);
        Watch watch = Watch.read(in);
        in.end();
        return watch;
    }
}
