package io.shibo.clear.ceb;

import org.jspecify.annotations.Nullable;

/** The window's answers to export documents (304 to 702, 214, 216); what {@link Receipt} says of its fields holds here. */
public sealed interface ExportReceipt extends Receipt {

    /** Export order receipt, CEB304. */
    record ForOrder(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String ebpCode,
            @Facet(min = 0, max = 18) String ebcCode,
            @Facet(min = 0, max = 60) String orderNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB304;
        }
    }

    /** Receipt of money received, CEB404. */
    record ForProceeds(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String ebcCode,
            @Facet(min = 0, max = 60) String orderNo,
            @Facet(max = 60, optional = true) @Nullable String payNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB404;
        }
    }

    /** Export waybill receipt, CEB506. */
    record ForWaybill(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String logisticsCode,
            @Facet(min = 0, max = 32) String logisticsNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB506;
        }
    }

    /** Arrival receipt, CEB508. */
    record ForArrival(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String operatorCode,
            @Facet(min = 0, max = 18) String logisticsCode,
            @Facet(min = 18, max = 18) String preNo,
            @Facet(min = 0, max = 30) String copNo,
            @Facet(min = 0, max = 37) String billNo,
            @Facet(max = 9) int msgSeqNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB508;
        }
    }

    /** Departure receipt, CEB510. */
    record ForDeparture(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String logisticsCode,
            @Facet(min = 0, max = 30) String copNo,
            @Facet(min = 18, max = 18) String preNo,
            @Facet(max = 9) int msgSeqNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB510;
        }
    }

    /** Export list receipt, CEB604. */
    record ForList(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String agentCode,
            @Facet(min = 0, max = 30) String copNo,
            @Facet(min = 18, max = 18) String preNo,
            @Facet(min = 0, max = 20, blank = true) String invtNo,
            @Facet(min = 0, max = 18) String ebcCode,
            @Facet(min = 0, max = 18) String ebpCode,
            @Facet(min = 0, max = 60) String orderNo,
            @Facet(max = 1) String statisticsFlag,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB604;
        }
    }

    /** Export cancellation receipt, CEB606. */
    record ForCancellation(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String agentCode,
            @Facet(min = 0, max = 30) String copNo,
            @Facet(min = 18, max = 18) String preNo,
            @Facet(min = 0, max = 20) String invtNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB606;
        }
    }

    /** Master waybill receipt, CEB608. */
    record ForMasterWaybill(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String agentCode,
            @Facet(min = 0, max = 18) String logisticsCode,
            @Facet(min = 0, max = 30) String copNo,
            @Facet(min = 18, max = 18) String preNo,
            @Facet(min = 0, max = 37) String billNo,
            @Facet(max = 9) int msgSeqNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB608;
        }
    }

    /** Summary application receipt, CEB702. */
    record ForSummary(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String agentCode,
            @Facet(min = 0, max = 18) String ebcCode,
            @Facet(min = 0, max = 30) String copNo,
            @Facet(min = 18, max = 18) String preNo,

            @Facet(min = 18, max = 18, optional = true) @Nullable
            String sumNo,

            @Facet(max = 9) int msgSeqNo,
            @Facet(max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB702;
        }
    }

    /** Export return receipt, CEB214. */
    record ForReturn(
            @Facet(min = 36, max = 36) String guid,
            @Facet(max = 18, optional = true) @Nullable String ebpCode,
            @Facet(max = 18, optional = true) @Nullable String ebcCode,
            @Facet(min = 0, max = 18) String agentCode,
            @Facet(min = 0, max = 30) String coElNo,
            @Facet(max = 18, optional = true) @Nullable String preNo,
            @Facet(min = 0, max = 20) String invtNo,
            @Facet(min = 0, max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB214;
        }
    }

    /** Tally receipt, CEB216. */
    record ForTally(
            @Facet(min = 36, max = 36) String guid,
            @Facet(min = 0, max = 18) String operatorCode,
            @Facet(min = 0, max = 18) String logisticsCode,
            @Facet(min = 0, max = 80) String logisticsNo,
            @Facet(min = 0, max = 30) String coElNo,
            @Facet(max = 18, optional = true) @Nullable String preNo,
            @Facet(min = 0, max = 10) String returnStatus,

            @Facet(min = 17, max = 17, form = Facet.Form.MILLIS)
            String returnTime,

            @Facet(min = 0, max = 1000, blank = true) String returnInfo)
            implements ExportReceipt {
        @Override
        public MessageType type() {
            return MessageType.CEB216;
        }
    }
}
