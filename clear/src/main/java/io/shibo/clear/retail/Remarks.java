package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.step.Finding;
import io.shibo.clear.step.Reason;
import io.shibo.codes.HsCode;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The remarks of the positive list, all days of them: which goods they keep out, and which quantities a person's year has. */
public final class Remarks {
    public static final Remarks NONE = new Remarks(List.of());

    /** Trade modes of goods that lie in a bonded warehouse before they are sold. */
    private static final Set<String> BONDED = Set.of("1210", "1239");

    private final List<Remark> all;

    Remarks(List<Remark> all) {
        this.all = List.copyOf(all);
    }

    public List<Remark> all() {
        return all;
    }

    /**
     * A quantity that a line takes of a person's year.
     *
     * @param gnum the declaration's line
     * @param group the goods that share it
     * @param quantity kilograms
     * @param limit kilograms of a person and year
     */
    public record Share(int gnum, String group, BigDecimal quantity, BigDecimal limit) {}

    /** Why they keep a declaration out; null where they do not. Goods whose mass must be known and is not said are not assessed. */
    Assessment.@Nullable Refusal refusal(Declaration declaration, LocalDate day) {
        List<Finding> kept = new ArrayList<>();
        List<Finding> unknown = new ArrayList<>();
        for (Declaration.Line line : declaration.lines()) {
            for (Remark remark : of(line, day)) {
                boolean holds = switch (remark.kind()) {
                    case BONDED_ONLY -> BONDED.contains(declaration.tradeMode());
                    case NAME_HAS -> remark.words().stream().anyMatch(line.gname()::contains);
                    case NAME_LACKS -> remark.words().stream().noneMatch(line.gname()::contains);
                    case KG_PER_YEAR -> mass(declaration, line) != null;
                };
                if (!holds) {
                    (remark.kind() == Remark.Kind.KG_PER_YEAR ? unknown : kept)
                            .add(new Finding(
                                    "CEB621.InventoryList[gnum=%d].gcode".formatted(line.gnum()),
                                    line.gcode(),
                                    "清单备注",
                                    words(remark)));
                }
            }
        }
        if (!kept.isEmpty()) {
            return new Assessment.Refusal(Reason.NOT_ON_LIST, kept);
        }
        return unknown.isEmpty() ? null : new Assessment.Refusal(Reason.NOT_ASSESSED, unknown);
    }

    /** What its lines take of persons' years; nearly always nothing. */
    List<Share> shares(Declaration declaration, LocalDate day) {
        List<Share> shares = new ArrayList<>();
        for (Declaration.Line line : declaration.lines()) {
            for (Remark remark : of(line, day)) {
                BigDecimal mass = mass(declaration, line);
                if (remark.kind() == Remark.Kind.KG_PER_YEAR && mass != null) {
                    shares.add(new Share(line.gnum(), remark.group(), mass, remark.limit()));
                }
            }
        }
        return shares;
    }

    private List<Remark> of(Declaration.Line line, LocalDate day) {
        if (all.isEmpty() || !RetailSale.isGoodsCode(line.gcode())) {
            return List.of();
        }
        HsCode code = HsCode.of(line.gcode());
        return all.stream()
                .filter(remark -> remark.code().contains(code) && remark.valid().contains(day))
                .toList();
    }

    private static @Nullable BigDecimal mass(Declaration declaration, Declaration.Line line) {
        for (Quantity quantity : RetailSale.quantities(declaration, line)) {
            if (quantity.unit().dimension() == Unit.KGM.dimension()) {
                return quantity.to(Unit.KGM).value();
            }
        }
        return null;
    }

    private static String words(Remark remark) {
        String asked = switch (remark.kind()) {
            case BONDED_ONLY -> "仅限网购保税商品 (out of a bonded warehouse only)";
            case NAME_HAS -> "仅限 " + String.join("、", remark.words());
            case NAME_LACKS -> String.join("、", remark.words()) + " 除外";
            case KG_PER_YEAR ->
                "每人每年 %s 千克，须申报重量 (kilograms must be declared)"
                        .formatted(remark.limit().toPlainString());
        };
        return asked + "；" + remark.source();
    }
}
