package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Decimals;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Node;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One way to check a worked example, and what such checks share. */
interface Example {
    void run(Node input, Node expected);

    static String text(Node node) {
        return String.valueOf(node.text());
    }

    static BigDecimal number(Node node) {
        return Decimals.parse(text(node));
    }

    static void same(Money got, Node expected) {
        assertThat(got.amount()).as(expected.path()).isEqualByComparingTo(number(expected));
    }

    static void sameToTheCent(Money got, Node expected) {
        assertThat(got.amount().setScale(2, RoundingMode.HALF_UP))
                .as(expected.path())
                .isEqualByComparingTo(number(expected));
    }

    static Money gbp(Node amount) {
        return Money.of(number(amount), Money.currency("GBP"));
    }

    static Quantity quantity(Node value, Unit unit) {
        return new Quantity(number(value), unit);
    }
}
