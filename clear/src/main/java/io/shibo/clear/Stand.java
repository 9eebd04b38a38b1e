package io.shibo.clear;

import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.step.Case;
import io.shibo.clear.step.Ending;
import io.shibo.clear.step.Facts;
import io.shibo.clear.step.Paper;
import io.shibo.clear.step.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel stands, told from the state alone, without its documents.
 *
 * @param platform hash of the platform; 0 where only a waybill or refused papers are known
 * @param status where it stands, by the receipts' codes
 * @param ending null while it waits
 * @param held null unless it waits for an officer
 * @param missing the documents it still waits for; empty once they were together
 */
public record Stand(
        long platform,
        ParcelStatus status,
        @Nullable Ending ending,
        @Nullable Case held,
        Set<MessageType> missing) {
    static final Set<MessageType> FOUR =
            Set.of(MessageType.CEB311, MessageType.CEB411, MessageType.CEB511, MessageType.CEB621);

    private static final Set<MessageType> OF_PARCELS = EnumSet.of(
            MessageType.CEB311,
            MessageType.CEB411,
            MessageType.CEB511,
            MessageType.CEB621,
            MessageType.CEB623,
            MessageType.CEB625);

    public Stand {
        missing = missing.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(missing));
    }

    /** The parcels that a dossier's papers speak of, by platform. */
    public static List<Stand> of(State.Dossier dossier) {
        if (dossier.papers().stream().noneMatch(paper -> OF_PARCELS.contains(paper.type()))) {
            // A document of another kind that was refused: no parcel.
            return List.of();
        }
        Set<Long> platforms = new LinkedHashSet<>();
        dossier.parcels().forEach(parcel -> platforms.add(parcel.platform()));
        for (Paper paper : dossier.papers()) {
            switch (paper.facts()) {
                case Facts.OfOrder order -> platforms.add(order.platform());
                case Facts.OfPayment payment -> platforms.add(payment.platform());
                case Facts.OfDeclaration declaration -> platforms.add(declaration.platform());
                case null, default -> {}
            }
        }
        if (platforms.isEmpty()) {
            platforms.add(0L);
        }
        List<Stand> stands = new ArrayList<>();
        for (long platform : platforms) {
            State.Parcel parcel = parcel(dossier, platform);
            if (parcel == null) {
                stands.add(new Stand(platform, ParcelStatus.STORED, null, null, missing(dossier, platform)));
            } else {
                Case held = parcel.held() ? parcel.asked() : null;
                stands.add(new Stand(platform, parcel.stands(), parcel.ending(), held, Set.of()));
            }
        }
        return stands;
    }

    private static State.@Nullable Parcel parcel(State.Dossier dossier, long platform) {
        for (State.Parcel parcel : dossier.parcels()) {
            if (parcel.platform() == platform) {
                return parcel;
            }
        }
        return null;
    }

    private static Set<MessageType> missing(State.Dossier dossier, long platform) {
        Set<MessageType> missing = EnumSet.copyOf(FOUR);
        long waybill = 0;
        for (Paper paper : dossier.papers()) {
            if (paper.facts() instanceof Facts.OfDeclaration declaration && declaration.platform() == platform) {
                waybill = declaration.waybill();
            }
        }
        for (Paper paper : dossier.papers()) {
            boolean counts = switch (paper.facts()) {
                case Facts.OfOrder one -> one.platform() == platform;
                case Facts.OfPayment one -> one.platform() == platform;
                case Facts.OfDeclaration one -> one.platform() == platform;
                case Facts.OfWaybill one -> waybill == 0 || waybill == one.number();
                case Facts.OfApplication one -> false;
                case null -> false;
            };
            if (counts) {
                missing.remove(paper.type());
            }
        }
        return missing;
    }
}
