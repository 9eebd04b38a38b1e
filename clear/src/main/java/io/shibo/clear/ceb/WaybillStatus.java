package io.shibo.clear.ceb;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where a waybill stands (物流运单状态, CEB513), sent by the carrier when the parcel is signed for.
 *
 * @param guid 系统唯一序号
 * @param appType 报送类型
 * @param appTime 报送时间
 * @param appStatus 业务状态; 2 declares
 * @param logisticsCode 物流企业代码
 * @param logisticsName 物流企业名称
 * @param logisticsNo 物流运单编号
 * @param logisticsStatus 物流运单状态: S, signed for
 * @param logisticsTime 物流状态时间
 * @param note 备注
 */
public record WaybillStatus(
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

        @Facet(max = 18) String logisticsCode,
        @Facet(max = 100) String logisticsName,
        @Facet(max = 60) String logisticsNo,
        @Facet(max = 1, only = "S") String logisticsStatus,
        @Facet LocalDateTime logisticsTime,
        @Facet(max = 1000, optional = true) @Nullable String note)
        implements Filing {
    @Override
    public MessageType type() {
        return MessageType.CEB513;
    }
}
