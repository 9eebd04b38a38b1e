package io.shibo.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.i18n.LocaleContextHolder;

class FormatTest {
    private final Format format = new Format();

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"EN|1,284,500.50", "ZH|1,284,500.50", "ID|1.284.500,50", "AR|1,284,500.50"})
    void groupsAsTheLanguageDoesWithLatinDigits(Language language, String amount) {
        LocaleContextHolder.setLocale(language.locale());
        assertThat(format.amount(Money.of("1284500.5", "CNY"))).isEqualTo(amount);
        assertThat(format.money(Money.of("1284500.5", "CNY"))).isEqualTo("CNY\u00a0" + amount);
    }

    @Test
    void neverRoundsMoney() {
        LocaleContextHolder.setLocale(Language.EN.locale());
        assertThat(format.amount(Money.of("0.123456789", "CNY"))).isEqualTo("0.123456789");
        assertThat(format.amount(Money.of("1500000", "IDR"))).isEqualTo("1,500,000.00");
        assertThat(format.amount(Money.of("-1500", "JPY"))).isEqualTo("-1,500");
        assertThat(format.amount(Money.of("98765432109876543210.05", "CNY")))
                .isEqualTo("98,765,432,109,876,543,210.05");
    }

    @Test
    void writesSharesAndRates() {
        LocaleContextHolder.setLocale(Language.EN.locale());
        assertThat(format.rate(Rate.ofPercent("9.1"))).isEqualTo("9.1\u00a0%");
        assertThat(format.rounded(new BigDecimal("64.25"), 1)).isEqualTo("64.2");
        assertThat(format.integer(11_000)).isEqualTo("11,000");
        assertThat(format.decimal(new BigDecimal("1234.50"))).isEqualTo("1,234.50");
    }

    @ParameterizedTest
    @CsvSource({"EN,4 Mar 2026", "ZH,2026年3月4日", "ID,4 Mar 2026", "AR,4 مارس 2026"})
    void datesCannotBeMistaken(Language language, String date) {
        LocaleContextHolder.setLocale(language.locale());
        assertThat(format.date(LocalDate.of(2026, 3, 4))).isEqualTo(date);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void datesHaveLatinDigits(Language language) {
        LocaleContextHolder.setLocale(language.locale());
        assertThat(format.date(LocalDate.of(2026, 3, 1))).contains("2026").matches("[^٠-٩]*");
        assertThat(format.time(Instant.parse("2026-03-01T08:15:30Z")))
                .contains("15")
                .endsWith("UTC")
                .matches("[^٠-٩]*");
    }
}
