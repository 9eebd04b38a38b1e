package io.shibo.clear.intake;

import io.shibo.clear.ceb.Arrival;
import io.shibo.clear.ceb.Cancellation;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Delivery;
import io.shibo.clear.ceb.Departure;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.ExportCancellation;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.ceb.ExportOrder;
import io.shibo.clear.ceb.ExportReturn;
import io.shibo.clear.ceb.ExportWaybill;
import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.MasterWaybill;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Payment;
import io.shibo.clear.ceb.Proceeds;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.Return;
import io.shibo.clear.ceb.ReturnTally;
import io.shibo.clear.ceb.SummaryApplication;
import io.shibo.clear.ceb.SummaryResult;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.clear.ceb.TaxBillStatus;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.ceb.WaybillStatus;
import java.util.List;

/** What the specification asks of one document beyond each field alone: sums, line numbers, conditions of a trade mode. */
final class DocumentRules {
    private DocumentRules() {}

    /** Everything that is wrong; empty for a document that may be filed. */
    static List<FieldError> check(Document document) {
        Faults faults = new Faults(document.type());
        switch (document) {
            case Order order -> ImportRules.order(order, faults);
            case Declaration declaration -> ImportRules.declaration(declaration, faults);
            case Return application -> ImportRules.returned(application, faults);
            case Delivery delivery -> ImportRules.delivery(delivery, faults);
            case TaxBill bill -> ImportRules.taxBill(bill, faults);
            case ExportOrder order -> ExportRules.order(order, faults);
            case ExportList list -> ExportRules.list(list, faults);
            case ExportWaybill waybill -> ExportRules.waybill(waybill, faults);
            case Arrival arrival -> ExportRules.arrival(arrival, faults);
            case Departure departure -> ExportRules.departure(departure, faults);
            case MasterWaybill master -> ExportRules.master(master, faults);
            case SummaryApplication application -> ExportRules.summary(application, faults);
            case SummaryResult result -> ExportRules.result(result, faults);
            case ExportReturn application -> ExportRules.returned(application, faults);
            case Payment _, Waybill _, WaybillStatus _, Cancellation _, TaxBillStatus _ -> {}
            case Proceeds _, ExportCancellation _, ReturnTally _, Receipt _ -> {}
        }
        return faults.errors();
    }
}
