package io.shibo.clear.step;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ledger.TaxedLines;
import io.shibo.clear.risk.RiskFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of a document: hashes of 64 bits of what is compared, amounts, and nothing that could be read as a
 * person's data. Fields that are only ever compared together have one hash. Which field differs, and both values, are said
 * from the documents themselves, which the log keeps.
 *
 * <p>A hash is never 0, which stands for an absent field.
 */
public sealed interface Facts {
    MessageType type();

    /** What the document is known by within its order number: the platform, or the payment's or waybill's own number. */
    long number();

    /**
     * An order.
     *
     * @param platform ebpCode
     * @param paid acturalPaid, 1/100000 yuan
     * @param person buyerIdNumber and buyerName
     * @param payCode 0 where the order does not name it; so for {@code transaction}
     * @param delivery consignee, telephone and address
     * @param shop ebcCode, buyerIdNumber and buyerName
     * @param goods the lines by gnum: name, quantity, total price
     * @param withheld taxTotal, 1/100000 yuan
     */
    record OfOrder(
            long platform,
            long paid,
            long person,
            long payCode,
            long transaction,
            long delivery,
            long shop,
            long goods,
            long withheld)
            implements Facts {
        @Override
        public MessageType type() {
            return MessageType.CEB311;
        }

        @Override
        public long number() {
            return platform;
        }
    }

    /**
     * A payment.
     *
     * @param number payCode and payTransactionId together
     * @param paid amountPaid, 1/100000 yuan
     * @param person payerIdNumber and payerName
     * @param payTime as stated, seconds since 1970 in China's time, ≥ 0
     */
    record OfPayment(long number, long platform, long paid, long person, long payCode, long transaction, long payTime)
            implements Facts {
        @Override
        public MessageType type() {
            return MessageType.CEB411;
        }
    }

    /**
     * A waybill.
     *
     * @param number logisticsCode and logisticsNo together
     */
    record OfWaybill(long number, long delivery) implements Facts {
        @Override
        public MessageType type() {
            return MessageType.CEB511;
        }
    }

    /** What is asked of a list that was declared. Its facts are not kept. */
    sealed interface OfApplication extends Facts {
        long platform();

        /** The last nine digits of the list's number; −1 where they are none. */
        long serial();

        /** Hash of the shop's own number of the list; 0 where it is not told. */
        long copNo();

        @Override
        default long number() {
            return platform();
        }
    }

    /** To cancel it. */
    record OfCancellation(long platform, long serial, long copNo) implements OfApplication {
        @Override
        public MessageType type() {
            return MessageType.CEB623;
        }
    }

    /** To return goods of it. */
    record OfReturn(long platform, long serial, long copNo, List<TaxedLines.Item> items) implements OfApplication {
        public OfReturn {
            items = List.copyOf(items);
        }

        @Override
        public MessageType type() {
            return MessageType.CEB625;
        }
    }

    /**
     * A declaration.
     *
     * @param waybill logisticsCode and logisticsNo together
     * @param shop ebcCode, buyerIdNumber and buyerName
     * @param label for the receipt of the parcel's end
     * @param risk null where no rules of risk are in force
     */
    record OfDeclaration(
            long platform,
            long waybill,
            long shop,
            long goods,
            Dues dues,
            Label label,
            @Nullable RiskFacts risk) implements Facts {
        @Override
        public MessageType type() {
            return MessageType.CEB621;
        }

        @Override
        public long number() {
            return platform;
        }
    }
}
