package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.Arrays;

/**
 * The different buyers seen at one telephone or address within 30 days. At most {@value #MOST} are kept, the latest ones: by
 * then every threshold that makes sense is long passed. Of a fingerprint 32 bits are enough to tell so few apart.
 */
final class Faces {
    /** Buyers told apart; more count as this many. */
    static final int MOST = 32;

    static final Faces NONE = new Faces(new int[0], new int[0]);

    /** Ordered by the day last seen, the latest last. */
    private final int[] faces;

    private final int[] days;

    private Faces(int[] faces, int[] days) {
        this.faces = faces;
        this.days = days;
    }

    /** One more sighting; {@code day} is not before any earlier one. */
    Faces plus(long face, int day) {
        int short32 = (int) (face ^ face >>> 32);
        int[] keptFaces = new int[faces.length + 1];
        int[] keptDays = new int[faces.length + 1];
        int kept = 0;
        for (int i = 0; i < faces.length; i++) {
            if (faces[i] != short32 && days[i] > day - Span.MONTH.length()) {
                keptFaces[kept] = faces[i];
                keptDays[kept++] = days[i];
            }
        }
        keptFaces[kept] = short32;
        keptDays[kept++] = day;
        int from = Math.max(0, kept - MOST);
        return new Faces(Arrays.copyOfRange(keptFaces, from, kept), Arrays.copyOfRange(keptDays, from, kept));
    }

    int count() {
        return faces.length;
    }

    /** How many; then four bytes of each, and the days since it was seen before {@code today}. */
    void write(Sink out, int today) {
        out.unsigned(faces.length);
        for (int i = 0; i < faces.length; i++) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.one(faces[i] >>> shift & 0xFF);
            }
            out.unsigned((long) today - days[i]);
        }
    }

    static Faces read(Source in, int today) {
        int length = in.count();
        int[] faces = new int[length];
        int[] days = new int[length];
        for (int i = 0; i < length; i++) {
            faces[i] = in.one() << 24 | in.one() << 16 | in.one() << 8 | in.one();
            days[i] = Math.toIntExact(today - in.unsigned());
        }
        return new Faces(faces, days);
    }
}
