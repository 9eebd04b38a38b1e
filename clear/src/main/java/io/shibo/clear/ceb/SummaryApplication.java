package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application to summarise export lists into one declaration (汇总申请单, CEB701): those of a time range, or those named.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param copNo 企业内部编号
 * @param preNo 预录入编号
 * @param sumNo 汇总申请编号
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param ebcCode 收发货人代码
 * @param ebcName 收发货人名称
 * @param declAgentCode 报关单位代码
 * @param declAgentName 报关单位名称
 * @param startTime 汇总开始时间; with endTime it overrides the lists named
 * @param endTime 汇总结束时间
 * @param loctNo 监管场所代码
 * @param summaryFlag 汇总标志: 1 by consignor, 2 by consignor and producer
 * @param itemNameFlag 按商品名汇总标志
 * @param msgCount 报文总数, 1 where the document is not split
 * @param msgSeqNo 报文序号, 1 to msgCount
 * @param note 备注
 * @param lines the lists to be summarised; not regarded where a time range is given
 */
public record SummaryApplication(
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
        @Facet(max = 18, optional = true) @Nullable String preNo,
        @Facet(max = 18, optional = true) @Nullable String sumNo,
        @Facet(min = 0, max = 18) String agentCode,
        @Facet(min = 0, max = 100) String agentName,
        @Facet(min = 0, max = 18) String ebcCode,
        @Facet(min = 0, max = 100) String ebcName,
        @Facet(min = 0, max = 18) String declAgentCode,
        @Facet(min = 0, max = 100) String declAgentName,
        @Facet(optional = true) @Nullable LocalDateTime startTime,
        @Facet(optional = true) @Nullable LocalDateTime endTime,
        @Facet(max = 10, optional = true) @Nullable String loctNo,

        @Facet(
                max = 1,
                only = {"1", "2"})
        String summaryFlag,

        @Facet(max = 1) String itemNameFlag,
        @Facet(max = 9) int msgCount,
        @Facet(max = 9) int msgSeqNo,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public SummaryApplication {
        lines = List.copyOf(lines);
    }

    /**
     * One list to be summarised.
     *
     * @param invtNo 清单编号
     */
    public record Line(@Facet(min = 0, max = 20) String invtNo) {}

    @Override
    public MessageType type() {
        return MessageType.CEB701;
    }
}
