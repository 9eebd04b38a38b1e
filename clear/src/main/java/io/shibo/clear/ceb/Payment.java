package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A payment certificate (支付凭证, CEB411), sent by the payment service. Amounts are in yuan.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param payCode 支付企业代码
 * @param payName 支付企业名称
 * @param payTransactionId 支付交易编号, unique at the payment service
 * @param orderNo 订单编号
 * @param ebpCode 电商平台代码
 * @param ebpName 电商平台名称
 * @param payerIdType 支付人证件类型
 * @param payerIdNumber 支付人证件号码
 * @param payerName 支付人姓名
 * @param telephone 支付人电话
 * @param amountPaid 支付金额
 * @param currency 支付币制
 * @param payTime 支付时间
 * @param note 备注
 */
public record Payment(
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

        @Facet(max = 18) String payCode,
        @Facet(max = 100) String payName,
        @Facet(max = 60) String payTransactionId,
        @Facet(max = 60) String orderNo,
        @Facet(max = 18) String ebpCode,
        @Facet(max = 100) String ebpName,
        @Facet(max = 1, only = "1") String payerIdType,
        @Facet(max = 60, mask = Mask.IDENTITY) String payerIdNumber,
        @Facet(max = 60, mask = Mask.NAME) String payerName,

        @Facet(max = 60, optional = true, mask = Mask.PHONE) @Nullable
        String telephone,

        @Facet BigDecimal amountPaid,
        @Facet(min = 3, max = 3, only = "142") String currency,
        @Facet LocalDateTime payTime,
        @Facet(max = 1000, optional = true) @Nullable String note)
        implements ParcelDocument {
    @Override
    public MessageType type() {
        return MessageType.CEB411;
    }
}
