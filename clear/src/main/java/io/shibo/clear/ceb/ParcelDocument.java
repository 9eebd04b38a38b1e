package io.shibo.clear.ceb;

/** One of the four documents that together speak of an import parcel. */
public sealed interface ParcelDocument extends Filing permits Order, Payment, Waybill, Declaration {
    /** The number that joins the four documents. */
    String orderNo();
}
