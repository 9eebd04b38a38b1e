package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrival of export parcels at a supervised place (运抵单, CEB507), sent by its operator.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param copNo 企业内部编号
 * @param preNo 预录入编号
 * @param operatorCode 监管场所经营人代码
 * @param operatorName 监管场所经营人名称
 * @param loctNo 监管场所代码
 * @param ieFlag 进出口标记
 * @param trafMode 运输方式, GACC code
 * @param billNo 提运单号
 * @param domesticTrafNo 境内运输工具编号
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param msgCount 报文总数, 1 where the document is not split
 * @param msgSeqNo 报文序号, 1 to msgCount
 * @param note 备注
 * @param lines one for each waybill; may be empty
 */
public record Arrival(
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

        @Facet(min = 0, max = 18) String operatorCode,
        @Facet(min = 0, max = 100) String operatorName,
        @Facet(max = 10, optional = true) @Nullable String loctNo,

        @Facet(
                max = 1,
                only = {"I", "E"})
        String ieFlag,

        @Facet(max = 1, collapse = true) String trafMode,
        @Facet(max = 37, optional = true) @Nullable String billNo,
        @Facet(min = 0, max = 100, collapse = true) String domesticTrafNo,
        @Facet(min = 0, max = 18) String logisticsCode,
        @Facet(min = 0, max = 100) String logisticsName,
        @Facet(max = 9) int msgCount,
        @Facet(max = 9) int msgSeqNo,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public Arrival {
        lines = List.copyOf(lines);
    }

    /**
     * One parcel.
     *
     * @param gnum 序号, from 1
     * @param logisticsNo 物流运单编号
     * @param totalPackageNo 总包号
     * @param note 备注
     */
    public record Line(
            @Facet(max = 5) int gnum,
            @Facet(min = 0, max = 32) String logisticsNo,
            @Facet(max = 37, optional = true) @Nullable String totalPackageNo,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB507;
    }
}
