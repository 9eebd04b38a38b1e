package io.shibo.trade;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import io.shibo.trade.internal.DealReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale of goods across a border, each fact once. Documents are projections of it.
 *
 * @param id short name, letters, digits and hyphens
 * @param dispatch country the goods leave from
 * @param destination country they go to
 * @param incoterm delivery term, at {@code place}
 * @param exportDate day of departure; null while not known
 * @param lines at least one
 * @param charges what the invoice adds to the goods: freight or insurance under a term that includes them
 * @param packages what the packing list counts; at least one
 */
public record Deal(
        String id,
        String title,
        Party seller,
        Party buyer,
        Country dispatch,
        Country destination,
        Incoterm incoterm,
        String place,
        Currency currency,
        @Nullable LocalDate exportDate,
        List<Line> lines,
        List<Charge> charges,
        List<Pack> packages,
        Papers papers) {
    /** More lines or packages than one invoice of a small firm has. */
    public static final int MAX_LINES = 1_000;

    public Deal {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
        packages = List.copyOf(packages);
    }

    /**
     * A line of goods.
     *
     * @param id number of the line, the same in every document
     * @param description plain words: what it is, of what, for what
     * @param hs at least six digits
     * @param origin country of origin
     * @param unitPrice of one {@code quantity.unit()}
     * @param netKg net mass of the whole line in kilograms
     */
    public record Line(
            String id,
            String description,
            HsCode hs,
            Country origin,
            Quantity quantity,
            Money unitPrice,
            BigDecimal netKg) {
        /** Quantity times price, half up to the currency's minor unit, as invoices are made out. */
        public Money amount() {
            BigDecimal exact = unitPrice.amount().multiply(quantity.value());
            return Money.of(
                    exact.setScale(minorUnits(unitPrice.currency()), RoundingMode.HALF_UP), unitPrice.currency());
        }
    }

    /** What an invoice adds to the price of the goods. */
    public record Charge(Kind kind, Money amount) {
        /** What is charged. */
        public enum Kind {
            FREIGHT("FC", "Freight"),
            /** The list of codes that EN 16931 allows has none for insurance. */
            INSURANCE(null, "Insurance"),
            PACKING("PC", "Packing");

            private final @Nullable String code;
            private final String reason;

            Kind(@Nullable String code, String reason) {
                this.code = code;
                this.reason = reason;
            }

            /** Code of UNTDID 7161; null where that list has none. */
            public @Nullable String code() {
                return code;
            }

            /** As documents name it, in English. */
            public String reason() {
                return reason;
            }
        }
    }

    /**
     * One package and what is in it.
     *
     * @param number as marked on the package
     * @param contents quantity by line, at least one
     * @param netKg kilograms of the goods
     * @param grossKg kilograms with packing
     * @param size null where not stated
     */
    public record Pack(
            String number,
            PackageKind kind,
            List<Content> contents,
            BigDecimal netKg,
            BigDecimal grossKg,
            @Nullable Size size) {
        public Pack {
            contents = List.copyOf(contents);
        }

        /** How much of a line is in a package, in the line's unit. */
        public record Content(String line, BigDecimal quantity) {}

        /** Outer measures in centimetres. */
        public record Size(BigDecimal length, BigDecimal width, BigDecimal height) {
            /** In cubic metres, exact. */
            public BigDecimal cubicMetres() {
                return length.multiply(width).multiply(height).movePointLeft(6);
            }
        }
    }

    /**
     * What only the documents need.
     *
     * @param orderedOnline whether the order was placed over a computer network by methods made for it; null: not known
     * @param customsRegime export regime code, as China customs' 9710; null where not known
     * @param marks shipping marks
     */
    public record Papers(
            String orderNumber,
            LocalDate orderDate,
            String invoiceNumber,
            LocalDate invoiceDate,
            String packingListNumber,
            LocalDate packingListDate,
            TaxCategory tax,
            Payment payment,
            @Nullable Port loading,
            @Nullable Port discharge,
            String marks,
            @Nullable Boolean orderedOnline,
            @Nullable String customsRegime) {}

    /**
     * How the invoice is paid.
     *
     * @param account the seller's bank account; null where it is agreed elsewhere
     * @param bic of the seller's bank; null with {@code account}
     */
    public record Payment(
            String terms,
            LocalDate dueDate,
            @Nullable String account,
            @Nullable String bic,
            @Nullable String bank) {}

    /** @param code UN/LOCODE */
    public record Port(String code, String name) {}

    /**
     * Reads a deal file.
     *
     * @param file its name for messages
     * @throws InputException naming every problem: a field that is missing, misspelt or cannot be read, or a deal that has
     *     no documents group
     */
    public static Deal read(String file, Tree tree) {
        Problems problems = new Problems();
        return new DealReader(file, tree, problems).read();
    }

    /** The sum of the lines. */
    public Money goods() {
        return lines.stream().map(Line::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** The sum of lines and charges: what the invoice asks for. */
    public Money total() {
        return charges.stream().map(Charge::amount).reduce(goods(), Money::plus);
    }

    /** The line with that number; null where there is none. */
    public @Nullable Line findLine(String lineId) {
        return lines.stream()
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElse(null);
    }

    private static int minorUnits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
