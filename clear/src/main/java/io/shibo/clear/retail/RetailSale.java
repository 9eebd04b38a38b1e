package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.GaccCountry;
import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A declaration as {@code quote} reads a sale.
 *
 * <p>Unit prices are rounded, so a line's total need not be its unit price times its pieces, and a line of a sale has no
 * total of its own. {@link #taxed} therefore states such a line as one piece at the declared total: what is due does not
 * depend on the pieces. {@link #admitted} states it as all pieces but one and the last one: the limit for one indivisible
 * item does depend on them. Where all lines are exact the two are the same sale.
 */
final class RetailSale {
    static final Currency YUAN = Money.currency("CNY");
    /** GACC's units by weight, volume and pairs. */
    private static final Map<String, Unit> UNITS =
            Map.of("035", Unit.KGM, "036", Unit.GRM, "095", Unit.LTR, "096", Unit.MLT, "025", Unit.PR);
    /** 片: the consumption tax on masks knows a price a sheet. */
    private static final String SHEETS = "020";

    private static final String LAST = "-last";

    private RetailSale() {}

    static Sale taxed(Declaration declaration, LocalDate day) {
        Sale.Builder sale = head(declaration, day);
        for (Declaration.Line line : declaration.lines()) {
            sale.line(
                    exact(line)
                            ? whole(declaration, line)
                            : pieces(declaration, line, BigDecimal.ONE, line.totalPrice()));
        }
        return sale.build();
    }

    /** Null where it is the same as {@link #taxed}. */
    static @Nullable Sale admitted(Declaration declaration, LocalDate day) {
        if (declaration.lines().stream().allMatch(RetailSale::exact)) {
            return null;
        }
        Sale.Builder sale = head(declaration, day);
        for (Declaration.Line line : declaration.lines()) {
            BigDecimal rest = line.qty().subtract(BigDecimal.ONE);
            BigDecimal last = line.totalPrice().subtract(line.price().multiply(rest));
            if (exact(line)) {
                sale.line(whole(declaration, line));
            } else if (rest.signum() <= 0 || last.signum() < 0) {
                sale.line(pieces(declaration, line, BigDecimal.ONE, line.totalPrice()));
            } else {
                sale.line(pieces(declaration, line, rest, line.price()));
                sale.line(line(line, LAST, BigDecimal.ONE, last, List.of()));
            }
        }
        return sale.build();
    }

    private static Sale.Builder head(Declaration declaration, LocalDate day) {
        Country dispatch = GaccCountry.find(declaration.country());
        return Sale.builder()
                .id(declaration.orderNo())
                .seller(new Party(dispatch == null ? Country.CHINA : dispatch, PartyKind.BUSINESS))
                .buyer(new Party(Country.CHINA, PartyKind.CONSUMER))
                .channel(declaration.tradeMode())
                .dates(Dates.on(day))
                .currency(YUAN)
                .freight(Fact.of(yuan(declaration.freight())))
                .insurance(Fact.of(yuan(declaration.insuredFee())));
    }

    static boolean exact(Declaration.Line line) {
        return line.price().multiply(line.qty()).compareTo(line.totalPrice()) == 0;
    }

    private static Line whole(Declaration declaration, Declaration.Line line) {
        return pieces(declaration, line, line.qty(), line.price());
    }

    private static Line pieces(Declaration declaration, Declaration.Line line, BigDecimal pieces, BigDecimal price) {
        return line(line, "", pieces, price, quantities(declaration, line));
    }

    private static Line line(
            Declaration.Line line, String part, BigDecimal pieces, BigDecimal price, List<Quantity> quantities) {
        BigDecimal sheets = part.isEmpty() ? sheets(line) : null;
        return new Line(
                line.gnum() + part,
                line.gname(),
                new Line.Subject.Goods(HsCode.of(line.gcode())),
                Fact.ofNullable(GaccCountry.find(line.country())),
                new Quantity(pieces, Unit.H87),
                yuan(price),
                quantities,
                sheets == null ? Map.of() : Map.of("sheet", sheets));
    }

    /** What the line says of its mass, volume and pairs, the statutory quantities first; one a dimension. */
    static List<Quantity> quantities(Declaration declaration, Declaration.Line line) {
        List<Quantity> found = new ArrayList<>(2);
        add(found, line.unit1(), line.qty1());
        if (line.unit2() != null && line.qty2() != null) {
            add(found, line.unit2(), line.qty2());
        }
        add(found, line.unit(), line.qty());
        if (declaration.lines().size() == 1) {
            add(found, "035", declaration.netWeight());
        }
        return found;
    }

    private static void add(List<Quantity> found, String code, BigDecimal value) {
        Unit unit = UNITS.get(code);
        if (unit == null || value.signum() <= 0) {
            return;
        }
        for (Quantity known : found) {
            if (known.unit().dimension() == unit.dimension()) {
                return;
            }
        }
        found.add(new Quantity(value, unit));
    }

    /** How many sheets (片) the line has; null where it does not say. */
    static @Nullable BigDecimal sheets(Declaration.Line line) {
        if (SHEETS.equals(line.unit1())) {
            return line.qty1();
        }
        if (SHEETS.equals(line.unit2())) {
            return line.qty2();
        }
        return SHEETS.equals(line.unit()) ? line.qty() : null;
    }

    /** Whether the Harmonized System can have such a code. */
    static boolean isGoodsCode(String gcode) {
        try {
            HsCode.of(gcode);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** What counts for the limits: price, carriage and premium, yuan. */
    static BigDecimal value(Declaration declaration) {
        BigDecimal value = declaration.freight().add(declaration.insuredFee());
        for (Declaration.Line line : declaration.lines()) {
            value = value.add(line.totalPrice());
        }
        return yuan(value).amount();
    }

    /** The declaration's line that a line of the sale stands for; 0 for the whole. */
    static int gnum(@Nullable String lineId) {
        return lineId == null ? 0 : Integer.parseInt(lineId.replace(LAST, ""));
    }

    static Money yuan(BigDecimal amount) {
        return Money.of(Objects.requireNonNull(amount), YUAN);
    }
}
