package io.shibo.quote.origin;

import java.util.Locale;

/** Ways to compute regional value content (RVC). V is the price, VNM and VOM the value of materials. */
public enum ContentMethod {
    /** (V - VNM) / V; RCEP Article 3.5.1(a), CPTPP Article 3.5.1(b). */
    BUILD_DOWN,
    /** VOM / V, in some agreements with direct costs; RCEP Article 3.5.1(b), CPTPP Article 3.5.1(c). */
    BUILD_UP,
    /** (NC - VNM) / NC; CPTPP Article 3.5.1(d), USMCA Article 4.5.3. */
    NET_COST,
    /** (V - FVNM) / V, where FVNM counts the materials that the rule names; CPTPP Article 3.5.1(a). */
    FOCUSED;

    /** As rules write it: {@code build-down}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
