package io.shibo.clear;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.ExportList;
import io.shibo.clear.export.ExportSlice;
import io.shibo.clear.export.Listing;
import io.shibo.clear.ledger.TaxedLine;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Slices;
import io.shibo.clear.step.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Released parcels of a state, with their documents from the log. */
final class Statistics {
    private final Slices slices;
    private final Archive archive;

    Statistics(Slices slices, Archive archive) {
        this.slices = slices;
        this.archive = archive;
    }

    /**
     * A released parcel.
     *
     * @param sequence of its declaration or list
     * @param outside of each line what did not come back, as a share: parts and whole
     */
    private record Goods(long sequence, long at, List<Share> outside) {}

    private record Share(long part, long whole) {
        BigDecimal of(BigDecimal amount) {
            return part == whole || whole == 0
                    ? amount
                    : amount.multiply(BigDecimal.valueOf(part))
                            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        }
    }

    void forEach(Consumer<StatisticalRecord> visitor) {
        List<Goods> released = new ArrayList<>();
        slices.forEach(Key.Space.ORDER, (key, state) -> {
            if (state instanceof State.Dossier dossier) {
                dossier.parcels().forEach(parcel -> add(parcel.ending(), released));
            }
        });
        slices.forEach(Key.Space.EXPORT, (key, state) -> {
            if (state instanceof State.Exports exports && exports.slice() instanceof ExportSlice.ListFile file) {
                add(file.list(), released);
            }
        });
        released.sort(Comparator.comparingLong(Goods::sequence));
        for (Goods goods : released) {
            Archive.Filed filed = archive.find(goods.sequence());
            LocalDate day = ChinaTime.day(goods.at());
            switch (filed == null ? null : filed.document()) {
                case Declaration declaration -> imported(declaration, day, goods.outside(), visitor);
                case ExportList list -> exported(list, day, goods.outside(), visitor);
                case null, default -> {}
            }
        }
    }

    private static void add(@Nullable Ending ending, List<Goods> released) {
        if (ending != null && ending.released()) {
            List<Share> shares = new ArrayList<>();
            for (TaxedLine line : ending.dues().lines().lines()) {
                shares.add(new Share(line.qty() - line.returned(), line.qty()));
            }
            released.add(new Goods(ending.declared(), ending.toldAt(), shares));
        }
    }

    private static void add(@Nullable Listing list, List<Goods> released) {
        if (list != null && list.status().released()) {
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < list.facts().lines().size(); i++) {
                long qty = list.facts().lines().get(i).qty();
                shares.add(new Share(
                        qty - (list.returned().isEmpty() ? 0 : list.returned().get(i)), qty));
            }
            released.add(new Goods(list.sequence(), list.releasedAt(), shares));
        }
    }

    private static void imported(
            Declaration declaration, LocalDate day, List<Share> outside, Consumer<StatisticalRecord> visitor) {
        for (int i = 0; i < declaration.lines().size(); i++) {
            Declaration.Line line = declaration.lines().get(i);
            BigDecimal amount = i < outside.size() ? outside.get(i).of(line.totalPrice()) : line.totalPrice();
            if (amount.signum() > 0) {
                visitor.accept(new StatisticalRecord(
                        day,
                        false,
                        line.country(),
                        line.gcode(),
                        declaration.tradeMode(),
                        amount,
                        line.currency(),
                        declaration.ebcCode()));
            }
        }
    }

    private static void exported(
            ExportList list, LocalDate day, List<Share> outside, Consumer<StatisticalRecord> visitor) {
        for (int i = 0; i < list.lines().size(); i++) {
            ExportList.Line line = list.lines().get(i);
            BigDecimal amount = outside.get(i).of(line.totalPrice());
            if (amount.signum() > 0) {
                visitor.accept(new StatisticalRecord(
                        day,
                        true,
                        line.country(),
                        line.gcode(),
                        list.tradeMode(),
                        amount,
                        line.currency(),
                        list.ebcCode()));
            }
        }
    }
}
