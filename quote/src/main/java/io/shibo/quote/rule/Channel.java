package io.shibo.quote.rule;

import io.shibo.quote.sale.NamedDate;
import io.shibo.quote.sale.PartyKind;
import java.util.List;
import java.util.Set;

/**
 * A way into a jurisdiction, with its own pipeline: general import, cross-border e-commerce, post, digital services.
 *
 * @param procedures customs procedure codes that mean this channel, as in {@code 1210}
 * @param goods whether it carries goods or services
 * @param buyers who may use it; empty for all
 * @param date the day whose law applies, where a rule names none
 * @param needs names of the pack's requirements for the whole channel
 * @param offered whether this one is taken or compared where a sale does not name it; not for what a sale is not, such as
 *     exhibits and gifts
 */
public record Channel(
        String name,
        List<String> procedures,
        Wording title,
        boolean goods,
        Set<PartyKind> buyers,
        NamedDate date,
        List<String> needs,
        boolean offered,
        List<Step> steps) {
    public Channel {
        procedures = List.copyOf(procedures);
        buyers = Set.copyOf(buyers);
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
    }

    /** Whether a sale that names {@code wanted} means this channel. */
    public boolean isNamed(String wanted) {
        return name.equals(wanted) || procedures.contains(wanted);
    }
}
