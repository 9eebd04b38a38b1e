package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An export waybill (物流运单, CEB505), sent by the carrier. Weights are in kilograms.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param logisticsNo 物流运单编号
 * @param freight 运费
 * @param insuredFee 保价费
 * @param currency 币制, GACC code
 * @param grossWeight 毛重
 * @param packNo 件数
 * @param goodsInfo 主要货物信息
 * @param ebcCode 电商企业代码
 * @param ebcName 电商企业名称
 * @param ebcTelephone 收发货人电话
 * @param note 备注
 */
public record ExportWaybill(
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

        @Facet(min = 0, max = 18) String logisticsCode,
        @Facet(min = 0, max = 100) String logisticsName,
        @Facet(min = 0, max = 32) String logisticsNo,
        @Facet BigDecimal freight,
        @Facet BigDecimal insuredFee,
        @Facet(min = 3, max = 3) String currency,
        @Facet BigDecimal grossWeight,
        @Facet(max = 9) int packNo,
        @Facet(min = 0, max = 200, collapse = true) String goodsInfo,
        @Facet(max = 18, optional = true) @Nullable String ebcCode,
        @Facet(max = 100, optional = true) @Nullable String ebcName,
        @Facet(max = 50, optional = true) @Nullable String ebcTelephone,
        @Facet(max = 1000, optional = true) @Nullable String note)
        implements Filing {
    @Override
    public MessageType type() {
        return MessageType.CEB505;
    }
}
