package io.shibo.quote.tariff;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.quote.formula.Formula;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chapters 98 and 99 of the HTS: duties on top of a line's own, attached where a footnote of the line names the heading.
 *
 * <p>Which goods of which origin a heading covers stands in its text and in U.S. notes outside the export. A heading is
 * applied where a line's footnote names it and its origin is told by its own text or by the authority; a line whose
 * footnote names a charge that cannot be told is refused.
 */
final class HtsChapter99 {
    private static final Pattern PRODUCT_OF =
            Pattern.compile("products? of (?:the )?((?:\\p{Lu}[\\p{L}'’.-]*[ ]?|of |and |the )+)");
    private static final Map<String, String> NAMES = names();

    /** A heading that was read. */
    private record Heading(HtsRow row, @Nullable Formula surcharge, String reason) {}

    /** A footnote of a row that names a heading. */
    private record Footnote(HtsRow row, String heading) {}

    private final PackWriter pack;
    private final ImportOptions options;
    private final Map<String, Heading> headings = new HashMap<>();
    private final List<Footnote> footnotes = new java.util.ArrayList<>();
    private final Map<String, List<String>> attached = new LinkedHashMap<>();
    private final Map<Set<String>, List<String>> lists = new HashMap<>();

    HtsChapter99(PackWriter pack, ImportOptions options) {
        this.pack = pack;
        this.options = options;
    }

    /** Takes a row of chapters 98 and 99. */
    void row(HtsRow row) throws IOException {
        String general = row.general();
        if (general.isEmpty()) {
            return;
        }
        DutyText duty = DutyText.us(general);
        boolean charge = row.printed().startsWith("9903");
        if (charge && duty instanceof DutyText.OnTop(Formula surcharge)) {
            headings.putIfAbsent(row.printed(), new Heading(row, surcharge, ""));
            return;
        }
        String reason = charge
                ? "a rate that replaces or limits the line's own, by U.S. notes outside the file"
                : "a provision for goods that its text describes; no tariff line refers to it alone";
        if (charge) {
            headings.putIfAbsent(row.printed(), new Heading(row, null, reason));
        }
        pack.textOnly(row.file(), row.line(), row.printed(), general, reason);
    }

    /** Whether a footnote's heading may charge the lines below its row. */
    boolean refer(HtsRow row, String heading) throws IOException {
        if (!heading.startsWith("9903")) {
            pack.textOnly(
                    row.file(),
                    row.line(),
                    row.printed(),
                    heading,
                    "a relief for goods that the heading's text describes");
            return false;
        }
        footnotes.add(new Footnote(row, heading));
        return true;
    }

    void attach(String code, Set<String> references) {
        if (!references.isEmpty()) {
            attached.put(
                    code,
                    lists.computeIfAbsent(
                            Set.copyOf(references),
                            same -> references.stream().sorted().toList()));
        }
    }

    void finish() throws IOException {
        Set<String> used = new HashSet<>();
        for (Footnote footnote : footnotes) {
            HtsRow row = footnote.row();
            String reason = whyNot(footnote.heading());
            if (reason == null) {
                pack.expressed();
                used.add(footnote.heading());
            } else {
                pack.textOnly(row.file(), row.line(), row.printed(), footnote.heading(), reason);
            }
        }
        for (Map.Entry<String, Heading> each : new TreeMap<>(headings).entrySet()) {
            Heading heading = each.getValue();
            HtsRow row = heading.row();
            if (heading.surcharge() != null && !used.contains(each.getKey())) {
                pack.textOnly(
                        row.file(),
                        row.line(),
                        row.printed(),
                        row.general(),
                        "%s: no line's footnote names it; U.S. notes outside the file say what it covers"
                                .formatted(authority(each.getKey())));
            } else if (heading.surcharge() != null) {
                pack.expressed();
            }
        }
        for (Map.Entry<String, List<String>> line : attached.entrySet()) {
            for (String heading : line.getValue()) {
                charge(line.getKey(), heading);
            }
        }
    }

    private void charge(String code, String name) throws IOException {
        String reason = whyNot(name);
        Heading heading = headings.get(name);
        if (reason != null || heading == null || heading.surcharge() == null) {
            pack.refuse(code, "additional duty %s: %s".formatted(name, reason));
            return;
        }
        if (heading.surcharge() instanceof Formula.Free) {
            return;
        }
        HtsRow row = heading.row();
        String article = "%s (%s), %s:%d".formatted(name, authority(name), row.file(), row.line());
        String origins = String.valueOf(origins(name, heading));
        String not = pack.add(
                TariffRule.of(code, Charging.ADDITIONAL, heading.surcharge().toString(), options.date(), article)
                        .forOrigins(origins.equals("*") ? "" : origins, ""));
        if (not != null) {
            throw new IllegalStateException("%s on %s %s".formatted(name, code, not));
        }
    }

    /** Why a heading cannot be applied; null where it can. */
    private @Nullable String whyNot(String name) {
        Heading heading = headings.get(name);
        if (heading == null) {
            return "the heading is not in the file";
        }
        if (heading.surcharge() == null) {
            return heading.reason();
        }
        return origins(name, heading) == null
                ? "neither the heading nor its authority names the origins it covers"
                : null;
    }

    private static String authority(String heading) {
        return UsAuthority.find(heading).map(UsAuthority::name).orElse("authority unknown");
    }

    /** Country codes separated by blanks, {@code *} for all, null where it cannot be told. */
    private static @Nullable String origins(String name, Heading heading) {
        Matcher matcher = PRODUCT_OF.matcher(heading.row().description());
        if (matcher.find()) {
            String code =
                    NAMES.get(matcher.group(1).strip().replaceFirst("[.,]$", "").toLowerCase(Locale.ROOT));
            return code;
        }
        Optional<UsAuthority> authority = UsAuthority.find(name);
        String origins = authority.map(UsAuthority::origins).orElse("");
        return origins.isEmpty() ? null : origins;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            names.put(Country.of(code).name(Language.EN).toLowerCase(Locale.ROOT), code);
        }
        names.put("people's republic of china", "CN");
        names.put("russian federation", "RU");
        names.put("republic of korea", "KR");
        return Map.copyOf(names);
    }
}
