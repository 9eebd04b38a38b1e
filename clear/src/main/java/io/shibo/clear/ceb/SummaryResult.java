package io.shibo.clear.ceb;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a summary became (汇总结果单, CEB792), made by customs: one declaration and the list lines in it.
 *
 * @param guid 系统唯一序号
 * @param customsCode 申报地海关代码
 * @param sumNo 汇总申请编号
 * @param opDate 汇总处理时间, 17 digits, to the millisecond, in China's time
 * @param declSeqNo 汇总统一编号
 * @param decTmpNo 报关单暂存编号
 * @param decPreNo 报关单预录入编号
 * @param entryId 报关单编号
 * @param decState 报关单状态
 * @param agentCode 申报企业代码
 * @param agentName 申报企业名称
 * @param ebcCode 收发货人代码
 * @param ebcName 收发货人名称
 * @param declAgentCode 报关单位代码
 * @param declAgentName 报关单位名称
 * @param grossWeight 毛重
 * @param netWeight 净重
 * @param msgCount 报文总数, 1 where the document is not split
 * @param msgSeqNo 报文序号, 1 to msgCount
 * @param note 备注
 * @param lines may be empty, and follow later
 */
public record SummaryResult(
        @Facet(min = 36, max = 36) String guid,
        @Facet(min = 4, max = 4) String customsCode,
        @Facet(min = 18, max = 18) String sumNo,
        @Facet(min = 17, max = 17, form = Facet.Form.MILLIS) String opDate,
        @Facet(min = 18, max = 18) String declSeqNo,

        @Facet(min = 18, max = 18, optional = true) @Nullable
        String decTmpNo,

        @Facet(min = 18, max = 18, optional = true) @Nullable
        String decPreNo,

        @Facet(min = 18, max = 18, optional = true) @Nullable
        String entryId,

        @Facet(max = 3) String decState,
        @Facet(min = 0, max = 18) String agentCode,
        @Facet(min = 0, max = 100) String agentName,
        @Facet(min = 0, max = 18) String ebcCode,
        @Facet(min = 0, max = 100) String ebcName,
        @Facet(min = 0, max = 18) String declAgentCode,
        @Facet(min = 0, max = 100) String declAgentName,
        @Facet BigDecimal grossWeight,
        @Facet BigDecimal netWeight,
        @Facet(max = 9) int msgCount,
        @Facet(max = 9) int msgSeqNo,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Notice {
    public SummaryResult {
        lines = List.copyOf(lines);
    }

    /**
     * One list line in the declaration.
     *
     * @param invtNo 清单编号
     * @param logisticsNo 物流运单编号
     * @param gseqno 汇总结果单顺序号; absent from messages as of 2018
     * @param gnum 清单商品项号
     * @param gcode 商品编码
     */
    public record Line(
            @Facet(min = 0, max = 20) String invtNo,
            @Facet(min = 0, max = 32) String logisticsNo,
            @Facet(max = 5, optional = true) @Nullable Integer gseqno,
            @Facet(max = 5) int gnum,

            @Facet(min = 10, max = 10, form = Facet.Form.DIGITS)
            String gcode) {}

    @Override
    public MessageType type() {
        return MessageType.CEB792;
    }
}
