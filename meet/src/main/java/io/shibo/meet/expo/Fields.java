package io.shibo.meet.expo;

import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Quantity;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.Unit;
import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Readers of fields that several files have, each with its limit. */
final class Fields {
    static final int MAX_NAME = 200;
    static final int MAX_PLACE = 40;
    static final int MAX_TITLE = 400;
    private static final int MAX_LIST = 60;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern CERTIFICATE = Pattern.compile("[A-Z0-9][A-Z0-9./-]{0,39}");
    private static final Pattern SECTOR = Pattern.compile("0[1-9]|[1-8][0-9]|9[0-7]|services");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,189}");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()/-]{3,28}[0-9]");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    /** Digits of a quantity; far beyond any trade. */
    private static final int MAX_DIGITS = 15;

    private Fields() {}

    static @Nullable Subject subject(Csv.Row row) {
        boolean goods = !row.text("hs_code").isEmpty();
        boolean service = !row.text("service_code").isEmpty();
        if (goods == service) {
            row.problem(
                    "hs_code",
                    goods
                            ? "both hs_code and service_code are filled. Keep one of them."
                            : "neither hs_code nor service_code is filled. Fill one, as in 847950 or CPC:83143.");
            return null;
        }
        if (goods) {
            @Nullable HsCode code = row.parse("hs_code", HsCode::parse);
            if (code == null) {
                return null;
            }
            Optional<String> problem = code.length() < 4
                    ? Optional.of("'%s' is a whole chapter. Write 4 digits or more.".formatted(code))
                    : Headings.findProblem(code);
            problem.ifPresent(message -> row.problem("hs_code", message));
            return problem.isPresent() ? null : new Subject.Goods(code);
        }
        @Nullable ServiceCode code = row.parse("service_code", ServiceCode::parse);
        return code == null ? null : new Subject.Service(code);
    }

    /**
     * What {@code quantity}, {@code minimum}, {@code unit}, {@code incoterm} and {@code certificates} say; all may be left out.
     */
    static Terms terms(Csv.Row row) {
        @Nullable BigDecimal value = row.parseOptional("quantity", Fields::quantity);
        @Nullable BigDecimal least = row.parseOptional("minimum", Fields::quantity);
        @Nullable Unit unit = row.parseOptional("unit", Unit::parse);
        boolean counted =
                !row.text("quantity").isEmpty() || !row.text("minimum").isEmpty();
        if (counted == row.text("unit").isEmpty()) {
            row.problem(
                    counted ? "unit" : "quantity",
                    counted
                            ? "is empty, but a quantity is given. Write its unit, as in KGM or H87 (pieces)."
                            : "is empty, but a unit is given. Write the quantity, or leave both out.");
        }
        if (value != null && least != null && least.compareTo(value) > 0) {
            row.problem(
                    "minimum",
                    "%s is above the quantity of %s that can be delivered. Write the least that is sold, or leave it out."
                            .formatted(least.toPlainString(), value.toPlainString()));
            return Terms.OPEN;
        }
        @Nullable
        Incoterm incoterm = row.parseOptional("incoterm", text -> Incoterm.parse(text.toUpperCase(Locale.ROOT)));
        @Nullable List<String> certificates = row.parseOptional("certificates", listOf(Fields::certificate));
        if (value == null && least == null && unit == null && incoterm == null && certificates == null) {
            return Terms.OPEN;
        }
        return new Terms(of(value, unit), of(least, unit), incoterm, certificates == null ? List.of() : certificates);
    }

    private static @Nullable Quantity of(@Nullable BigDecimal value, @Nullable Unit unit) {
        return value == null || unit == null ? null : new Quantity(value, unit);
    }

    private static BigDecimal quantity(String text) {
        if (!text.matches("[0-9]{1,%d}(\\.[0-9]{1,%d})?".formatted(MAX_DIGITS, MAX_DIGITS))) {
            throw new IllegalArgumentException(
                    "'%s' is not a quantity. Write a number above 0 with at most %d digits before the point, as in 1200 or 12.5."
                            .formatted(Problem.show(text), MAX_DIGITS));
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() == 0) {
            throw new IllegalArgumentException(
                    "'%s' is nothing. Write a number above 0, or leave it out.".formatted(Problem.show(text)));
        }
        return value;
    }

    private static String certificate(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!CERTIFICATE.matcher(upper).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a certificate. Write its short name without blanks, as in ISO9001, CE or HALAL."
                            .formatted(Problem.show(text)));
        }
        return upper.intern();
    }

    static String sector(String text) {
        if (!SECTOR.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a sector. Write a chapter of the Harmonized System in two digits, as in 85, or services."
                            .formatted(Problem.show(text)));
        }
        return text.intern();
    }

    /** Not whether it exists: only that it can be one. The message does not repeat it, since it is somebody's. */
    static String email(String text) {
        if (!EMAIL.matcher(text).matches()) {
            throw new IllegalArgumentException("is not an e-mail address. Write one, as in name@example.com.");
        }
        return text;
    }

    /** Not whether it exists: only that it can be one. The message does not repeat it, since it is somebody's. */
    static String telephone(String text) {
        if (!TELEPHONE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is not a telephone number. Write 5 to 30 digits and blanks, as in +86 571 5555 0100.");
        }
        return text;
    }

    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an id. Write 1 to 40 letters, digits, hyphens or underscores."
                            .formatted(Problem.show(text)));
        }
        return text;
    }

    static String language(String text) {
        if (!LANGUAGES.contains(text)) {
            throw new IllegalArgumentException(
                    "'%s' is not a language. Write its ISO 639-1 code in small letters, as in zh, en, id or ar."
                            .formatted(Problem.show(text)));
        }
        return text.intern();
    }

    static Function<String, String> limited(int most) {
        return text -> {
            if (text.length() > most) {
                throw new IllegalArgumentException("has %d characters; at most %d are kept. It starts with '%s'."
                        .formatted(text.length(), most, Problem.show(text)));
            }
            return text;
        };
    }

    static <T> Function<String, List<T>> listOf(Function<String, T> reader) {
        return text -> {
            String[] parts = text.split(" +");
            if (parts.length > MAX_LIST) {
                throw new IllegalArgumentException(
                        "lists %d values; at most %d are read.".formatted(parts.length, MAX_LIST));
            }
            List<T> values = new ArrayList<>();
            Arrays.stream(parts).map(reader).forEach(values::add);
            return List.copyOf(values);
        };
    }
}
