package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An electronic tax bill (电子税单, CEB816), made by customs. Amounts are in yuan.
 *
 * <p>{@code orderNo} and {@code logisticsNo} stand in the specification's text only; the schema has neither.
 *
 * @param guid 系统唯一序号
 * @param returnTime 回执时间, 17 digits, to the millisecond, in China's time
 * @param invtNo 清单编号
 * @param taxNo 电子税单编号
 * @param customsTax 应征关税
 * @param valueAddedTax 应征增值税
 * @param consumptionTax 应征消费税
 * @param status 税单状态: 1 made, 2 summarised, 3 void
 * @param entDutyNo 缴款书编号
 * @param note 备注
 * @param assureCode 担保企业代码
 * @param ebcCode 电商企业代码
 * @param logisticsCode 物流企业代码
 * @param agentCode 申报企业代码
 * @param customsCode 申报地海关代码
 * @param lines 1 to 99, one for each goods line of the list
 */
public record TaxBill(
        @Facet(min = 36, max = 36) String guid,
        @Facet(min = 17, max = 17, form = Facet.Form.MILLIS) String returnTime,
        @Facet(max = 18) String invtNo,
        @Facet(max = 50) String taxNo,
        @Facet BigDecimal customsTax,
        @Facet BigDecimal valueAddedTax,
        @Facet BigDecimal consumptionTax,

        @Facet(
                max = 1,
                only = {"1", "2", "3"})
        String status,

        @Facet(max = 50, optional = true) @Nullable String entDutyNo,
        @Facet(max = 1000, optional = true) @Nullable String note,
        @Facet(max = 64, optional = true) @Nullable String assureCode,
        @Facet(max = 64, optional = true) @Nullable String ebcCode,
        @Facet(max = 64, optional = true) @Nullable String logisticsCode,
        @Facet(max = 18, optional = true) @Nullable String agentCode,
        @Facet(min = 4, max = 4, optional = true) @Nullable String customsCode,
        List<Line> lines)
        implements Notice {
    public TaxBill {
        lines = List.copyOf(lines);
    }

    /**
     * The tax of one goods line, in yuan.
     *
     * @param gnum 商品序号
     * @param gcode 商品编码
     * @param taxPrice 完税总价格
     * @param customsTax 应征关税
     * @param valueAddedTax 应征增值税
     * @param consumptionTax 应征消费税
     */
    public record Line(
            @Facet int gnum,

            @Facet(min = 10, max = 10, form = Facet.Form.DIGITS)
            String gcode,

            @Facet BigDecimal taxPrice,
            @Facet BigDecimal customsTax,
            @Facet BigDecimal valueAddedTax,
            @Facet BigDecimal consumptionTax) {}

    @Override
    public MessageType type() {
        return MessageType.CEB816;
    }
}
