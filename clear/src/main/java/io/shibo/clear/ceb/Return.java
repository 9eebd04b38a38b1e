package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application to return goods of a released list (退货申请单, CEB625), sent by the shop or its agent.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param orderNo 订单编号
 * @param ebpCode 电商平台代码
 * @param ebpName 电商平台名称
 * @param ebcCode 电商企业代码
 * @param ebcName 电商企业名称
 * @param logisticsNo 物流运单编号
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param copNo 企业内部编号
 * @param preNo 预录入编号
 * @param invtNo 清单编号, of the list whose goods come back
 * @param buyerIdType 订购人证件类型
 * @param buyerIdNumber 订购人证件号码
 * @param buyerName 订购人姓名
 * @param buyerTelephone 订购人电话
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param reason 原因
 * @param note 备注
 * @param lines 1 to 99 goods lines, whole or part of the list's
 */
public record Return(
        @Facet(min = 36, max = 36) String guid,

        @Facet(
                max = 1,
                only = {"1", "2", "3"})
        String appType,

        @Facet LocalDateTime appTime,

        @Facet(
                max = 3,
                only = {"1", "2"})
        String appStatus,

        @Facet(min = 4, max = 4) String customsCode,
        @Facet(max = 60) String orderNo,
        @Facet(max = 18) String ebpCode,
        @Facet(max = 100) String ebpName,
        @Facet(max = 18) String ebcCode,
        @Facet(max = 100) String ebcName,
        @Facet(max = 60) String logisticsNo,
        @Facet(max = 18) String logisticsCode,
        @Facet(max = 100) String logisticsName,
        @Facet(max = 20, optional = true) @Nullable String copNo,
        @Facet(max = 18, optional = true) @Nullable String preNo,
        @Facet(max = 18) String invtNo,
        @Facet(max = 1, only = "1") String buyerIdType,
        @Facet(max = 60, mask = Mask.IDENTITY) String buyerIdNumber,
        @Facet(max = 60, mask = Mask.NAME) String buyerName,
        @Facet(max = 30, mask = Mask.PHONE) String buyerTelephone,
        @Facet(max = 18) String agentCode,
        @Facet(max = 100) String agentName,
        @Facet(max = 1000) String reason,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public Return {
        lines = List.copyOf(lines);
    }

    /**
     * One line that comes back.
     *
     * @param gnum 商品序号, that of the list's line
     * @param gcode 商品编码
     * @param gname 商品名称
     * @param qty 数量, at most the list's
     * @param unit 计量单位, GACC code
     * @param note 备注
     */
    public record Line(
            @Facet int gnum,

            @Facet(min = 10, max = 10, form = Facet.Form.DIGITS)
            String gcode,

            @Facet(max = 250) String gname,
            @Facet BigDecimal qty,
            @Facet(min = 3, max = 3) String unit,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB625;
    }
}
