package io.shibo.trade;

import io.shibo.trade.internal.ubl.InvoiceWriter;
import io.shibo.trade.internal.ubl.OrderWriter;
import io.shibo.trade.internal.ubl.PackingListWriter;
import java.util.List;

/**
 * The documents of a deal in UBL 2.1 (OASIS Standard, 4 November 2013): order, commercial invoice, packing list.
 *
 * <p>Each is valid under its schema; the invoice follows the European standard EN 16931-1 too, so that a buyer's software
 * can book it, and carries what a border needs beyond it: the delivery term, goods codes and origin. The packing list has
 * no prices.
 */
public final class Documents {
    private Documents() {}

    /** The documents in the order of {@link DocumentKind}. The same deal gives the same bytes. */
    public static List<StoredFile> of(Deal deal) {
        return List.of(
                StoredFile.of(DocumentKind.ORDER.fileName(), OrderWriter.write(deal)),
                StoredFile.of(DocumentKind.INVOICE.fileName(), InvoiceWriter.write(deal)),
                StoredFile.of(DocumentKind.PACKING_LIST.fileName(), PackingListWriter.write(deal)));
    }
}
