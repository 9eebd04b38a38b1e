package io.shibo.cli.meet;

import io.shibo.meet.Certificate;
import io.shibo.meet.MeetPlan;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Figures;
import io.shibo.meet.expo.Previous;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of an expo and its plan, as summary.json and {@code --json} give them. */
final class Summary {
    private Summary() {}

    static Map<String, Object> of(Expo expo, MeetPlan plan) {
        Figures figures = expo.figures();
        Certificate certificate = plan.certificate();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("edition", expo.edition().code());
        all.put("exhibitors", figures.exhibitors());
        all.put("internationalExhibitors", figures.internationalExhibitors());
        all.put("internationalPercent", figures.internationalPercent());
        all.put("buyers", figures.buyers());
        Previous previous = figures.previous();
        if (previous != null) {
            all.put("buyersBefore", previous.buyers());
            figures.findBuyerGrowthPercent().ifPresent(growth -> all.put("buyerGrowthPercent", growth));
        }
        all.put("offers", figures.offers());
        all.put("needs", figures.needs());
        all.put("meetings", plan.meetings().size());
        all.put("released", plan.released());
        all.put("value", certificate.kept());
        all.put("bound", certificate.bound());
        all.put("boundPercent", certificate.keptPercent());
        all.put("allowedPairs", certificate.pairs());
        all.put("identifierWarnings", expo.identifierWarnings().size());
        return all;
    }
}
