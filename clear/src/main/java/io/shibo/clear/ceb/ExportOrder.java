package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export order (电子订单, CEB303), sent by the platform or the shop.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param orderType 订单类型: E to consumers, B to businesses, W to an overseas warehouse
 * @param orderNo 订单编号
 * @param ebpCode 电商平台代码
 * @param ebpName 电商平台名称
 * @param ebcCode 电商企业代码
 * @param ebcName 电商企业名称
 * @param goodsValue 商品金额, FOB, without freight
 * @param freight 运费
 * @param currency 币制, GACC code
 * @param note 备注
 * @param lines 1 to 100 goods lines
 */
public record ExportOrder(
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

        @Facet(
                max = 1,
                only = {"E", "B", "W"})
        String orderType,

        @Facet(min = 0, max = 60) String orderNo,
        @Facet(min = 0, max = 18) String ebpCode,
        @Facet(min = 0, max = 100) String ebpName,
        @Facet(min = 0, max = 18) String ebcCode,
        @Facet(min = 0, max = 100) String ebcName,
        @Facet BigDecimal goodsValue,
        @Facet BigDecimal freight,
        @Facet(min = 3, max = 3) String currency,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public ExportOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One goods line of an export order.
     *
     * @param gnum 商品序号
     * @param itemNo 企业商品货号
     * @param itemName 企业商品名称
     * @param itemDescribe 企业商品描述
     * @param barCode 条形码
     * @param unit 计量单位, GACC code
     * @param currency 币制, GACC code
     * @param qty 数量
     * @param price 单价
     * @param totalPrice 总价, price × qty
     * @param note 备注
     */
    public record Line(
            @Facet(max = 5) int gnum,
            @Facet(min = 0, max = 30) String itemNo,
            @Facet(min = 0, max = 250) String itemName,
            @Facet(max = 1000, optional = true) @Nullable String itemDescribe,
            @Facet(max = 50, optional = true) @Nullable String barCode,
            @Facet(min = 3, max = 3) String unit,
            @Facet(min = 3, max = 3) String currency,
            @Facet BigDecimal qty,
            @Facet BigDecimal price,
            @Facet BigDecimal totalPrice,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB303;
    }
}
