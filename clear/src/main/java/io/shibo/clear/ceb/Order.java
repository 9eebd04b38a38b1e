package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order (电子订单, CEB311), sent by the platform or the shop. Amounts are in yuan.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param orderType 订单类型, I for import
 * @param orderNo 订单编号, unique on the platform
 * @param ebpCode 电商平台代码
 * @param ebpName 电商平台名称
 * @param ebcCode 电商企业代码
 * @param ebcName 电商企业名称
 * @param goodsValue 商品价格, what was paid by points and vouchers included
 * @param freight 运杂费
 * @param discount 非现金抵扣金额
 * @param taxTotal 代扣税款; 0 where the shop withholds none
 * @param acturalPaid 实际支付金额 (the specification's spelling): goodsValue + freight + taxTotal − discount
 * @param currency 币制
 * @param buyerRegNo 订购人注册号
 * @param buyerName 订购人姓名
 * @param buyerTelephone 订购人电话
 * @param buyerIdType 订购人证件类型
 * @param buyerIdNumber 订购人证件号码
 * @param payCode 支付企业代码
 * @param payName 支付企业名称
 * @param payTransactionId 支付交易编号
 * @param batchNumbers 商品批次号
 * @param consignee 收货人姓名
 * @param consigneeTelephone 收货人电话
 * @param consigneeAddress 收货地址
 * @param consigneeDistrict 收货地址行政区划代码
 * @param note 备注
 * @param lines 1 to 99 goods lines
 */
public record Order(
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

        @Facet(max = 1, only = "I") String orderType,
        @Facet(max = 60) String orderNo,
        @Facet(max = 18) String ebpCode,
        @Facet(max = 100) String ebpName,
        @Facet(max = 18) String ebcCode,
        @Facet(max = 100) String ebcName,
        @Facet BigDecimal goodsValue,
        @Facet BigDecimal freight,
        @Facet BigDecimal discount,
        @Facet BigDecimal taxTotal,
        @Facet BigDecimal acturalPaid,
        @Facet(min = 3, max = 3, only = "142") String currency,
        @Facet(max = 60, mask = Mask.IDENTITY) String buyerRegNo,
        @Facet(max = 60, mask = Mask.NAME) String buyerName,
        @Facet(max = 30, mask = Mask.PHONE) String buyerTelephone,
        @Facet(max = 1, only = "1") String buyerIdType,
        @Facet(max = 60, mask = Mask.IDENTITY) String buyerIdNumber,
        @Facet(max = 18, optional = true) @Nullable String payCode,
        @Facet(max = 100, optional = true) @Nullable String payName,
        @Facet(max = 60, optional = true) @Nullable String payTransactionId,
        @Facet(max = 100, optional = true) @Nullable String batchNumbers,
        @Facet(max = 100, mask = Mask.NAME) String consignee,
        @Facet(max = 50, mask = Mask.PHONE) String consigneeTelephone,
        @Facet(max = 200, mask = Mask.ADDRESS) String consigneeAddress,
        @Facet(min = 6, max = 6, optional = true) @Nullable String consigneeDistrict,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements ParcelDocument {
    public Order {
        lines = List.copyOf(lines);
    }

    /**
     * One goods line of an order.
     *
     * @param gnum 商品序号, from 1
     * @param itemNo 企业商品货号
     * @param itemName 企业商品名称, Chinese
     * @param gmodel 商品规格型号
     * @param itemDescribe 企业商品描述
     * @param barCode 条形码
     * @param unit 单位, GACC code
     * @param qty 数量
     * @param price 单价; 0 for a gift
     * @param totalPrice 总价, price × qty
     * @param currency 币制
     * @param country 原产国, GACC code
     * @param note 备注
     */
    public record Line(
            @Facet int gnum,
            @Facet(max = 30, optional = true) @Nullable String itemNo,
            @Facet(max = 250) String itemName,
            @Facet(max = 510) String gmodel,
            @Facet(max = 1000, optional = true) @Nullable String itemDescribe,
            @Facet(max = 50, optional = true) @Nullable String barCode,
            @Facet(min = 3, max = 3) String unit,
            @Facet BigDecimal qty,
            @Facet BigDecimal price,
            @Facet BigDecimal totalPrice,
            @Facet(min = 3, max = 3, only = "142") String currency,
            @Facet(min = 3, max = 3) String country,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB311;
    }
}
