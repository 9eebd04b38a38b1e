package io.shibo.quote.bulk;

import io.shibo.codes.input.Csv;
import java.util.List;

/** The columns of a table of sales, and their numbers. {@code hs} or {@code service} names what is sold. */
final class SaleColumns {
    static final Csv.Header HEADER = new Csv.Header(
            List.of(
                    "sale",
                    "seller_country",
                    "destination",
                    "order_date",
                    "currency",
                    "quantity",
                    "unit",
                    "unit_price"),
            List.of(
                    "hs",
                    "service",
                    "description",
                    "origin",
                    "net_kg",
                    "litres",
                    "measurements",
                    "seller_kind",
                    "buyer_kind",
                    "buyer_country",
                    "dispatch",
                    "channel",
                    "transport",
                    "export_date",
                    "import_date",
                    "incoterm",
                    "place",
                    "freight",
                    "insurance",
                    "facts",
                    "state",
                    "claims"));

    static final int BUYER_COUNTRY = HEADER.number("buyer_country");
    static final int BUYER_KIND = HEADER.number("buyer_kind");
    static final int CHANNEL = HEADER.number("channel");
    static final int CLAIMS = HEADER.number("claims");
    static final int CURRENCY = HEADER.number("currency");
    static final int DESCRIPTION = HEADER.number("description");
    static final int DESTINATION = HEADER.number("destination");
    static final int DISPATCH = HEADER.number("dispatch");
    static final int EXPORT_DATE = HEADER.number("export_date");
    static final int FACTS = HEADER.number("facts");
    static final int FREIGHT = HEADER.number("freight");
    static final int HS = HEADER.number("hs");
    static final int IMPORT_DATE = HEADER.number("import_date");
    static final int INCOTERM = HEADER.number("incoterm");
    static final int INSURANCE = HEADER.number("insurance");
    static final int LITRES = HEADER.number("litres");
    static final int MEASUREMENTS = HEADER.number("measurements");
    static final int NET_KG = HEADER.number("net_kg");
    static final int ORDER_DATE = HEADER.number("order_date");
    static final int ORIGIN = HEADER.number("origin");
    static final int PLACE = HEADER.number("place");
    static final int QUANTITY = HEADER.number("quantity");
    static final int SALE = HEADER.number("sale");
    static final int SELLER_COUNTRY = HEADER.number("seller_country");
    static final int SELLER_KIND = HEADER.number("seller_kind");
    static final int SERVICE = HEADER.number("service");
    static final int STATE = HEADER.number("state");
    static final int TRANSPORT = HEADER.number("transport");
    static final int UNIT = HEADER.number("unit");
    static final int UNIT_PRICE = HEADER.number("unit_price");

    /** Columns that belong to the whole sale. */
    static final int[] OF_SALE = {
        SELLER_COUNTRY,
        SELLER_KIND,
        BUYER_COUNTRY,
        BUYER_KIND,
        DESTINATION,
        DISPATCH,
        CHANNEL,
        TRANSPORT,
        ORDER_DATE,
        EXPORT_DATE,
        IMPORT_DATE,
        INCOTERM,
        PLACE,
        CURRENCY,
        FREIGHT,
        INSURANCE,
        FACTS,
        STATE,
        CLAIMS
    };

    private SaleColumns() {}
}
