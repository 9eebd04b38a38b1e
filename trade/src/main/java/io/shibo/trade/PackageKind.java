package io.shibo.trade;

/** A kind of package, with its code in UN/ECE Recommendation 21. */
public enum PackageKind {
    BAG("BG"),
    CARTON("CT"),
    CASE("CS"),
    CRATE("CR"),
    DRUM("DR"),
    PACKAGE("PK"),
    PALLET("PX"),
    WOODEN_CASE("7B");

    private final String code;

    PackageKind(String code) {
        this.code = code;
    }

    /** The code of UN/ECE Recommendation 21. */
    public String code() {
        return code;
    }
}
