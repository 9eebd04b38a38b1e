package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Remarks;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books that a parcel takes from, as plainly as they can be kept: buyers' years, guarantees, bonded goods. */
final class PlainBooks {
    private final Map<String, BigDecimal> used = new HashMap<>();

    /** By goods and a person's year: what parcels were granted of a quantity. */
    private final Map<String, BigDecimal> counted = new HashMap<>();

    /** What a guarantor's open tax bills come to, and its deposit where one was told, fen. */
    private final Map<String, Long> reserved = new HashMap<>();

    private final Map<String, Long> deposits = new HashMap<>();

    /** By item: what was entered, after what had left before; absent where nothing was told. */
    private final Map<String, BigDecimal> entered = new HashMap<>();

    private final Map<String, BigDecimal> held = new HashMap<>();
    private final Map<String, BigDecimal> out = new HashMap<>();

    void deposit(String assureCode, long fen) {
        deposits.merge(assureCode, fen, Long::sum);
    }

    void enter(String item, BigDecimal units) {
        BigDecimal before = entered.getOrDefault(item, sum(out, item));
        entered.put(item, before.add(units));
    }

    private static BigDecimal sum(Map<String, BigDecimal> of, String item) {
        return of.getOrDefault(item, BigDecimal.ZERO);
    }

    BigDecimal used(String year) {
        return used.getOrDefault(year, BigDecimal.ZERO);
    }

    /** Takes all that a parcel needs, or nothing; null where it was taken, else the status of the refusal. */
    @Nullable
    String take(Declaration list, Assessment assessment, List<Remarks.Share> shares, String year) {
        BigDecimal sum = used(year).add(assessment.value());
        if (sum.compareTo(assessment.perYear()) > 0) {
            return "-621018";
        }
        for (Map.Entry<String, BigDecimal> goods : counted(shares, year).entrySet()) {
            BigDecimal most = shares.getFirst().limit();
            if (goods.getValue().add(sum(counted, goods.getKey())).compareTo(most) > 0) {
                return "-621018";
            }
        }
        long vouched = reserved.getOrDefault(list.assureCode(), 0L) + fen(assessment);
        Long deposit = deposits.get(list.assureCode());
        if (deposit != null && vouched > deposit) {
            return "100";
        }
        for (Map.Entry<String, BigDecimal> goods : bonded(list).entrySet()) {
            String item = goods.getKey();
            BigDecimal most = entered.get(item);
            if (most != null
                    && most.subtract(sum(out, item)).subtract(sum(held, item)).compareTo(goods.getValue()) < 0) {
                return "100";
            }
        }
        used.put(year, sum);
        counted(shares, year).forEach((goods, units) -> counted.merge(goods, units, BigDecimal::add));
        reserved.put(list.assureCode(), vouched);
        bonded(list).forEach((item, units) -> held.merge(item, units, BigDecimal::add));
        return null;
    }

    /** The goods of a parcel that was granted everything leave. */
    void leave(Declaration list) {
        bonded(list).forEach((item, units) -> {
            held.merge(item, units.negate(), BigDecimal::add);
            out.merge(item, units, BigDecimal::add);
        });
    }

    /** @param left whether its goods had left */
    void giveBack(Declaration list, Assessment assessment, List<Remarks.Share> shares, String year, boolean left) {
        counted(shares, year).forEach((goods, units) -> counted.merge(goods, units.negate(), BigDecimal::add));
        used.merge(year, assessment.value().negate(), BigDecimal::add);
        reserved.merge(list.assureCode(), -fen(assessment), Long::sum);
        bonded(list).forEach((item, units) -> (left ? out : held).merge(item, units.negate(), BigDecimal::add));
    }

    private static Map<String, BigDecimal> counted(List<Remarks.Share> shares, String year) {
        Map<String, BigDecimal> goods = new LinkedHashMap<>();
        shares.forEach(share -> goods.merge(share.group() + " of " + year, share.quantity(), BigDecimal::add));
        return goods;
    }

    private static long fen(Assessment assessment) {
        return assessment.total().movePointRight(2).longValueExact();
    }

    static String item(String emsNo, @Nullable String itemRecordNo) {
        return emsNo + "|" + itemRecordNo;
    }

    private static Map<String, BigDecimal> bonded(Declaration list) {
        Map<String, BigDecimal> goods = new LinkedHashMap<>();
        String book = list.emsNo();
        if (book != null && list.tradeMode().equals("1210")) {
            list.lines().forEach(line -> goods.merge(item(book, line.itemRecordNo()), line.qty(), BigDecimal::add));
        }
        return goods;
    }
}
