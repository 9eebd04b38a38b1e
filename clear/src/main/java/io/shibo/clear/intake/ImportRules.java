package io.shibo.clear.intake;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Delivery;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.Return;
import io.shibo.clear.ceb.TaxBill;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Rules of import documents (specification 2022-05, chapter 3, and the documentation of its schema). */
final class ImportRules {
    private static final String CHINA = "142";
    private static final String BONDED = "保税模式 1210 必填; required for 1210";
    private static final String DIRECT = "直购模式 9610 必填; required for 9610";

    private ImportRules() {}

    static void order(Order order, Faults faults) {
        List<Order.Line> lines = order.lines();
        faults.numbered("OrderList", lines, Order.Line::gnum);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Order.Line line = lines.get(i);
            faults.positive("OrderList", i, "qty", line.qty());
            faults.product("OrderList", i, line.qty(), line.price(), line.totalPrice());
            sum = sum.add(line.totalPrice());
        }
        faults.equal("goodsValue", order.goodsValue(), sum, "Σ totalPrice");
        BigDecimal due =
                order.goodsValue().add(order.freight()).add(order.taxTotal()).subtract(order.discount());
        faults.equal("acturalPaid", order.acturalPaid(), due, "goodsValue+freight+taxTotal-discount");
    }

    static void declaration(Declaration declaration, Faults faults) {
        List<Declaration.Line> lines = declaration.lines();
        boolean bonded = declaration.tradeMode().equals("1210");
        faults.consecutive("InventoryList", lines, Declaration.Line::gnum);
        for (int i = 0; i < lines.size(); i++) {
            Declaration.Line line = lines.get(i);
            faults.positive("InventoryList", i, "qty", line.qty());
            faults.positive("InventoryList", i, "qty1", line.qty1());
            faults.second("InventoryList", i, line.qty2(), line.unit2());
            faults.product("InventoryList", i, line.qty(), line.price(), line.totalPrice());
            if (bonded && line.itemRecordNo() == null) {
                faults.invalid(Faults.at("InventoryList", i, "itemRecordNo"), "", BONDED);
            }
        }
        faults.weights(declaration.grossWeight(), declaration.netWeight());
        if (bonded) {
            bonded(declaration, faults);
        } else if (declaration.tradeMode().equals("9610")) {
            faults.required("trafNo", declaration.trafNo(), DIRECT);
            faults.required("voyageNo", declaration.voyageNo(), DIRECT);
            faults.required("billNo", declaration.billNo(), DIRECT);
        }
        guarantor(declaration, faults);
    }

    private static void bonded(Declaration declaration, Faults faults) {
        faults.required("emsNo", declaration.emsNo(), BONDED);
        faults.required("areaCode", declaration.areaCode(), BONDED);
        faults.required("areaName", declaration.areaName(), BONDED);
        String bill = declaration.billNo();
        if (bill != null) {
            faults.invalid("billNo", bill, "保税模式 1210 应为空; must be empty for 1210");
        }
        if (!declaration.country().equals(CHINA)) {
            faults.invalid("country", declaration.country(), "保税模式 1210 限定填写 142; must be 142 for 1210");
        }
    }

    /** The text admits platform, shop and carrier, the schema's documentation the declaring agent besides. */
    private static void guarantor(Declaration declaration, Faults faults) {
        String assure = declaration.assureCode();
        if (!assure.equals(declaration.ebpCode())
                && !assure.equals(declaration.ebcCode())
                && !assure.equals(declaration.logisticsCode())
                && !assure.equals(declaration.agentCode())) {
            faults.invalid(
                    "assureCode",
                    assure,
                    "应为 ebpCode、ebcCode、logisticsCode 或 agentCode 之一; must be one of ebpCode, ebcCode, logisticsCode, agentCode");
        }
    }

    static void returned(Return application, Faults faults) {
        List<Return.Line> lines = application.lines();
        faults.numbered("InvtRefundList", lines, Return.Line::gnum);
        for (int i = 0; i < lines.size(); i++) {
            faults.positive("InvtRefundList", i, "qty", lines.get(i).qty());
        }
    }

    static void delivery(Delivery delivery, Faults faults) {
        faults.numbered("DeliveryList", delivery.lines(), Delivery.Line::gnum);
        faults.distinct(
                "DeliveryList",
                "logisticsNo",
                delivery.lines().stream().map(Delivery.Line::logisticsNo).toList());
    }

    static void taxBill(TaxBill bill, Faults faults) {
        faults.numbered("TaxListRd", bill.lines(), TaxBill.Line::gnum);
        faults.equal("customsTax", bill.customsTax(), sum(bill, TaxBill.Line::customsTax), "Σ customsTax");
        faults.equal("valueAddedTax", bill.valueAddedTax(), sum(bill, TaxBill.Line::valueAddedTax), "Σ valueAddedTax");
        faults.equal(
                "consumptionTax", bill.consumptionTax(), sum(bill, TaxBill.Line::consumptionTax), "Σ consumptionTax");
    }

    private static BigDecimal sum(TaxBill bill, Function<TaxBill.Line, BigDecimal> tax) {
        return bill.lines().stream().map(tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
