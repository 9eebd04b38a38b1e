package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Money received for an export order (收款单, CEB403), sent by the payment service or the shop.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param ebpCode 电商平台代码
 * @param ebpName 电商平台名称
 * @param ebcCode 电商企业代码
 * @param ebcName 电商企业名称
 * @param orderNo 订单编号
 * @param payCode 支付企业代码
 * @param payName 支付企业名称
 * @param payNo 支付交易编号
 * @param charge 收款金额
 * @param currency 币制, GACC code
 * @param accountingDate 到账时间
 * @param note 备注
 */
public record Proceeds(
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

        @Facet(min = 0, max = 18) String ebpCode,
        @Facet(min = 0, max = 100) String ebpName,
        @Facet(min = 0, max = 18) String ebcCode,
        @Facet(min = 0, max = 100) String ebcName,
        @Facet(min = 0, max = 60) String orderNo,
        @Facet(max = 18, optional = true) @Nullable String payCode,
        @Facet(min = 0, max = 100) String payName,
        @Facet(max = 60, optional = true) @Nullable String payNo,
        @Facet BigDecimal charge,
        @Facet(min = 3, max = 3) String currency,
        @Facet LocalDateTime accountingDate,
        @Facet(max = 1000, optional = true) @Nullable String note)
        implements Filing {
    @Override
    public MessageType type() {
        return MessageType.CEB403;
    }
}
