package io.shibo.bench.peers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The straightforward program: the rows of a code in a map, each looked at for each layer, amounts in {@link BigDecimal}. */
final class PlainProgram implements Contestant {
    private final Tariff tariff;
    private final List<SaleLine> sample;
    private final Map<String, List<Tariff.Row>> byCode = new HashMap<>();

    PlainProgram(Tariff tariff, List<SaleLine> sample) {
        this.tariff = tariff;
        this.sample = sample;
        for (Tariff.Row row : tariff.rows()) {
            byCode.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(row);
        }
    }

    @Override
    public String name() {
        return "a plain program, by map";
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public void assess(int from, int to, Due[] due) {
        for (int i = from; i < to; i++) {
            due[i] = due(sample.get(i));
        }
    }

    private Due due(SaleLine line) {
        List<Tariff.Row> rows = new ArrayList<>();
        for (String code : List.of(line.code(), Tariff.ALL)) {
            for (Tariff.Row row : byCode.getOrDefault(code, List.of())) {
                if (applies(row.kind(), line)) {
                    rows.add(row);
                }
            }
        }
        BigDecimal value = line.price().add(line.freight());
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (String layer : Tariff.LAYERS) {
            BigDecimal amount = null;
            int priority = Integer.MIN_VALUE;
            for (Tariff.Row row : rows) {
                if (row.kind().layer().equals(layer)) {
                    BigDecimal one = rounded(row.rate(), value, amounts, line.kilograms());
                    boolean first = row.kind().priority() > priority;
                    amount = amount == null
                            ? one
                            : switch (layer) {
                                case "duty" -> one.min(amount);
                                case "vat" -> first ? one : amount;
                                default -> one.add(amount);
                            };
                    priority = Math.max(priority, row.kind().priority());
                }
            }
            amounts.put(layer, amount == null ? BigDecimal.ZERO : amount);
        }
        return new Due(of(amounts, "duty"), of(amounts, "additional"), of(amounts, "excise"), of(amounts, "vat"));
    }

    private boolean applies(Tariff.Kind kind, SaleLine line) {
        return !line.imported().isBefore(kind.from())
                && (kind.to() == null || line.imported().isBefore(kind.to()))
                && tariff.areas().get(kind.area()).contains(line.origin())
                && (!kind.proof() || line.proof());
    }

    private static BigDecimal rounded(
            Rate rate, BigDecimal value, Map<String, BigDecimal> amounts, BigDecimal kilograms) {
        BigDecimal base = value;
        base = rate.ofDuty() ? base.add(of(amounts, "duty")) : base;
        base = rate.ofAdditional() ? base.add(of(amounts, "additional")) : base;
        base = rate.ofExcise() ? base.add(of(amounts, "excise")) : base;
        return rate.of(base, kilograms).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal of(Map<String, BigDecimal> amounts, String layer) {
        return amounts.getOrDefault(layer, BigDecimal.ZERO);
    }
}
