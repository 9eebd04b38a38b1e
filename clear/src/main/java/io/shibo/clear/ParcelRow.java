package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.GaccCountry;
import io.shibo.clear.ceb.Mask;
import io.shibo.clear.ceb.Order;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.retail.Assessment;
import io.shibo.codes.Country;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One parcel as a row of a list: what queues are sorted by and searched for. Personal data is masked. Texts are empty and
 * numbers null where nothing is known yet; amounts are in yuan.
 *
 * @param parcel where it stands and what happened
 * @param buyer masked
 * @param goods names of the goods lines
 * @param origin ISO 3166-1 alpha-2 of the first line's country; empty where its code is not known here
 * @param completedBy the log's place of the document that ended it; 0 while it waits
 * @param documents the log's places of its documents, ascending
 */
public record ParcelRow(
        ParcelView parcel,
        String ebpName,
        String ebcCode,
        String ebcName,
        String waybillNo,
        String carrier,
        String buyer,
        String goods,
        String tradeMode,
        String origin,
        @Nullable BigDecimal value,
        @Nullable BigDecimal duty,
        @Nullable BigDecimal consumptionTax,
        @Nullable BigDecimal vat,
        long completedBy,
        List<Long> documents) {
    public ParcelRow {
        documents = List.copyOf(documents);
    }

    /**
     * The row of a parcel.
     *
     * @param order null where it is not known
     * @param declaration null where it is not known
     */
    public static ParcelRow of(
            ParcelView parcel, @Nullable Order order, @Nullable Declaration declaration, List<Long> documents) {
        Outcome outcome = parcel.outcome();
        Assessment assessment = outcome == null ? null : outcome.assessment();
        Assessment taxed = assessment != null && assessment.refusal() == null ? assessment : null;
        return new ParcelRow(
                parcel,
                order != null ? order.ebpName() : declaration != null ? declaration.ebpName() : "",
                order != null ? order.ebcCode() : declaration != null ? declaration.ebcCode() : "",
                order != null ? order.ebcName() : declaration != null ? declaration.ebcName() : "",
                declaration == null ? "" : declaration.logisticsNo(),
                declaration == null ? "" : declaration.logisticsName(),
                order == null ? "" : Mask.NAME.apply(order.buyerName()),
                goods(order, declaration),
                declaration == null ? "" : declaration.tradeMode(),
                declaration == null
                        ? ""
                        : country(declaration.lines().getFirst().country()),
                assessment == null ? null : assessment.value(),
                taxed == null ? null : taxed.total("duty"),
                taxed == null ? null : taxed.total("consumption-tax"),
                taxed == null ? null : taxed.total("vat"),
                outcome == null ? 0 : outcome.sequence(),
                documents);
    }

    /** The row of a parcel whose documents lie at hand, as they were filed. */
    public static ParcelRow of(ParcelView parcel, List<ParcelDocument> filed, List<Long> documents) {
        String platform = parcel.ebpCode();
        Order order = filed.stream()
                .filter(one -> one instanceof Order known && known.ebpCode().equals(platform))
                .map(Order.class::cast)
                .findFirst()
                .orElse(null);
        return of(parcel, order, declaration(platform, filed), documents);
    }

    /** The first declaration of a platform; null where there is none. */
    public static @Nullable Declaration declaration(String ebpCode, List<ParcelDocument> documents) {
        return documents.stream()
                .filter(one ->
                        one instanceof Declaration known && known.ebpCode().equals(ebpCode))
                .map(Declaration.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** ISO alpha-2 of a GACC code; empty where it is not known here. */
    public static String country(String gacc) {
        Country country = GaccCountry.find(gacc);
        return country == null ? "" : country.code();
    }

    private static String goods(@Nullable Order order, @Nullable Declaration declaration) {
        if (order != null) {
            return order.lines().stream().map(Order.Line::itemName).collect(Collectors.joining("；"));
        }
        return declaration == null
                ? ""
                : declaration.lines().stream().map(Declaration.Line::gname).collect(Collectors.joining("；"));
    }
}
