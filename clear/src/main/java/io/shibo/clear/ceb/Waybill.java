package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A waybill (物流运单, CEB511), sent by the carrier. Amounts are in yuan, the weight in kilograms.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param logisticsNo 物流运单编号, unique at the carrier for six months
 * @param billNo 提运单号
 * @param orderNo 订单编号; required by the schema, absent from the specification's text
 * @param freight 运费
 * @param insuredFee 保价费
 * @param currency 币制
 * @param weight 毛重
 * @param packNo 件数, restricted to 1
 * @param goodsInfo 主要货物信息
 * @param consignee 收货人姓名
 * @param consigneeAddress 收货地址
 * @param consigneeTelephone 收货人电话
 * @param note 备注
 */
public record Waybill(
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

        @Facet(max = 18) String logisticsCode,
        @Facet(max = 100) String logisticsName,
        @Facet(max = 60) String logisticsNo,
        @Facet(max = 37, optional = true) @Nullable String billNo,
        @Facet(max = 60) String orderNo,
        @Facet(optional = true) @Nullable BigDecimal freight,
        @Facet(optional = true) @Nullable BigDecimal insuredFee,
        @Facet(min = 3, max = 3, only = "142") String currency,
        @Facet BigDecimal weight,
        @Facet(only = "1") int packNo,
        @Facet(max = 200, optional = true) @Nullable String goodsInfo,
        @Facet(max = 100, mask = Mask.NAME) String consignee,
        @Facet(max = 200, mask = Mask.ADDRESS) String consigneeAddress,
        @Facet(max = 50, mask = Mask.PHONE) String consigneeTelephone,
        @Facet(max = 1000, optional = true) @Nullable String note)
        implements ParcelDocument {
    @Override
    public MessageType type() {
        return MessageType.CEB511;
    }
}
