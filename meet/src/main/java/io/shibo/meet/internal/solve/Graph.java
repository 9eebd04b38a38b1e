package io.shibo.meet.internal.solve;

/**
 * Who may be matched with whom: the edges of buyer {@code b} are those from {@code start[b]} to {@code start[b + 1]}. Both
 * ends have a capacity; an edge has a value above 0.
 *
 * @param exhibitors how many
 * @param start one more than there are buyers
 * @param exhibitor of each edge; no buyer has the same one twice
 * @param value of each edge, 1 to 2^20
 * @param buyerCapacity most edges of each buyer
 * @param exhibitorCapacity most edges of each exhibitor
 * @param buyerLeast how many edges each buyer is to have at least, see {@link Least}
 * @param exhibitorLeast how many edges each exhibitor is to have at least
 */
@SuppressWarnings("ArrayRecordComponent") // Millions of edges; made once and never changed or compared.
public record Graph(
        int exhibitors,
        int[] start,
        int[] exhibitor,
        int[] value,
        int[] buyerCapacity,
        int[] exhibitorCapacity,
        int[] buyerLeast,
        int[] exhibitorLeast) {
    /** A graph in which nobody has a least number of edges. */
    public Graph(
            int exhibitors, int[] start, int[] exhibitor, int[] value, int[] buyerCapacity, int[] exhibitorCapacity) {
        this(
                exhibitors,
                start,
                exhibitor,
                value,
                buyerCapacity,
                exhibitorCapacity,
                new int[buyerCapacity.length],
                new int[exhibitorCapacity.length]);
    }

    public int buyers() {
        return start.length - 1;
    }

    public int edges() {
        return exhibitor.length;
    }
}
