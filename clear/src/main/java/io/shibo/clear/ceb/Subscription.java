package io.shibo.clear.ceb;

import org.jspecify.annotations.Nullable;

/**
 * Who else shall get data or receipts ({@code BaseSubscribe}). Checked, and not acted on.
 *
 * @param status ALL data and receipts, DATA, RET receipts
 * @param dxpMode 报文传输模式
 * @param dxpAddress 报文传输编号
 * @param note 备注
 */
public record Subscription(
        @Facet(min = 0, max = 100, blank = true) String status,
        @Facet(min = 3, max = 3) String dxpMode,
        @Facet(min = 0, max = 100, blank = true) String dxpAddress,
        @Facet(max = 1000, optional = true) @Nullable String note) {}
