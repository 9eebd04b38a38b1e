package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Departure of export parcels from the country (离境单, CEB509), sent by the carrier.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param copNo 企业内部编号
 * @param preNo 预录入编号
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param trafMode 运输方式, GACC code
 * @param trafName 运输工具名称
 * @param voyageNo 航班航次号
 * @param billNo 提运单号
 * @param leaveTime 离境时间
 * @param msgCount 报文总数, 1 where the document is not split
 * @param msgSeqNo 报文序号, 1 to msgCount
 * @param note 备注
 * @param lines one for each waybill
 */
public record Departure(
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

        @Facet(min = 0, max = 18) String logisticsCode,
        @Facet(min = 0, max = 100) String logisticsName,
        @Facet(max = 1, collapse = true) String trafMode,
        @Facet(max = 100, optional = true) @Nullable String trafName,
        @Facet(max = 32, optional = true) @Nullable String voyageNo,
        @Facet(max = 37, optional = true) @Nullable String billNo,
        @Facet LocalDateTime leaveTime,
        @Facet(max = 9) int msgCount,
        @Facet(max = 9) int msgSeqNo,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public Departure {
        lines = List.copyOf(lines);
    }

    /**
     * One parcel.
     *
     * @param gnum 序号, from 1
     * @param totalPackageNo 总包号
     * @param logisticsNo 物流运单编号
     * @param note 备注
     */
    public record Line(
            @Facet(max = 5) int gnum,
            @Facet(max = 37, optional = true) @Nullable String totalPackageNo,
            @Facet(min = 0, max = 32) String logisticsNo,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB509;
    }
}
