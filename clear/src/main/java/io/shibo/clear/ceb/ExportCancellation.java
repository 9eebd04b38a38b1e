package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An application to cancel an export list (撤销申请单, CEB605), sent by the shop or its agent.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param copNo 企业内部编号
 * @param preNo 预录入编号
 * @param invtNo 清单编号, of the list to be cancelled
 * @param reason 原因
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param ebcCode 收发货人代码
 * @param ebcName 收发货人名称
 * @param note 备注
 */
public record ExportCancellation(
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
        @Facet(min = 0, max = 30) String copNo,

        @Facet(min = 18, max = 18, optional = true) @Nullable
        String preNo,

        @Facet(min = 0, max = 20) String invtNo,
        @Facet(min = 0, max = 1000, collapse = true) String reason,
        @Facet(min = 0, max = 18) String agentCode,
        @Facet(min = 0, max = 100) String agentName,
        @Facet(min = 0, max = 18) String ebcCode,
        @Facet(min = 0, max = 100) String ebcName,
        @Facet(max = 1000, optional = true) @Nullable String note)
        implements Filing {
    @Override
    public MessageType type() {
        return MessageType.CEB605;
    }
}
