package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An application to cancel an import declaration list (撤销申请单, CEB623), sent by the shop or its agent before release.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型, always new
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
 * @param invtNo 清单编号, of the list to be cancelled
 * @param buyerIdType 订购人证件类型
 * @param buyerIdNumber 订购人证件号码
 * @param buyerName 订购人姓名
 * @param buyerTelephone 订购人电话
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param reason 原因
 * @param note 备注
 */
public record Cancellation(
        @Facet(min = 36, max = 36) String guid,
        @Facet(max = 1, only = "1") String appType,
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
        @Facet(max = 1000, optional = true) @Nullable String note)
        implements Filing {
    @Override
    public MessageType type() {
        return MessageType.CEB623;
    }
}
