package io.shibo.clear.export;

import java.math.BigDecimal;
import java.util.List;

/**
 * One declaration (出口货物报关单) that lists were summed up into.
 *
 * @param declSeqNo its number here, 18 characters
 * @param head what its lists have in common
 * @param lists how many there are, ≥ 1
 * @param grossWeight kilograms, of all lists
 * @param netWeight kilograms, of all lists
 * @param items its goods lines
 * @param members the list lines in it, in the order of lists
 */
public record SummaryDeclaration(
        String declSeqNo,
        Head head,
        int lists,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        List<Item> items,
        List<Member> members) {
    public SummaryDeclaration {
        items = List.copyOf(items);
        members = List.copyOf(members);
    }

    /**
     * What the lists of one declaration share in their heads, beside consignor, agent and customs office.
     *
     * @param tradeMode 9610 and so on
     * @param portCode of departure
     * @param trafMode transport
     * @param country of arrival, GACC code
     * @param ownerCode the producer; empty where lists are summed up by consignor alone
     */
    public record Head(String tradeMode, String portCode, String trafMode, String country, String ownerCode) {}

    /**
     * One goods line of a declaration.
     *
     * @param country of final destination, GACC code
     * @param gcode 10 digits
     * @param currency GACC code
     * @param unit1 legal unit, GACC code
     * @param itemName the shop's name; empty where lines are summed up by goods code alone
     * @param qty1 in {@code unit1}
     * @param totalPrice FOB, in {@code currency}
     * @param lines of lists, ≥ 1
     */
    public record Item(
            String country,
            String gcode,
            String currency,
            String unit1,
            String itemName,
            BigDecimal qty1,
            BigDecimal totalPrice,
            int lines) {}

    /**
     * A list line.
     *
     * @param gseqno the goods line of the declaration that it is in, from 1
     */
    public record Member(String invtNo, String logisticsNo, int gseqno, int gnum, String gcode) {}
}
