package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parcels taken into a supervised place (入库明细单, CEB711), sent by its operator; one document a message.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param copNo 企业内部编号
 * @param preNo 预录入编号
 * @param rkdNo 入库单编号
 * @param operatorCode 监管场所经营人代码
 * @param operatorName 监管场所经营人名称
 * @param ieFlag 进出口标记
 * @param trafMode 运输方式, GACC code
 * @param trafNo 运输工具编号
 * @param voyageNo 航班航次号
 * @param billNo 提运单号
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param unloadLocation 卸货库位
 * @param note 备注
 * @param lines one for each waybill found in the bill
 */
public record Delivery(
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

        @Facet(min = 4, max = 4) String customsCode,
        @Facet(max = 20, optional = true) @Nullable String copNo,
        @Facet(max = 18, optional = true) @Nullable String preNo,
        @Facet(max = 18, optional = true) @Nullable String rkdNo,
        @Facet(max = 18) String operatorCode,
        @Facet(max = 100) String operatorName,

        @Facet(
                max = 1,
                only = {"I", "E"})
        String ieFlag,

        @Facet(max = 1) String trafMode,
        @Facet(max = 100) String trafNo,
        @Facet(max = 32) String voyageNo,
        @Facet(max = 37) String billNo,
        @Facet(max = 18) String logisticsCode,
        @Facet(max = 100) String logisticsName,
        @Facet(max = 100, optional = true) @Nullable String unloadLocation,
        @Facet(max = 1000, optional = true) @Nullable String note,
        List<Line> lines)
        implements Filing {
    public Delivery {
        lines = List.copyOf(lines);
    }

    /**
     * One parcel.
     *
     * @param gnum 序号, from 1
     * @param logisticsNo 物流运单编号
     * @param note 备注
     */
    public record Line(
            @Facet int gnum,
            @Facet(max = 60) String logisticsNo,
            @Facet(max = 1000, optional = true) @Nullable String note) {}

    @Override
    public MessageType type() {
        return MessageType.CEB711;
    }
}
