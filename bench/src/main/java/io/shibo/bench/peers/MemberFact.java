package io.shibo.bench.peers;

/** That a country belongs to an area, in the working memory of Drools; public for rules. */
public final class MemberFact {
    private final String origin;
    private final int area;

    MemberFact(String origin, int area) {
        this.origin = origin;
        this.area = area;
    }

    public String getOrigin() {
        return origin;
    }

    public int getArea() {
        return area;
    }
}
