package io.shibo.meet.score;

/**
 * What a pair is judged by, with the most points it can give each side. Each side's points add up to
 * {@value #SIDE}.
 *
 * <p>Terms that nobody states give {@link TermsFit#OPEN_PERCENT} of their points, so that saying them can only help where they
 * fit, and {@link Score#LEAST_SIDE} counts these in.
 *
 * <p>The weights are this project's own judgement: what is wanted counts most to the buyer, where it will be sold counts
 * most to the exhibitor after that.
 */
public enum Criterion {
    /** Distance of the two codes in the tree of the classification. */
    CODE(500, 400),
    /** Terms that both descriptions have. */
    TEXT(200, 0),
    /** A language both speak. */
    LANGUAGE(150, 150),
    /** Where the buyer would rather buy from. */
    ORIGIN(150, 0),
    /** Where the exhibitor wants to sell to. */
    MARKET(0, 350),
    /** Whether they can meet in person. */
    ATTENDANCE(0, 100),
    /** Whether what is wanted lies between the least the exhibitor sells and the most it can deliver. */
    QUANTITY(100, 150),
    /** How far apart the delivery terms are that the two prefer. */
    INCOTERM(50, 100),
    /** Whether the exhibitor holds the certificates that the buyer asks for. */
    CERTIFICATE(150, 50),
    /** Whether a side has asked for the other: its own wish, its own points. */
    WISH(200, 200);

    /** Most points of one side. */
    public static final int SIDE = 1500;

    private final int mostToBuyer;
    private final int mostToExhibitor;

    Criterion(int mostToBuyer, int mostToExhibitor) {
        this.mostToBuyer = mostToBuyer;
        this.mostToExhibitor = mostToExhibitor;
    }

    public int mostToBuyer() {
        return mostToBuyer;
    }

    public int mostToExhibitor() {
        return mostToExhibitor;
    }
}
