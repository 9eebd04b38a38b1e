package io.shibo.clear.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.sample.Planted;
import io.shibo.clear.sample.SampleParcels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The shipped rules on a generated sample whose suspicious parcels we planted ourselves: it shows that counting, rules and
 * sample work together, and says nothing of how well the rules find what people really do.
 */
class PlantedRisksTest {
    private record Complete(LocalDateTime at, Declaration declaration, long seconds) {}

    private record Slice(Subject subject, long key) {}

    @Test
    void shippedRulesFindWhatWasPlantedAndLittleElse() throws IOException {
        Map<String, Map<Class<?>, Document>> byOrder = new TreeMap<>();
        Planted planted = SampleParcels.generate(new SampleParcels.Settings(12_000, 3), (name, bytes) -> {
            if (CebReader.read(new ByteArrayInputStream(bytes)) instanceof Reading.Message message) {
                for (Reading.Item item : message.documents()) {
                    if (item.document() instanceof Document document) {
                        byOrder.computeIfAbsent(String.valueOf(item.keys().orderNo()), order -> new HashMap<>())
                                .putIfAbsent(document.getClass(), document);
                    }
                }
            }
        });
        Map<String, Judgement> judged = judge(complete(byOrder));

        Map<String, Planted.Risk> risks = new HashMap<>();
        planted.risks().forEach(risk -> risks.put(risk.orderNo(), risk));
        Map<Planted.Pattern, Map<Integer, Boolean>> groups = new TreeMap<>();
        planted.risks()
                .forEach(risk -> groups.computeIfAbsent(risk.pattern(), p -> new TreeMap<>())
                        .merge(
                                risk.group(),
                                held(Objects.requireNonNull(judged.get(risk.orderNo()))),
                                Boolean::logicalOr));
        long heldUnplanted = judged.entrySet().stream()
                .filter(one -> !risks.containsKey(one.getKey()) && held(one.getValue()))
                .count();
        long drawn = judged.values().stream()
                .filter(one -> one.hits().stream().anyMatch(hit -> hit.rule().equals("by-lot")))
                .count();

        assertThat(groups.keySet()).containsExactly(Planted.Pattern.values());
        groups.forEach((pattern, found) -> {
            long caught = found.values().stream().filter(one -> one).count();
            if (pattern == Planted.Pattern.PRICE_OUTLIER) {
                // The first prices of an article have no median yet.
                assertThat(caught).as(pattern.name()).isGreaterThanOrEqualTo(found.size() * 9L / 10);
            } else {
                assertThat(caught).as(pattern.name()).isEqualTo(found.size());
            }
        });
        // Besides the draw, at most one parcel in a thousand is held that nobody planted.
        assertThat(heldUnplanted).isLessThanOrEqualTo(12);
        assertThat(drawn).isBetween(30L, 95L);
    }

    /** Held by anything but the draw. */
    private static boolean held(Judgement judgement) {
        return judgement != null
                && judgement.channel() != Channel.GREEN
                && !(judgement.hits().size() == 1
                        && judgement.hits().getFirst().rule().equals("by-lot"));
    }

    private static List<Complete> complete(Map<String, Map<Class<?>, Document>> byOrder) {
        List<Complete> all = new ArrayList<>();
        for (Map<Class<?>, Document> four : byOrder.values()) {
            if (four.size() == 4
                    && four.get(Declaration.class) instanceof Declaration declaration
                    && four.get(Payment.class) instanceof Payment payment
                    && four.get(Waybill.class) instanceof Waybill waybill) {
                LocalDateTime last = four.values().stream()
                        .map(document -> ((io.shibo.clear.ceb.ParcelDocument) document).appTime())
                        .max(LocalDateTime::compareTo)
                        .orElseThrow();
                all.add(new Complete(
                        last,
                        declaration,
                        Duration.between(payment.payTime(), waybill.appTime()).toSeconds()));
            }
        }
        all.sort(java.util.Comparator.comparing(Complete::at)
                .thenComparing(one -> one.declaration().orderNo()));
        return all;
    }

    private static Map<String, Judgement> judge(List<Complete> parcels) {
        RiskTerms terms = RiskRulesTest.SHIPPED.terms();
        Map<Slice, Watch> world = new HashMap<>();
        Map<String, Judgement> judged = new HashMap<>();
        for (Complete one : parcels) {
            long at = one.at().toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
            RiskFacts facts =
                    RiskRulesTest.SHIPPED.facts(one.declaration(), one.at().toLocalDate());
            Figures figures = facts.figures().with(Indicator.PAYMENT_TO_WAYBILL, Span.NOW, one.seconds());
            for (int place = 0; place < facts.sightings(); place++) {
                Sighting sighting = facts.sighting(place);
                Slice slice = new Slice(sighting.subject(), sighting.key());
                Watch.Seen seen = Watch.see(world.get(slice), sighting, at);
                world.put(slice, seen.next());
                figures = figures.and(seen.figures());
            }
            judged.put(
                    one.declaration().orderNo(), terms.judge(figures, one.at().toLocalDate()));
        }
        return judged;
    }
}
