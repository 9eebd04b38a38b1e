package io.shibo.meet.badge;

/** What its holder is at the expo. The code is the byte in a token: never given another meaning. */
public enum BadgeRole {
    EXHIBITOR(1),
    BUYER(2),
    VISITOR(3),
    PRESS(4),
    STAFF(5);

    private final int code;

    BadgeRole(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
