package io.shibo.quote.tariff;

import io.shibo.codes.input.Problem;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.tariff.DutyPieces.Per;
import io.shibo.quote.tariff.DutyPieces.Unreadable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Measurement units of TARIC and the UK Trade Tariff, by code with qualifier and as printed.
 *
 * <p>Source: TARIC measurement unit and qualifier codes (Regulation (EEC) 2658/87, Annex I, and the Commission's TARIC code
 * lists). A code that is no UN/ECE unit here becomes a measurement of that name, which the sale states: {@code lpa},
 * {@code tnei}.
 */
final class TaricUnits {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}( ?[A-Z])?");
    /** The weight of something in the goods: {@code kg of methylamines}, {@code 100 kg/biodiesel}. */
    private static final Pattern WEIGHT_OF = Pattern.compile("(100 )?KG[/ ](?:OF )?([A-Z][A-Z0-9 ]{1,38})");

    private static final Set<String> MEURSING = Set.of("EA", "EAR", "ADSZ", "ADSZR", "ADFM", "ADFMR");
    private static final String ALCOHOL = "alcohol-percent";
    private static final String SUCROSE = "sucrose-percent";

    private static final Map<String, Per> KNOWN = Map.ofEntries(
            Map.entry("", new Per(1, List.of())),
            Map.entry("DTN", Per.unit("DTN")),
            Map.entry("100 KG", Per.unit("DTN")),
            Map.entry("100 KG/NET", Per.unit("DTN")),
            Map.entry("100 KG/NET MAS", Per.unit("dtnm")),
            Map.entry("100 KG/BR", Per.unit("dtng")),
            Map.entry("DTNZ", Per.unit("DTN", SUCROSE)),
            Map.entry("100 KG/NET/%SACCHAR.", Per.unit("DTN", SUCROSE)),
            Map.entry("KGM", Per.unit("KGM")),
            Map.entry("KG", Per.unit("KGM")),
            Map.entry("KG/NET", Per.unit("KGM")),
            Map.entry("KG/NET EDA", Per.unit("kgme")),
            Map.entry("CTM", Per.unit("CTM")),
            Map.entry("TNE", Per.unit("TNE")),
            Map.entry("T", Per.unit("TNE")),
            Map.entry("100 KG/NET DRAINED WT", Per.unit("dtne")),
            Map.entry("100 KG/NET EDA", Per.unit("dtne")),
            Map.entry("100 KG STD QUAL", Per.unit("dtnr")),
            Map.entry("100 KG/RAW SUGAR", Per.unit("dtnr")),
            Map.entry("1000 KG", Per.unit("TNE")),
            Map.entry("1,000 KG", Per.unit("TNE")),
            Map.entry("1000 KG/BIODIESEL", Per.unit("tnei")),
            Map.entry("1,000 KG/BIODIESEL", Per.unit("tnei")),
            Map.entry("GRM", Per.unit("GRM")),
            Map.entry("G", Per.unit("GRM")),
            Map.entry("HLT", Per.unit("HLT")),
            Map.entry("HL", Per.unit("HLT")),
            Map.entry("LTR", Per.unit("LTR")),
            Map.entry("L", Per.unit("LTR")),
            Map.entry("KLT", new Per(1000, List.of("LTR"))),
            Map.entry("1000 L", new Per(1000, List.of("LTR"))),
            Map.entry("1,000 L", new Per(1000, List.of("LTR"))),
            Map.entry("ASVX", Per.unit("HLT", ALCOHOL)),
            Map.entry("% VOL/HL", Per.unit("HLT", ALCOHOL)),
            Map.entry("ASV", Per.unit(ALCOHOL)),
            Map.entry("LPA", Per.unit("lpa")),
            Map.entry("L ALC. 100%", Per.unit("lpa")),
            Map.entry("NAR", Per.unit("H87")),
            Map.entry("P/ST", Per.unit("H87")),
            Map.entry("CEN", new Per(100, List.of("H87"))),
            Map.entry("100 P/ST", new Per(100, List.of("H87"))),
            Map.entry("MIL", new Per(1000, List.of("H87"))),
            Map.entry("1000 P/ST", new Per(1000, List.of("H87"))),
            Map.entry("1000 ITEMS", new Per(1000, List.of("H87"))),
            Map.entry("1,000 ITEMS", new Per(1000, List.of("H87"))),
            Map.entry("1,000 P/ST", new Per(1000, List.of("H87"))),
            Map.entry("NPR", Per.unit("PR")),
            Map.entry("NUMBER OF PAIRS", Per.unit("PR")),
            Map.entry("PA", Per.unit("PR")),
            Map.entry("MTR", Per.unit("MTR")),
            Map.entry("MTK", Per.unit("MTK")),
            Map.entry("M2", Per.unit("MTK")),
            Map.entry("MTQ", Per.unit("MTQ")),
            Map.entry("M3", Per.unit("MTQ")),
            Map.entry("KWH", Per.unit("KWH")),
            Map.entry("MWH", new Per(1000, List.of("KWH"))));

    private TaricUnits() {}

    /**
     * The part of a duty that depends on what the goods are composed of. Its amount stands under their Meursing additional
     * code, as a measure of type 672, 673 or 674; the sale states it, in euro per 100 kg: {@code meursing-ea}.
     *
     * @return null where the word names no such part
     */
    static @Nullable Formula meursing(String part) throws Unreadable {
        return MEURSING.contains(part)
                ? DutyPieces.perUnit(
                        BigDecimal.ONE, "EUR", Per.unit("DTN", "meursing-" + part.toLowerCase(Locale.ROOT)))
                : null;
    }

    /**
     * What a unit counts.
     *
     * @param text the whole duty, upper case: small producers' relief counts what the duty before it counts
     */
    static Per find(String unit, String text) throws Unreadable {
        String code = unit.replaceAll("\\s+", " ").replaceAll(" ?/ ?", "/");
        Per known = KNOWN.get(CODE.matcher(code).matches() ? code.replace(" ", "") : code);
        if (known != null) {
            return known;
        }
        if (code.equals("SPQ")) {
            return text.contains("LPA") ? Per.unit("lpa", "spr") : Per.unit("HLT", ALCOHOL, "spr");
        }
        if (CODE.matcher(code).matches()) {
            return Per.unit(code.replace(" ", "").toLowerCase(Locale.ROOT));
        }
        Matcher weight = WEIGHT_OF.matcher(code);
        if (weight.matches()) {
            String of = weight.group(2).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            return new Per(weight.group(1) == null ? 1 : 100, List.of(of + "-kg"));
        }
        throw new Unreadable("unit '%s' is not known".formatted(Problem.show(unit)));
    }
}
