package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export declaration list (出口清单, CEB603), sent by the shop or its agent. Prices are FOB, weights in kilograms; transport and bill
 * may follow in {@link MasterWaybill}.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param ebpCode 电商平台代码
 * @param ebpName 电商平台名称
 * @param orderNo 订单编号
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param logisticsNo 物流运单编号
 * @param copNo 企业内部编号
 * @param preNo 预录入编号
 * @param invtNo 清单编号
 * @param ieFlag 进出口标记
 * @param portCode 口岸海关代码
 * @param ieDate 出口日期
 * @param statisticsFlag 申报业务类型: A simplified, B summarised later
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param ebcCode 收发货人代码
 * @param ebcName 收发货人名称
 * @param ownerCode 生产销售单位代码
 * @param ownerName 生产销售单位名称
 * @param iacCode 区内企业代码; required for 1210 and 1239
 * @param iacName 区内企业名称; required for 1210 and 1239
 * @param emsNo 账册编号; required for 1210 and 1239
 * @param tradeMode 贸易方式
 * @param trafMode 运输方式, GACC code
 * @param trafName 运输工具名称
 * @param voyageNo 航班航次号
 * @param billNo 提运单号
 * @param totalPackageNo 总包号
 * @param loctNo 监管场所代码
 * @param licenseNo 许可证号
 * @param country 运抵国（地区）, GACC code
 * @param pod 指运港代码
 * @param freight 运费
 * @param fCurrency 运费币制
 * @param fFlag 运费标志: 3 in all (the text has 1 rate and 2 a unit as well, the schema fixes 3)
 * @param insuredFee 保价费
 * @param iCurrency 保费币制
 * @param iFlag 保费标志: 3 in all (the text has 1 rate and 2 a unit as well, the schema fixes 3)
 * @param wrapType 包装种类代码
 * @param packNo 件数
 * @param grossWeight 毛重
 * @param netWeight 净重
 * @param note 备注
 * @param lines 1 to 100 goods lines, one for each of the order's
 */
public record ExportList(
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
        @Facet(min = 0, max = 18) String ebpCode,
        @Facet(min = 0, blank = true, max = 100) String ebpName,
        @Facet(min = 0, max = 60) String orderNo,
        @Facet(min = 0, max = 18) String logisticsCode,
        @Facet(min = 0, blank = true, max = 100) String logisticsName,
        @Facet(min = 0, max = 32) String logisticsNo,
        @Facet(min = 0, max = 30) String copNo,

        @Facet(min = 18, max = 18, optional = true) @Nullable
        String preNo,

        @Facet(max = 20, optional = true) @Nullable String invtNo,
        @Facet(max = 1, only = "E") String ieFlag,
        @Facet(min = 4, max = 4) String portCode,
        @Facet LocalDate ieDate,

        @Facet(
                max = 1,
                only = {"A", "B"})
        String statisticsFlag,

        @Facet(min = 0, max = 18) String agentCode,
        @Facet(min = 0, blank = true, max = 100) String agentName,
        @Facet(min = 0, blank = true, max = 18) String ebcCode,
        @Facet(min = 0, blank = true, max = 100) String ebcName,
        @Facet(min = 0, max = 18) String ownerCode,
        @Facet(min = 0, max = 100) String ownerName,
        @Facet(max = 18, optional = true) @Nullable String iacCode,
        @Facet(max = 100, optional = true) @Nullable String iacName,
        @Facet(max = 30, optional = true) @Nullable String emsNo,

        @Facet(
                min = 4,
                max = 4,
                only = {"9610", "1210", "1239", "9710", "9810"})
        String tradeMode,

        @Facet(max = 1, collapse = true) String trafMode,
        @Facet(max = 100, optional = true) @Nullable String trafName,
        @Facet(max = 32, optional = true) @Nullable String voyageNo,
        @Facet(max = 37, optional = true) @Nullable String billNo,
        @Facet(max = 37, optional = true) @Nullable String totalPackageNo,
        @Facet(max = 10, optional = true) @Nullable String loctNo,
        @Facet(max = 19, optional = true) @Nullable String licenseNo,
        @Facet(min = 3, max = 3) String country,

        @Facet(name = "POD", min = 3, max = 4, collapse = true)
        String pod,

        @Facet BigDecimal freight,
        @Facet(min = 3, max = 3) String fCurrency,

        @Facet(max = 1, only = "3") String fFlag,

        @Facet BigDecimal insuredFee,
        @Facet(min = 3, max = 3) String iCurrency,

        @Facet(max = 1, only = "3") String iFlag,

        @Facet(max = 1, collapse = true) String wrapType,
        @Facet(max = 9) int packNo,
        @Facet BigDecimal grossWeight,
        @Facet BigDecimal netWeight,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public ExportList {
        lines = List.copyOf(lines);
    }

    /**
     * One goods line of an export list.
     *
     * @param gnum 商品序号
     * @param itemNo 企业商品货号
     * @param itemRecordNo 账册备案料号; required for 1210 and 1239
     * @param itemName 企业商品名称
     * @param gcode 商品编码, 10 digits; under statisticsFlag A its first four decide
     * @param gname 商品名称
     * @param gmodel 规格型号
     * @param barCode 条形码
     * @param country 最终目的国（地区）, GACC code
     * @param currency 币制, GACC code
     * @param qty 数量
     * @param qty1 法定数量
     * @param qty2 第二数量
     * @param unit 计量单位, GACC code
     * @param unit1 法定计量单位
     * @param unit2 第二计量单位
     * @param price 单价
     * @param totalPrice 总价, price × qty
     * @param note 备注
     */
    public record Line(
            @Facet(max = 5) int gnum,
            @Facet(min = 0, max = 20) String itemNo,
            @Facet(max = 30, optional = true) @Nullable String itemRecordNo,
            @Facet(max = 250, optional = true) @Nullable String itemName,

            @Facet(min = 10, max = 10, form = Facet.Form.DIGITS)
            String gcode,

            @Facet(min = 0, max = 250) String gname,
            @Facet(min = 0, max = 250, collapse = true) String gmodel,
            @Facet(min = 0, max = 50, collapse = true) String barCode,
            @Facet(min = 3, max = 3) String country,
            @Facet(min = 3, max = 3) String currency,
            @Facet BigDecimal qty,
            @Facet BigDecimal qty1,
            @Facet(optional = true) @Nullable BigDecimal qty2,
            @Facet(min = 3, max = 3) String unit,
            @Facet(min = 3, max = 3) String unit1,
            @Facet(max = 3, optional = true) @Nullable String unit2,
            @Facet BigDecimal price,
            @Facet BigDecimal totalPrice,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB603;
    }
}
