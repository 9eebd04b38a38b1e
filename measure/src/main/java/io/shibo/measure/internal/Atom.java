package io.shibo.measure.internal;

import io.shibo.codes.Period;
import io.shibo.codes.Rounding;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.TradeRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The finest cell: one period, flow, partner, lane and mode. Amounts are added up exactly by month and currency; they are
 * converted only when all are in, so that the order of records cannot matter.
 */
final class Atom {
    private final int months;
    private final List<Currency> currencies = new ArrayList<>(2);
    /** One array of months for each currency. */
    private final List<BigDecimal[]> sums = new ArrayList<>(2);
    /** Distinct enterprises, at most as many as the threshold asks for: more than enough need not be told apart. */
    private final String[] enterprises;

    private int enterpriseCount;
    private long records;

    Atom(int months, int threshold) {
        this.months = months;
        this.enterprises = new String[threshold];
    }

    void add(TradeRecord record, int month) {
        BigDecimal[] byMonth = sumsOf(record.amount().currency());
        byMonth[month] = byMonth[month].add(record.amount().amount());
        addEnterprise(record.enterprise());
        records++;
    }

    private BigDecimal[] sumsOf(Currency currency) {
        for (int i = 0; i < currencies.size(); i++) {
            if (currencies.get(i).equals(currency)) {
                return sums.get(i);
            }
        }
        BigDecimal[] fresh = new BigDecimal[months];
        Arrays.fill(fresh, BigDecimal.ZERO);
        currencies.add(currency);
        sums.add(fresh);
        return fresh;
    }

    private void addEnterprise(String enterprise) {
        if (enterpriseCount == enterprises.length) {
            return;
        }
        for (int i = 0; i < enterpriseCount; i++) {
            if (enterprises[i].equals(enterprise)) {
                return;
            }
        }
        enterprises[enterpriseCount++] = enterprise;
    }

    long records() {
        return records;
    }

    /** All of its enterprises where they are fewer than the threshold; else as many as the threshold. */
    List<String> enterprises() {
        return Arrays.asList(enterprises).subList(0, enterpriseCount);
    }

    /** Tells each month and currency in which there was trade. */
    void needs(BiConsumer<Integer, Currency> need) {
        for (int i = 0; i < sums.size(); i++) {
            for (int month = 0; month < months; month++) {
                if (sums.get(i)[month].signum() != 0) {
                    need.accept(month, currencies.get(i));
                }
            }
        }
    }

    /** The sum in yuan of one month, exact. */
    private BigDecimal yuan(int month, Period monthPeriod, ExchangeRates rates) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < sums.size(); i++) {
            BigDecimal amount = sums.get(i)[month];
            if (amount.signum() != 0) {
                sum = sum.add(amount.multiply(
                        rates.find(currencies.get(i), monthPeriod).orElseThrow()));
            }
        }
        return sum;
    }

    /** The whole in yuan, rounded once. */
    BigDecimal yuan(List<Period> monthPeriods, ExchangeRates rates, Rounding rounding) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int month = 0; month < months; month++) {
            sum = sum.add(yuan(month, monthPeriods.get(month), rates));
        }
        return round(sum, BigDecimal.ONE, rounding);
    }

    /**
     * The whole in dollars: each month's yuan at that month's rate, kept as one exact fraction whose denominator is the
     * product of the rates, and rounded once.
     */
    BigDecimal dollars(List<Period> monthPeriods, ExchangeRates rates, Rounding rounding) {
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ONE;
        for (int month = 0; month < months; month++) {
            BigDecimal yuan = yuan(month, monthPeriods.get(month), rates);
            if (yuan.signum() != 0) {
                BigDecimal perDollar =
                        rates.find(ExchangeRates.USD, monthPeriods.get(month)).orElseThrow();
                numerator = numerator.multiply(perDollar).add(yuan.multiply(denominator));
                denominator = denominator.multiply(perDollar);
            }
        }
        return round(numerator, denominator, rounding);
    }

    private static BigDecimal round(BigDecimal numerator, BigDecimal denominator, Rounding rounding) {
        return numerator
                .divide(denominator.multiply(rounding.unit()), 0, rounding.mode())
                .multiply(rounding.unit());
    }
}
