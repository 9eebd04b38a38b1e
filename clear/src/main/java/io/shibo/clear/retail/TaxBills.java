package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.clear.ceb.TaxBillStatus;
import io.shibo.clear.retail.Assessment.TaxLine;
import io.shibo.clear.step.ChinaTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tax bills (CEB816) and what becomes of them (CEB818), as functions of what was declared and assessed: made again, they are
 * the same bytes. A bill's number is its list's with {@code T} for the direction.
 */
public final class TaxBills {
    /** 已生成. */
    public static final String MADE = "1";
    /** 已汇总. */
    public static final String SUMMARISED = "2";
    /** 作废. */
    public static final String VOID = "3";

    private TaxBills() {}

    /**
     * The bill of a released parcel.
     *
     * @param invtNo number of the list, 18 characters
     * @param at moment of release, milliseconds since 1970 in UTC
     */
    public static TaxBill of(Declaration declaration, Assessment assessment, String invtNo, long at) {
        List<BigDecimal> values = values(declaration);
        List<TaxBill.Line> lines = new ArrayList<>();
        for (int i = 0; i < declaration.lines().size(); i++) {
            Declaration.Line declared = declaration.lines().get(i);
            TaxLine line = assessment.line(declared.gnum());
            lines.add(new TaxBill.Line(
                    declared.gnum(),
                    declared.gcode(),
                    values.get(i),
                    line == null ? BigDecimal.ZERO : line.total("duty"),
                    line == null ? BigDecimal.ZERO : line.total("vat"),
                    line == null ? BigDecimal.ZERO : line.total("consumption-tax")));
        }
        String taxNo = number(invtNo);
        return new TaxBill(
                guid("CEB816", taxNo, MADE),
                ChinaTime.seventeen(at),
                invtNo,
                taxNo,
                assessment.total("duty"),
                assessment.total("vat"),
                assessment.total("consumption-tax"),
                MADE,
                null,
                null,
                declaration.assureCode(),
                declaration.ebcCode(),
                declaration.logisticsCode(),
                declaration.agentCode(),
                declaration.customsCode(),
                lines);
    }

    /**
     * What a bill became.
     *
     * @param status {@link #SUMMARISED} or {@link #VOID}
     * @param payment number of the payment that it was summarised into; null for a void one
     */
    public static TaxBillStatus status(
            String invtNo, String status, @Nullable String payment, @Nullable String assureCode, long at) {
        String taxNo = number(invtNo);
        return new TaxBillStatus(
                guid("CEB818", taxNo, status), ChinaTime.seventeen(at), invtNo, taxNo, status, payment, assureCode);
    }

    /** The number of a list's tax bill. */
    public static String number(String invtNo) {
        return invtNo.length() > 8 ? invtNo.substring(0, 8) + "T" + invtNo.substring(9) : "T" + invtNo;
    }

    /** What each line counts, carriage and premium included, yuan. */
    public static List<BigDecimal> values(Declaration declaration) {
        List<BigDecimal> prices =
                declaration.lines().stream().map(Declaration.Line::totalPrice).toList();
        List<BigDecimal> freight = Apportion.byValue(declaration.freight(), prices);
        List<BigDecimal> insurance = Apportion.byValue(declaration.insuredFee(), prices);
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            values.add(prices.get(i).add(freight.get(i)).add(insurance.get(i)));
        }
        return values;
    }

    private static String guid(String type, String taxNo, String status) {
        return Guids.of("%s|%s|%s".formatted(type, taxNo, status).getBytes(StandardCharsets.UTF_8));
    }
}
