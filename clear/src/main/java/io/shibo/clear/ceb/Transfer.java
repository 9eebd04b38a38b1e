package io.shibo.clear.ceb;

import org.jspecify.annotations.Nullable;

/**
 * Who sent a message ({@code BaseTransfer}).
 *
 * @param copCode 传输企业代码
 * @param copName 传输企业名称
 * @param dxpMode 报文传输模式, always DXP
 * @param dxpId 报文传输编号
 * @param note 备注
 */
public record Transfer(
        @Facet(max = 18) String copCode,
        @Facet(min = 0, max = 100, blank = true) String copName,
        @Facet(min = 3, max = 3, only = "DXP") String dxpMode,
        @Facet(min = 0, max = 30, blank = true) String dxpId,
        @Facet(max = 1000, optional = true) @Nullable String note) {}
