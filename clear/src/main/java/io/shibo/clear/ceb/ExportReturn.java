package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application to bring exported goods back (退货申请单, CEB213), sent by the shop or its agent.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param loctNo 监管场所代码
 * @param ebpCode 电商平台代码
 * @param ebpName 电商平台名称
 * @param ebcCode 电商企业代码
 * @param ebcName 电商企业名称
 * @param logisticsNo 物流运单编号
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param coElNo 企业内部编号
 * @param preNo 预录入编号
 * @param invtNo 原出口清单号
 * @param tradeMode 贸易方式: 9610, 1210, 1239 by the schema, 9661, 1261 by the text
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param billNo 提运单号
 * @param ieFlag 进出口标记
 * @param trafMode 运输方式, GACC code
 * @param trafName 运输工具名称
 * @param portCode 口岸海关代码
 * @param reason 原因
 * @param country 国家（地区）, GACC code, not China
 * @param voyageNo 航班航次号
 * @param note 备注
 * @param lines 1 to 100 goods lines of the export list
 */
public record ExportReturn(
        @Facet(min = 36, max = 36) String guid,

        @Facet(
                max = 1,
                only = {"1", "2", "3"})
        String appType,

        @Facet LocalDateTime appTime,

        @Facet(
                max = 1,
                only = {"1", "2"})
        String appStatus,

        @Facet(min = 4, max = 4) String customsCode,
        @Facet(max = 10, optional = true) @Nullable String loctNo,
        @Facet(min = 0, max = 18) String ebpCode,
        @Facet(min = 0, max = 100) String ebpName,
        @Facet(min = 0, max = 18) String ebcCode,
        @Facet(min = 0, max = 100) String ebcName,
        @Facet(min = 0, max = 80) String logisticsNo,
        @Facet(min = 0, max = 18) String logisticsCode,
        @Facet(min = 0, max = 100) String logisticsName,
        @Facet(min = 0, max = 30) String coElNo,
        @Facet(max = 18, optional = true) @Nullable String preNo,
        @Facet(min = 0, max = 20) String invtNo,

        @Facet(
                min = 4,
                max = 4,
                optional = true,
                only = {"9610", "1210", "1239", "9661", "1261"})
        @Nullable
        String tradeMode,

        @Facet(min = 0, max = 18) String agentCode,
        @Facet(min = 0, max = 100) String agentName,
        @Facet(min = 0, max = 37) String billNo,
        @Facet(min = 0, max = 1, only = "I") String ieFlag,
        @Facet(min = 0, max = 1) String trafMode,
        @Facet(min = 0, max = 100) String trafName,
        @Facet(min = 0, max = 4) String portCode,
        @Facet(min = 0, max = 500) String reason,
        @Facet(min = 0, max = 3) String country,
        @Facet(min = 0, max = 32) String voyageNo,
        @Facet(max = 500, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public ExportReturn {
        lines = List.copyOf(lines);
    }

    /**
     * One line that comes back.
     *
     * @param gnum 商品序号, that of the list's line
     * @param gcode 商品编码
     * @param gname 商品名称
     * @param gmodel 规格型号
     * @param qty 数量, at most the list's
     * @param qty1 法定数量
     * @param unit 计量单位, GACC code
     * @param unit1 法定计量单位
     * @param qty2 第二数量
     * @param unit2 第二计量单位
     * @param note 备注
     */
    public record Line(
            @Facet(max = 4) int gnum,

            @Facet(min = 0, max = 10, form = Facet.Form.DIGITS)
            String gcode,

            @Facet(min = 0, max = 250) String gname,
            @Facet(min = 0, max = 250) String gmodel,
            @Facet BigDecimal qty,
            @Facet BigDecimal qty1,
            @Facet(min = 3, max = 3) String unit,
            @Facet(min = 3, max = 3) String unit1,
            @Facet(optional = true) @Nullable BigDecimal qty2,

            @Facet(min = 3, max = 3, optional = true) @Nullable
            String unit2,

            @Facet(max = 500, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB213;
    }
}
