package io.shibo.quote.bulk;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.input.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Named values in one cell: {@code form-e=yes rcep-proof=unknown}. */
final class Pairs {
    /** Names in one cell. */
    private static final int MOST = 64;

    static final Function<String, Map<String, BigDecimal>> NUMBERS = reader(Pairs::number);

    private Pairs() {}

    static <T> Function<String, Map<String, T>> reader(Function<String, T> value) {
        return text -> {
            Map<String, T> pairs = new LinkedHashMap<>();
            for (String pair : text.split(" +")) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException(
                            "'%s' is not name=value. Separate several by a blank, as in form-e=yes rcep-proof=no."
                                    .formatted(Problem.show(pair)));
                }
                if (pairs.put(pair.substring(0, equals), value.apply(pair.substring(equals + 1))) != null) {
                    throw new IllegalArgumentException(
                            "'%s' is named twice.".formatted(Problem.show(pair.substring(0, equals))));
                }
            }
            if (pairs.size() > MOST) {
                throw new IllegalArgumentException("%d names in one cell; at most %d.".formatted(pairs.size(), MOST));
            }
            return pairs;
        };
    }

    /** An amount without a blank: {@code CNY3820.50}. */
    static Money money(String text) {
        if (text.length() < 4) {
            throw new IllegalArgumentException(
                    "'%s' is not an amount. Write currency and amount without a blank, as in CNY3820.50."
                            .formatted(Problem.show(text)));
        }
        return Money.of(text.substring(3), text.substring(0, 3));
    }

    private static BigDecimal number(String text) {
        BigDecimal number = Decimals.parse(text);
        if (number.signum() < 0) {
            throw new IllegalArgumentException("'%s' must be 0 or more.".formatted(Problem.show(text)));
        }
        return number;
    }
}
