package io.shibo.clear.risk;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What risk needs to know of a declaration: fingerprints of its parties and goods, amounts and quantities. No text of it,
 * so that it can be kept and moved without the person in it.
 *
 * @param parcel platform and order
 * @param basket the articles and their quantities, whatever their order
 * @param value price, freight and insurance, fen
 * @param freight fen
 * @param identity whether the buyer's identity number has a right check digit, if its form has one
 * @param blocked how many of its parties were on the blocklist
 * @param lot its number in the draw, 0 to 9,999; {@value #NOT_DRAWN} where there was none
 * @param lines 1 to 99
 */
public record RiskFacts(
        long parcel,
        long buyer,
        long telephone,
        long address,
        long shop,
        long platform,
        long basket,
        long value,
        long freight,
        Check identity,
        int blocked,
        int lot,
        List<Line> lines) {
    /** The number of a parcel that took part in no draw. */
    public static final int NOT_DRAWN = -1;

    private static final int PARTIES = 6;
    private static final int BY_LINE = 3;
    private static final Check[] CHECKS = Check.values();

    /** What the check digit of an identity number tells. */
    public enum Check {
        RIGHT,
        WRONG,
        /** The number is of a form whose check rule we do not know. */
        UNKNOWN
    }

    /**
     * One goods line.
     *
     * @param code the goods code and its legal unit
     * @param article goods code, name and model
     * @param pieces quantity, rounded up to a whole number
     * @param price of one, fen; rounded half up
     * @param legalPrice of one legal unit, fen; rounded half up
     */
    public record Line(long code, long article, long pieces, long price, long legalPrice) {}

    public RiskFacts {
        lines = List.copyOf(lines);
    }

    /** Without blocklist and draw, which are {@link RiskRules}' part. */
    static RiskFacts of(Declaration declaration) {
        List<Line> lines = new ArrayList<>();
        TreeMap<Long, BigDecimal> basket = new TreeMap<>();
        BigDecimal goods = BigDecimal.ZERO;
        for (Declaration.Line line : declaration.lines()) {
            long article = Fingerprint.of("article", line.gcode(), line.gname(), line.gmodel());
            goods = goods.add(line.totalPrice());
            basket.merge(article, line.qty(), BigDecimal::add);
            lines.add(new Line(
                    Fingerprint.of("code", line.gcode(), line.unit1()),
                    article,
                    bounded(line.qty().setScale(0, RoundingMode.CEILING)),
                    each(line.totalPrice(), line.qty()),
                    each(line.totalPrice(), line.qty1())));
        }
        long mixed = 0;
        for (var entry : basket.entrySet()) {
            String quantity = entry.getValue().stripTrailingZeros().toPlainString();
            mixed = Fingerprint.mix(mixed, Fingerprint.mix(entry.getKey(), Fingerprint.of(quantity)));
        }
        String buyer = declaration.buyerIdNumber();
        return new RiskFacts(
                Fingerprint.of("parcel", declaration.ebpCode(), declaration.orderNo()),
                Blocklist.Kind.BUYER.fingerprint(buyer),
                Blocklist.Kind.TELEPHONE.fingerprint(declaration.buyerTelephone()),
                Blocklist.Kind.ADDRESS.fingerprint(declaration.consigneeAddress()),
                Blocklist.Kind.SHOP.fingerprint(declaration.ebcCode()),
                Blocklist.Kind.PLATFORM.fingerprint(declaration.ebpCode()),
                mixed,
                fen(goods.add(declaration.freight()).add(declaration.insuredFee())),
                fen(declaration.freight()),
                IdentityNumber.check(buyer)
                        .map(right -> right ? Check.RIGHT : Check.WRONG)
                        .orElse(Check.UNKNOWN),
                0,
                NOT_DRAWN,
                lines);
    }

    RiskFacts with(int blockedParties, int number) {
        return new RiskFacts(
                parcel,
                buyer,
                telephone,
                address,
                shop,
                platform,
                basket,
                value,
                freight,
                identity,
                blockedParties,
                number,
                lines);
    }

    private static long each(BigDecimal total, BigDecimal quantity) {
        return quantity.signum() <= 0 ? 0 : fen(total.divide(quantity, 2, RoundingMode.HALF_UP));
    }

    private static long fen(BigDecimal yuan) {
        return bounded(yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP));
    }

    /** Nineteen digits of a field may be more than a count holds; so large a figure is itself enough to hit. */
    private static long bounded(BigDecimal whole) {
        return whole.min(BigDecimal.valueOf(Prices.HIGHEST)).longValueExact();
    }

    /** What the parcel tells by itself. */
    public Figures figures() {
        Figures figures = Figures.NONE
                .with(Indicator.VALUE, Span.NOW, value)
                .with(Indicator.LINES, Span.NOW, lines.size())
                .with(Indicator.BLOCKLISTED, Span.NOW, blocked);
        if (lot != NOT_DRAWN) {
            figures = figures.with(Indicator.LOT, Span.NOW, lot);
        }
        long goods = value - freight;
        if (goods > 0) {
            figures = figures.with(Indicator.FREIGHT_SHARE, Span.NOW, freight * 1000 / goods);
        }
        return switch (identity) {
            case RIGHT -> figures.with(Indicator.IDENTITY_CHECK, Span.NOW, 0);
            case WRONG -> figures.with(Indicator.IDENTITY_CHECK, Span.NOW, 1);
            case UNKNOWN -> figures;
        };
    }

    /** At how many places the parcel is to be seen. */
    int sightings() {
        return PARTIES + BY_LINE * lines.size();
    }

    /** The sighting at one of them: first the parties, then each line's purchase, article and goods code. */
    Sighting sighting(int place) {
        if (place >= PARTIES) {
            Line line = lines.get((place - PARTIES) / BY_LINE);
            return switch ((place - PARTIES) % BY_LINE) {
                case 0 -> new Sighting(Subject.PURCHASE, Fingerprint.mix(buyer, line.article()), line.pieces(), 0);
                case 1 -> new Sighting(Subject.ARTICLE, line.article(), line.price(), 0);
                default -> new Sighting(Subject.GOODS_CODE, line.code(), line.legalPrice(), 0);
            };
        }
        return switch (place) {
            case 0 -> new Sighting(Subject.BUYER, buyer, value, 0);
            case 1 -> new Sighting(Subject.TELEPHONE, telephone, value, buyer);
            case 2 -> new Sighting(Subject.ADDRESS, address, value, buyer);
            case 3 -> new Sighting(Subject.BASKET, Fingerprint.mix(shop, basket), 0, 0);
            case 4 -> new Sighting(Subject.SHOP, shop, 0, 0);
            default -> new Sighting(Subject.PLATFORM, platform, 0, 0);
        };
    }

    /** Seven fingerprints of eight bytes, amounts, check, blocklist, draw, then lines. */
    public void write(Sink out) {
        for (long print : new long[] {parcel, buyer, telephone, address, shop, platform, basket}) {
            out.fixed(print);
        }
        out.unsigned(value);
        out.unsigned(freight);
        out.one(identity.ordinal());
        out.one(blocked);
        out.signed(lot);
        out.unsigned(lines.size());
        for (Line line : lines) {
            out.fixed(line.code());
            out.fixed(line.article());
            out.unsigned(line.pieces());
            out.unsigned(line.price());
            out.unsigned(line.legalPrice());
        }
    }

    /** @throws IllegalStateException if the bytes are no facts of this format */
    public static RiskFacts read(Source in) {
        return new RiskFacts(
                in.fixed(),
                in.fixed(),
                in.fixed(),
                in.fixed(),
                in.fixed(),
                in.fixed(),
                in.fixed(),
                in.unsigned(),
                in.unsigned(),
                RiskTerms.one(CHECKS, in),
                in.one(),
                (int) in.signed(),
                RiskTerms.list(in, i -> new Line(in.fixed(), in.fixed(), in.unsigned(), in.unsigned(), in.unsigned())));
    }
}
