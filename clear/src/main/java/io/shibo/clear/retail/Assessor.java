package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import java.time.LocalDate;
import java.util.List;

/**
 * The rulebook, as the window asks it. A function of its arguments: what it says is kept in the log beside the documents.
 * {@link RetailRegime} is the one of {@code quote}'s packs.
 */
@FunctionalInterface
public interface Assessor {
    /**
     * @param declaration matched with its order
     * @param day the day that the rules are asked for, in China's time
     */
    Assessment assess(Declaration declaration, LocalDate day);

    /** What its lines take of quantities that a person may have in a year, where the goods are taken; nearly always nothing. */
    default List<Remarks.Share> shares(Declaration declaration, LocalDate day) {
        return List.of();
    }
}
