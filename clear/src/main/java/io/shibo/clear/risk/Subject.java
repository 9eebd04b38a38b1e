package io.shibo.clear.risk;

/** What parcels are counted by, and for how many days a count is of use after the last of them. */
public enum Subject {
    BUYER(31),
    TELEPHONE(31),
    ADDRESS(31),
    /** The goods lines of a parcel and their quantities, at one shop. */
    BASKET(31),
    /** One article bought by one buyer. */
    PURCHASE(31),
    /** Kept for longer, since a shop that comes back is no new shop. */
    SHOP(400),
    PLATFORM(400),
    PAYMENT_COMPANY(31),
    /** The prices of one goods code, by its legal unit. */
    GOODS_CODE(400),
    /** The prices of one article: goods code, name and model. */
    ARTICLE(400);

    private final int days;

    Subject(int days) {
        this.days = days;
    }

    /** Days after the last sighting when nothing depends on the count any more. */
    public int days() {
        return days;
    }
}
