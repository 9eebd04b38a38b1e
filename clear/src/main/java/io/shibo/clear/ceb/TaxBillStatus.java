package io.shibo.clear.ceb;

import org.jspecify.annotations.Nullable;

/**
 * A change of a tax bill's status (电子税单状态, CEB818), made by customs: summarised for payment, or void.
 *
 * @param guid 系统唯一序号
 * @param returnTime 回执时间, 17 digits, to the millisecond, in China's time
 * @param invtNo 清单编号
 * @param taxNo 电子税单编号
 * @param status 税单状态: 1 made, 2 summarised, 3 void
 * @param entDutyNo 缴款书编号
 * @param assureCode 担保企业代码
 */
public record TaxBillStatus(
        @Facet(min = 36, max = 36) String guid,
        @Facet(min = 17, max = 17, form = Facet.Form.MILLIS) String returnTime,
        @Facet(max = 18) String invtNo,
        @Facet(max = 50) String taxNo,

        @Facet(
                max = 1,
                only = {"1", "2", "3"})
        String status,

        @Facet(max = 50, optional = true) @Nullable String entDutyNo,
        @Facet(max = 64, optional = true) @Nullable String assureCode)
        implements Notice {
    @Override
    public MessageType type() {
        return MessageType.CEB818;
    }
}
