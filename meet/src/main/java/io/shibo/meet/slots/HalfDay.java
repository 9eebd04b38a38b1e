package io.shibo.meet.slots;

/** When in the day a meeting may be; the numbers are those of the data format. */
public enum HalfDay {
    MORNING,
    AFTERNOON,
    ANY;

    /** @param number 1 morning, 2 afternoon, 3 any */
    static HalfDay of(int number) {
        return values()[number - 1];
    }
}
