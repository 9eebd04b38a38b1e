package io.shibo.measure;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.Period;
import io.shibo.codes.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The words and numbers of tables and charts in one language. Digits are those of the Latin script in all four, as they are
 * in most statistics; points and commas are each language's own.
 */
public final class Labels {
    private static final Map<Language, Labels> BY_LANGUAGE = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            BY_LANGUAGE.put(language, new Labels(language));
        }
    }

    private final Language language;
    private final ResourceBundle texts;

    private Labels(Language language) {
        this.language = language;
        // One bundle a language and no fallback to the machine's: a page must not mix languages.
        this.texts = ResourceBundle.getBundle("io.shibo.measure.labels_" + language.tag(), Locale.ROOT);
    }

    public static Labels in(Language language) {
        return java.util.Objects.requireNonNull(BY_LANGUAGE.get(language));
    }

    public Language language() {
        return language;
    }

    /**
     * A text with {@code {0}}, {@code {1}} … replaced.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String text(String key, Object... values) {
        String text = texts.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", isolated(values[i].toString()));
        }
        return text;
    }

    /** A signed number inside Arabic words keeps its sign in front only if it is isolated from them. */
    private String isolated(String value) {
        return language.rightToLeft() && (value.startsWith("+") || value.startsWith("−"))
                ? "\u2066" + value + "\u2069"
                : value;
    }

    public String of(Measure measure) {
        return text("measure." + word(measure));
    }

    public String of(Side side) {
        return text("side." + word(side));
    }

    public String of(Breakdown breakdown) {
        return text("breakdown." + word(breakdown));
    }

    public String of(ReportingCurrency currency) {
        return text("currency." + word(currency));
    }

    public String of(Period period) {
        String frequency = word(period.frequency());
        return switch (period.frequency()) {
            case ANNUAL, QUARTERLY, MONTHLY ->
                text("period." + frequency, period.year(), period.number(), "%02d".formatted(period.number()));
            case HALF_YEARLY -> text("period." + frequency + "." + period.number(), period.year());
        };
    }

    /** What a row is about: a country's name, a regime, goods, or the flow itself. */
    public String item(Row row) {
        return switch (row.breakdown()) {
            case ALL -> of(row.side());
            case KIND -> text("item." + row.item());
            case REGIME -> text("item." + (row.item().equals(Row.OTHER) ? "other-regime" : row.item()));
            case PARTNER ->
                row.item().equals(Row.OTHER)
                        ? text("item.other-partner")
                        : Country.of(row.item()).name(language);
        };
    }

    /** A number with grouped thousands and a fixed count of decimals; rounded half up for display alone. */
    public String number(BigDecimal value, int decimals) {
        String plain = value.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                out.append(language == Language.ID ? '.' : ',');
            }
            out.append(whole.charAt(i));
        }
        if (point >= 0) {
            out.append(language == Language.ID ? ',' : '.').append(plain, point + 1, plain.length());
        }
        boolean zero = value.setScale(decimals, RoundingMode.HALF_UP).signum() == 0;
        return value.signum() < 0 && !zero ? "−" + out : out.toString();
    }

    public String number(long value) {
        return number(BigDecimal.valueOf(value), 0);
    }

    /** Growth with its sign, as in {@code +8.4%}. */
    public String growth(Rate growth) {
        BigDecimal percent = growth.fraction().movePointRight(2);
        return (percent.signum() > 0 ? "+" : "") + number(percent, 1) + "%";
    }

    /** A share of a whole in per cent, one decimal; the whole is above 0. */
    public String share(BigDecimal part, BigDecimal whole) {
        return number(part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP), 1) + "%";
    }

    /** The largest unit of this language's counting that leaves {@code largest} at 10 or more: million, 万, juta … */
    public Unit unit(BigDecimal largest, ReportingCurrency currency) {
        for (String entry : texts.getString("units").split(", ", -1)) {
            int space = entry.indexOf(' ');
            BigDecimal size = new BigDecimal(entry.substring(0, space));
            if (largest.compareTo(size.movePointRight(1)) >= 0) {
                return new Unit(size, text("unit.join", entry.substring(space + 1), of(currency)));
            }
        }
        return new Unit(BigDecimal.ONE, of(currency));
    }

    /**
     * A unit that figures are shown in.
     *
     * @param size how many yuan or dollars it is
     * @param name as in {@code million yuan} or {@code 万元}
     */
    public record Unit(BigDecimal size, String name) {
        /** The value in this unit, exact. */
        public BigDecimal of(BigDecimal value) {
            return value.divide(size);
        }
    }

    /** A value in a unit, short enough for a chart or a headline: one decimal, from a thousand on none. */
    public String brief(BigDecimal value, Unit unit) {
        BigDecimal shown = unit.of(value);
        return number(shown, shown.abs().compareTo(BigDecimal.valueOf(1000)) < 0 ? 1 : 0);
    }

    /** The texts joined as one sentence's list. */
    public String join(List<String> parts) {
        return String.join(text("list.separator"), parts);
    }

    /** All keys, for the test that compares languages. */
    List<String> keys() {
        return texts.keySet().stream().sorted().toList();
    }

    /** A constant as files and keys spell it: lower case, hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of a spelled word. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not one of %s."
                        .formatted(
                                word,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Labels::word)
                                        .toList())));
    }
}
