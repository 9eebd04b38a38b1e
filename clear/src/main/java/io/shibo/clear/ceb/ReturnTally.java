package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What was found of returned export goods on arrival (理货明细单, CEB215), sent by the operator of the supervised place.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param customsCode 申报地海关代码
 * @param operatorCode 监管场所经营人代码
 * @param operatorName 监管场所经营人名称
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param logisticsNo 物流运单编号
 * @param invtNo 原出口清单号
 * @param coElNo 企业内部编号
 * @param preNo 预录入编号
 * @param billNo 提运单号
 * @param ieFlag 进出口标记
 * @param trafMode 运输方式, GACC code
 * @param trafName 运输工具名称
 * @param voyageNo 航班航次号
 * @param location 卸货库位
 * @param note 备注
 */
public record ReturnTally(
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
        @Facet(min = 0, max = 18) String operatorCode,
        @Facet(min = 0, max = 100) String operatorName,
        @Facet(min = 0, max = 18) String logisticsCode,
        @Facet(min = 0, max = 100) String logisticsName,
        @Facet(min = 0, max = 80) String logisticsNo,
        @Facet(max = 20, optional = true) @Nullable String invtNo,
        @Facet(min = 0, max = 20) String coElNo,
        @Facet(max = 18, optional = true) @Nullable String preNo,
        @Facet(min = 0, max = 37) String billNo,
        @Facet(max = 1, only = "I") String ieFlag,
        @Facet(max = 1) String trafMode,
        @Facet(min = 0, max = 100) String trafName,
        @Facet(min = 0, max = 32) String voyageNo,
        @Facet(max = 250, optional = true) @Nullable String location,
        @Facet(max = 250, optional = true) @Nullable String note)
        implements Filing {
    @Override
    public MessageType type() {
        return MessageType.CEB215;
    }
}
