package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Waybill;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window against a model that knows no log, no slices and no steps: plain maps, one pass. */
class ReferenceModelTest {
    /** What the notices say, written down as plainly as possible. */
    private static final class Model {
        private final Map<String, Order> orders = new HashMap<>();
        private final Map<String, Payment> payments = new HashMap<>();
        private final Map<String, Waybill> waybills = new HashMap<>();
        private final Map<String, Declaration> declarations = new HashMap<>();
        private final Map<String, BigDecimal> used = new HashMap<>();
        private final Set<String> numbers = new HashSet<>();
        final Map<String, String> ends = new TreeMap<>();

        void take(ParcelDocument document) {
            if (!numbers.add(document.type() + document.key())) {
                return;
            }
            switch (document) {
                case Order order -> orders.put(order.orderNo(), order);
                case Payment payment -> payments.put(payment.orderNo(), payment);
                case Waybill waybill -> waybills.put(waybill.logisticsNo(), waybill);
                case Declaration declaration -> declarations.put(declaration.orderNo(), declaration);
            }
            decide(document.orderNo());
        }

        private void decide(String orderNo) {
            Declaration declaration = declarations.get(orderNo);
            Order order = orders.get(orderNo);
            Payment payment = payments.get(orderNo);
            if (declaration == null || order == null || payment == null || ends.containsKey(orderNo)) {
                return;
            }
            Waybill waybill = waybills.get(declaration.logisticsNo());
            if (waybill != null) {
                ends.put(orderNo, end(order, payment, declaration));
            }
        }

        private String end(Order order, Payment payment, Declaration declaration) {
            if (order.acturalPaid().compareTo(payment.amountPaid()) != 0) {
                return "MISMATCH";
            }
            Assessment assessment = new FixedRates().assess(declaration, LocalDate.of(2026, 5, 1));
            if (assessment.refusal() != null) {
                return assessment.refusal().reason().name();
            }
            BigDecimal sum =
                    used.getOrDefault(order.buyerIdNumber(), BigDecimal.ZERO).add(assessment.value());
            if (sum.compareTo(assessment.perYear()) > 0) {
                return "OVER_YEAR_LIMIT";
            }
            used.put(order.buyerIdNumber(), sum);
            return "released " + assessment.total().stripTrailingZeros().toPlainString();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesUnderRepeatsAndReorders(long seed) {
        List<ParcelDocument> stream = new ArrayList<>();
        Samples.byOrder(400, seed).values().forEach(stream::addAll);
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            ParcelDocument again = stream.get(random.nextInt(stream.size()));
            stream.add(random.nextBoolean() ? again : Samples.with(again, "guid", Samples.guid(i)));
        }
        Collections.shuffle(stream, random);

        Model model = new Model();
        MemoryIo io = new MemoryIo();
        Map<String, String> ends = new TreeMap<>();
        try (Window window = Window.open(io, new FixedRates())) {
            for (ParcelDocument document : stream) {
                model.take(document);
                window.submit(Samples.message(document), Samples.NOON);
            }
            for (Output.Decided decided : window.commit().decided()) {
                ends.put(decided.keys().orDash("orderNo"), words(decided.ending()));
            }
        }

        assertThat(ends).hasSizeGreaterThan(380).isEqualTo(model.ends);
        try (Window replayed = Window.open(io, new FixedRates())) {
            List<Stand> stands = new ArrayList<>();
            replayed.forEachStand(stands::add);
            assertThat(stands).hasSize(400);
        }
    }

    private static String words(Ending ending) {
        return ending.released()
                ? "released "
                        + Amounts.yuanOfFen(ending.dues().tax())
                                .stripTrailingZeros()
                                .toPlainString()
                : String.valueOf(ending.reason());
    }
}
