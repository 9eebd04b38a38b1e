package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import declaration list (进口清单, CEB621), sent by the shop or its agent. Amounts are in yuan, weights in kilograms.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares, and then a signature is required
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
 * @param assureCode 担保企业编号: the platform, the shop, the carrier or the declaring agent
 * @param emsNo 账册编号; required for 1210
 * @param invtNo 清单编号
 * @param ieFlag 进出口标记
 * @param declTime 申报日期
 * @param customsCode 申报海关代码
 * @param portCode 口岸海关代码
 * @param ieDate 进口日期
 * @param buyerIdType 订购人证件类型
 * @param buyerIdNumber 订购人证件号码
 * @param buyerName 订购人姓名
 * @param buyerTelephone 订购人电话
 * @param consigneeAddress 收件地址
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param areaCode 区内企业代码; required for 1210
 * @param areaName 区内企业名称; required for 1210
 * @param tradeMode 贸易方式: 9610 direct purchase, 1210 bonded
 * @param trafMode 运输方式, GACC code
 * @param trafNo 运输工具编号; required for 9610
 * @param voyageNo 航班航次号; required for 9610
 * @param billNo 提运单号; required for 9610, blank for 1210
 * @param loctNo 监管场所代码
 * @param licenseNo 许可证件号
 * @param country 起运国（地区）, GACC code; 142 for 1210
 * @param freight 运费
 * @param insuredFee 保费
 * @param currency 币制
 * @param wrapType 包装种类代码
 * @param packNo 件数, restricted to 1
 * @param grossWeight 毛重
 * @param netWeight 净重
 * @param note 备注
 * @param lines 1 to 99 goods lines, one for each of the order's
 */
public record Declaration(
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
        @Facet(max = 30) String assureCode,
        @Facet(max = 30, optional = true) @Nullable String emsNo,
        @Facet(max = 18, optional = true) @Nullable String invtNo,
        @Facet(max = 1, only = "I") String ieFlag,
        @Facet LocalDate declTime,
        @Facet(min = 4, max = 4) String customsCode,
        @Facet(min = 4, max = 4) String portCode,
        @Facet(optional = true) @Nullable LocalDate ieDate,
        @Facet(max = 1, only = "1") String buyerIdType,
        @Facet(max = 60, mask = Mask.IDENTITY) String buyerIdNumber,
        @Facet(max = 60, mask = Mask.NAME) String buyerName,
        @Facet(max = 30, mask = Mask.PHONE) String buyerTelephone,
        @Facet(max = 200, mask = Mask.ADDRESS) String consigneeAddress,
        @Facet(max = 18) String agentCode,
        @Facet(max = 100) String agentName,
        @Facet(max = 18, optional = true) @Nullable String areaCode,
        @Facet(max = 100, optional = true) @Nullable String areaName,

        @Facet(
                min = 4,
                max = 4,
                only = {"9610", "1210"})
        String tradeMode,

        @Facet(max = 1) String trafMode,
        @Facet(max = 100, optional = true) @Nullable String trafNo,
        @Facet(max = 32, optional = true) @Nullable String voyageNo,
        @Facet(max = 37, optional = true) @Nullable String billNo,
        @Facet(max = 10, optional = true) @Nullable String loctNo,
        @Facet(max = 19, optional = true) @Nullable String licenseNo,
        @Facet(min = 3, max = 3) String country,
        @Facet BigDecimal freight,
        @Facet BigDecimal insuredFee,
        @Facet(min = 3, max = 3, only = "142") String currency,
        @Facet(max = 1, optional = true) @Nullable String wrapType,
        @Facet(only = "1") int packNo,
        @Facet BigDecimal grossWeight,
        @Facet BigDecimal netWeight,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements ParcelDocument {
    public Declaration {
        lines = List.copyOf(lines);
    }

    /**
     * One goods line of a declaration.
     *
     * @param gnum 商品序号, that of the order's line
     * @param itemRecordNo 账册备案料号; required for 1210
     * @param itemNo 企业商品货号
     * @param itemName 企业商品品名
     * @param gcode 商品编码, 10 digits
     * @param gname 商品名称, that of the order's line
     * @param gmodel 商品规格型号
     * @param barCode 条码, {@code 无} where the goods have none
     * @param country 原产国（地区）, GACC code
     * @param tradeCountry 贸易国, GACC code
     * @param currency 币制
     * @param qty 数量
     * @param unit 计量单位, GACC code
     * @param qty1 法定数量
     * @param unit1 法定计量单位
     * @param qty2 第二数量
     * @param unit2 第二计量单位
     * @param price 单价
     * @param totalPrice 总价
     * @param note 备注
     */
    public record Line(
            @Facet int gnum,
            @Facet(max = 30, optional = true) @Nullable String itemRecordNo,
            @Facet(max = 20, optional = true) @Nullable String itemNo,
            @Facet(max = 250, optional = true) @Nullable String itemName,

            @Facet(min = 10, max = 10, form = Facet.Form.DIGITS)
            String gcode,

            @Facet(max = 250) String gname,
            @Facet(max = 510) String gmodel,
            @Facet(max = 50, optional = true) @Nullable String barCode,
            @Facet(min = 3, max = 3) String country,
            @Facet(max = 3, optional = true) @Nullable String tradeCountry,
            @Facet(min = 3, max = 3, only = "142") String currency,
            @Facet BigDecimal qty,
            @Facet(min = 3, max = 3) String unit,
            @Facet BigDecimal qty1,
            @Facet(min = 3, max = 3) String unit1,
            @Facet(optional = true) @Nullable BigDecimal qty2,

            @Facet(min = 3, max = 3, optional = true) @Nullable
            String unit2,

            @Facet BigDecimal price,
            @Facet BigDecimal totalPrice,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB621;
    }
}
