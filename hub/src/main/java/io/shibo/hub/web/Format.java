package io.shibo.hub.web;

import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Numbers, money and dates as a reader of the page's language expects them; the bean {@code @fmt} of the templates.
 *
 * <p>Digits are Latin in every language, Arabic too: a figure on a page is compared with the one on a document, in a message
 * or in another country's table, and those have Latin digits. Grouping and decimal signs are those of the language. Nothing
 * here rounds money; where a page wants fewer digits it asks for them by name.
 */
@Component("fmt")
public class Format {
    /** 1234567 is {@code 1,234,567}. */
    public String integer(long number) {
        return integer(number, language());
    }

    public String integer(long number, Language language) {
        return decimalFormat(language, 0, 0).format(number);
    }

    /** All digits of a decimal, grouped. */
    public String decimal(BigDecimal number) {
        return decimalFormat(language(), Math.max(0, number.scale()), Math.max(0, number.scale()))
                .format(number);
    }

    /** A decimal cut to so many places, half even; for shares and growth, not for money. */
    public String rounded(BigDecimal number, int places) {
        return decimalFormat(language(), places, places).format(number.setScale(places, RoundingMode.HALF_EVEN));
    }

    /** {@code CNY 1,250.00}: the code, not a sign, since ¥ and $ are the sign of several. */
    public String money(Money money) {
        return money.currency().getCurrencyCode() + "\u00a0" + amount(money);
    }

    /** The amount alone, for a table whose head names the currency. */
    public String amount(Money money) {
        BigDecimal amount = money.amount();
        int digits = Math.max(Math.max(0, money.currency().getDefaultFractionDigits()), amount.scale());
        return decimalFormat(language(), digits, digits).format(amount);
    }

    /** 13 % for the rate 0.13, with all its digits. */
    public String rate(Rate rate) {
        return decimal(rate.fraction().movePointRight(2)) + "\u00a0%";
    }

    /** A calendar day, in words short enough for a table. */
    public String date(LocalDate date) {
        // Arabic's shorter form is 24/03/2026, which a right-to-left line may show as 2026/03/24.
        FormatStyle style = language() == Language.AR ? FormatStyle.LONG : FormatStyle.MEDIUM;
        return DateTimeFormatter.ofLocalizedDate(style)
                .withLocale(latin(language()))
                .format(date);
    }

    /** An instant in UTC, to the minute. */
    public String time(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        return date(time.toLocalDate()) + "\u00a0"
                + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time) + " UTC";
    }

    private static Language language() {
        return Language.ofTag(LocaleContextHolder.getLocale().toLanguageTag());
    }

    /** English dates are written day first, as most of its readers here do: 3/4 and "Mar 4" are American. */
    private static Locale latin(Language language) {
        String tag = language == Language.EN ? "en-GB" : language.locale().toLanguageTag();
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    private static DecimalFormat decimalFormat(Language language, int least, int most) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(latin(language)));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format;
    }
}
