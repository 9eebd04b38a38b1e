package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A unit of measure by its UN/ECE Recommendation 20 code, with its size in the base unit of its dimension. */
public enum Unit {
    /** Kilogram. */
    KGM(Dimension.MASS, "1"),
    /** Gram. */
    GRM(Dimension.MASS, "0.001"),
    /** Decitonne, 100 kg. */
    DTN(Dimension.MASS, "100"),
    /** Tonne. */
    TNE(Dimension.MASS, "1000"),
    /** Litre. */
    LTR(Dimension.VOLUME, "1"),
    /** Millilitre. */
    MLT(Dimension.VOLUME, "0.001"),
    /** Hectolitre. */
    HLT(Dimension.VOLUME, "100"),
    /** Piece. */
    H87(Dimension.COUNT, "1"),
    /** Pair, counted as a unit of its own. */
    PR(Dimension.PAIRS, "1"),
    /** Set. */
    SET(Dimension.SETS, "1"),
    /** Square metre. */
    MTK(Dimension.AREA, "1"),
    /** Cubic metre. */
    MTQ(Dimension.VOLUME, "1000"),
    /** Metre. */
    MTR(Dimension.LENGTH, "1"),
    /** Month, for services by time. */
    MON(Dimension.TIME, "1"),
    /** Kilowatt hour. */
    KWH(Dimension.ENERGY, "1");

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

    Unit(Dimension dimension, String size) {
        this.dimension = dimension;
        this.size = new BigDecimal(size);
    }

    public Dimension dimension() {
        return dimension;
    }

    /** How many base units of the dimension one of this is: 100 for a decitonne, as the base of mass is the kilogram. */
    public BigDecimal size() {
        return size;
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
