package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A unit of measure by its UN/ECE Recommendation 20 code, with its size in the base unit of its dimension. Here are the
 * units in which tariffs and invoices count goods; what none of them measures (per cent of alcohol, litres of pure alcohol)
 * is a measurement that a sale names. Customary units are exact: 1 lb = 0.45359237 kg, 1 in = 2.54 cm, 1 US gallon = 231
 * cubic inches (NIST Handbook 44, Appendix C).
 */
public enum Unit {
    /** Kilogram. */
    KGM(Dimension.MASS, "1"),
    /** Gram. */
    GRM(Dimension.MASS, "0.001"),
    /** Milligram. */
    MGM(Dimension.MASS, "0.000001"),
    /** Decitonne, 100 kg. */
    DTN(Dimension.MASS, "100"),
    /** Tonne. */
    TNE(Dimension.MASS, "1000"),
    /** Metric carat. */
    CTM(Dimension.MASS, "0.0002"),
    /** Pound. */
    LBR(Dimension.MASS, "0.45359237"),
    /** Ounce, a sixteenth of a pound. */
    ONZ(Dimension.MASS, "0.028349523125"),
    /** Troy ounce. */
    APZ(Dimension.MASS, "0.0311034768"),
    /** Short ton, 2,000 lb. */
    STN(Dimension.MASS, "907.18474"),
    /** Long ton, 2,240 lb. */
    LTN(Dimension.MASS, "1016.0469088"),
    /** Litre. */
    LTR(Dimension.VOLUME, "1"),
    /** Millilitre. */
    MLT(Dimension.VOLUME, "0.001"),
    /** Centilitre. */
    CLT(Dimension.VOLUME, "0.01"),
    /** Hectolitre. */
    HLT(Dimension.VOLUME, "100"),
    /** Cubic metre. */
    MTQ(Dimension.VOLUME, "1000"),
    /** Cubic centimetre. */
    CMQ(Dimension.VOLUME, "0.001"),
    /** US gallon. */
    GLL(Dimension.VOLUME, "3.785411784"),
    /** Imperial gallon. */
    GLI(Dimension.VOLUME, "4.54609"),
    /** Barrel of 42 US gallons. */
    BLL(Dimension.VOLUME, "158.987294928"),
    /** Piece. */
    H87(Dimension.COUNT, "1"),
    /** One. */
    C62(Dimension.COUNT, "1"),
    /** Each. */
    EA(Dimension.COUNT, "1"),
    /** Number of articles, as TARIC counts. */
    NAR(Dimension.COUNT, "1"),
    /** Dozen. */
    DZN(Dimension.COUNT, "12"),
    /** Hundred. */
    CEN(Dimension.COUNT, "100"),
    /** Gross, twelve dozen. */
    GRO(Dimension.COUNT, "144"),
    /** Thousand. */
    MIL(Dimension.COUNT, "1000"),
    /** Pair, counted as a unit of its own. */
    PR(Dimension.PAIRS, "1"),
    /** Number of pairs, as TARIC counts. */
    NPR(Dimension.PAIRS, "1"),
    /** Dozen pairs. */
    DPR(Dimension.PAIRS, "12"),
    /** Set. */
    SET(Dimension.SETS, "1"),
    /** Square metre. */
    MTK(Dimension.AREA, "1"),
    /** Square foot. */
    FTK(Dimension.AREA, "0.09290304"),
    /** Square yard. */
    YDK(Dimension.AREA, "0.83612736"),
    /** Metre. */
    MTR(Dimension.LENGTH, "1"),
    /** Centimetre. */
    CMT(Dimension.LENGTH, "0.01"),
    /** Inch. */
    INH(Dimension.LENGTH, "0.0254"),
    /** Foot. */
    FOT(Dimension.LENGTH, "0.3048"),
    /** Yard. */
    YRD(Dimension.LENGTH, "0.9144"),
    /** Month, for services by time. */
    MON(Dimension.TIME, "1"),
    /** Year. */
    ANN(Dimension.TIME, "12"),
    /** Kilowatt hour. */
    KWH(Dimension.ENERGY, "1"),
    /** Megawatt hour. */
    MWH(Dimension.ENERGY, "1000");

    /** What a unit measures; only units of one dimension convert into each other. */
    public enum Dimension {
        MASS,
        VOLUME,
        COUNT,
        PAIRS,
        SETS,
        AREA,
        LENGTH,
        TIME,
        ENERGY
    }

    private final Dimension dimension;
    private final BigDecimal size;
    private final boolean decimal;

    Unit(Dimension dimension, String size) {
        this.dimension = dimension;
        this.size = new BigDecimal(size);
        this.decimal = this.size.stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
    }

    public Dimension dimension() {
        return dimension;
    }

    /** How many base units of the dimension one of this is: 100 for a decitonne, as the base of mass is the kilogram. */
    public BigDecimal size() {
        return size;
    }

    /** Whether quantities given in this unit stay decimals: so for a tonne, not for a dozen or a pound. */
    public boolean decimal() {
        return decimal;
    }

    public static Unit parse(String code) {
        for (Unit unit : values()) {
            if (unit.name().equals(code)) {
                return unit;
            }
        }
        throw Wrong.of(
                        "unit",
                        Problem.show(code),
                        Arrays.stream(values()).map(Unit::name).collect(Collectors.joining(", ")))
                .refusal();
    }
}
