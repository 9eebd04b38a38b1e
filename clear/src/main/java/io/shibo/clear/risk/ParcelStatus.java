package io.shibo.clear.risk;

import java.util.Optional;

/** Where a declared parcel stands, by the status codes of the specification's receipts. */
public enum ParcelStatus {
    /** 海关入库: its papers are not all here yet, or not decided. */
    STORED("120"),
    /** 退单: the papers go back to who declared them. */
    RETURNED("100"),
    /** 人工审核: a person reviews the papers. */
    REVIEW("300"),
    /** 查验: the parcel is opened. */
    INSPECTION("500"),
    /** 扣留移送通关. */
    DETAINED_CLEARANCE("501"),
    /** 扣留移送缉私. */
    DETAINED_SMUGGLING("502"),
    /** 扣留移送法规. */
    DETAINED_LEGAL("503"),
    /** 其它扣留. */
    DETAINED_OTHER("599"),
    /** 退运: the goods go back abroad. */
    SENT_BACK("700"),
    /** 放行. */
    RELEASED("800"),
    /** 结关: nothing more happens to it. */
    CLOSED("899");

    private final String code;

    ParcelStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The status of a code; empty for one that is none of a decided parcel's, error codes included. */
    public static Optional<ParcelStatus> ofCode(String code) {
        for (ParcelStatus status : values()) {
            if (status.code.equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** Whether an officer's decision is waited for. */
    public boolean waits() {
        return this == REVIEW || this == INSPECTION || detained();
    }

    /** Held by an authority, not only looked at. */
    public boolean detained() {
        return switch (this) {
            case DETAINED_CLEARANCE, DETAINED_SMUGGLING, DETAINED_LEGAL, DETAINED_OTHER -> true;
            default -> false;
        };
    }
}
