package io.shibo.clear.risk;

import io.shibo.codes.input.Values;
import java.util.Locale;

/** What an officer may decide about a parcel; whether he may now is said by {@link Transitions}. */
public enum OfficerAction {
    RELEASE(ParcelStatus.RELEASED),
    INSPECT(ParcelStatus.INSPECTION),
    HOLD_CLEARANCE(ParcelStatus.DETAINED_CLEARANCE),
    HOLD_SMUGGLING(ParcelStatus.DETAINED_SMUGGLING),
    HOLD_LEGAL(ParcelStatus.DETAINED_LEGAL),
    HOLD_OTHER(ParcelStatus.DETAINED_OTHER),
    /** Papers back to who declared them: what was granted for the parcel is given back. */
    RETURN(ParcelStatus.RETURNED),
    /** Goods back abroad: what was granted for the parcel is given back. */
    SEND_BACK(ParcelStatus.SENT_BACK),
    CLOSE(ParcelStatus.CLOSED);

    private final ParcelStatus leadsTo;

    OfficerAction(ParcelStatus leadsTo) {
        this.leadsTo = leadsTo;
    }

    public ParcelStatus leadsTo() {
        return leadsTo;
    }

    /** As commands and requests write it: {@code hold-clearance}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The action that {@link #written} gives.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static OfficerAction ofWritten(String written) {
        return Values.oneOf(OfficerAction.class).apply(written);
    }

    /** Whether tax, quota and stock taken for the parcel are given back. */
    public boolean givesBack() {
        return this == RETURN || this == SEND_BACK;
    }
}
