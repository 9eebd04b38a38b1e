package io.shibo.clear.ceb;

import java.time.LocalDateTime;

/** A document that a company files with the window, to be stored, changed, deleted or declared. */
public sealed interface Filing extends Document
        permits ParcelDocument,
                WaybillStatus,
                Cancellation,
                Return,
                Delivery,
                ExportOrder,
                Proceeds,
                ExportWaybill,
                Arrival,
                Departure,
                ExportList,
                ExportCancellation,
                MasterWaybill,
                SummaryApplication,
                ExportReturn,
                ReturnTally {
    /** {@code 1} new, {@code 2} change, {@code 3} deletion. */
    String appType();

    /** {@code 1} stored only, {@code 2} declares. */
    String appStatus();

    /** When the sender made it, in China's time. */
    LocalDateTime appTime();
}
