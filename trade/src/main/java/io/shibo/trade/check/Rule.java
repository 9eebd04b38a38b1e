package io.shibo.trade.check;

/**
 * What must hold within a document or between the documents of one deal. The words for each are in the bundle under {@code
 * rule.<name>} (what it asks and why) and {@code broken.<name>} (what is wrong).
 */
public enum Rule {
    /** The document is valid under its UBL 2.1 schema. */
    SCHEMA,
    /** Each line amount is quantity times price, rounded to the currency's minor unit (EN 16931, BT-131). */
    LINE_AMOUNT,
    /** The sum of the lines is the total of goods (EN 16931 BR-CO-10). */
    SUM_OF_LINES,
    /** Goods, charges, allowances and tax add up to what is to be paid (EN 16931 BR-CO-13, -15, -16). */
    TOTAL,
    /** No amount has more decimals than its currency has minor units (ISO 4217). */
    MINOR_UNITS,
    /** Every amount is in the document's currency, and the documents agree on it. */
    CURRENCY,
    /** Order, invoice and packing list have the same lines and quantities. */
    QUANTITIES,
    /** The packages together hold the quantity of each line. */
    PACKED_QUANTITIES,
    /** The first six digits of the goods code are the same everywhere (Harmonized System). */
    GOODS_CODE,
    /** The country of origin of a line is the same everywhere. */
    ORIGIN,
    /** Seller and buyer are the same, whatever their role is called. */
    PARTIES,
    /** The delivery term is the same, and the charges fit it (Incoterms 2020). */
    INCOTERM_CHARGES,
    /** Net mass of the packages adds up to the total. */
    NET_WEIGHT,
    /** Gross mass of the packages adds up to the total. */
    GROSS_WEIGHT,
    /** Nothing weighs less packed than unpacked. */
    GROSS_NOT_BELOW_NET,
    /** The number of packages is the number that is counted. */
    PACKAGE_COUNT,
    /** Order before invoice, invoice before or with the packing list, payment due not before the invoice. */
    DATES,
    /** Invoice and packing list name the order, the packing list names the invoice. */
    REFERENCES,
    /** The packing list shows no price: it is made for those who need not know it. */
    NO_PRICES
}
