package io.shibo.trade;

/** How the seller's country treats the sale for value-added tax; a code of UNTDID 5305 as EN 16931 uses it. */
public enum TaxCategory {
    /** Zero-rated, as China's VAT law treats exported goods. */
    ZERO_RATED("Z"),
    /** Exempt export out of the European Union; needs the seller's VAT identifier. */
    EXPORT_FREE("G"),
    /** Outside the scope of value-added tax. */
    OUT_OF_SCOPE("O");

    private final String code;

    TaxCategory(String code) {
        this.code = code;
    }

    /** The code of UNTDID 5305. */
    public String code() {
        return code;
    }
}
