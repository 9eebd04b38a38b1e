package io.shibo.quote.tariff;

import io.shibo.quote.formula.Formula;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of the HTS into tariff lines. A row whose rate is blank has that of the row it is indented under, whatever
 * its digits; a row with none indented under it is a tariff line. So each line gets the whole of its rates.
 */
final class HtsTree {
    private static final Pattern SPECIAL = Pattern.compile("([^()]*)\\(([^()]*)\\)");

    /** What one row says, read once for all lines below it. */
    private record Rate(HtsRow row, String text, DutyText duty) {}

    /** A rate under schemes of the special column. */
    private record Special(UsProgram program, Rate rate) {}

    private record Level(
            HtsRow row,
            @Nullable Rate general,
            @Nullable List<Special> special,
            @Nullable Rate other,
            Set<String> references) {}

    private final PackWriter pack;
    private final ImportOptions options;
    private final HtsChapter99 chapter99;
    private final Deque<Level> above = new ArrayDeque<>();
    private @Nullable Level last;

    HtsTree(PackWriter pack, ImportOptions options) {
        this.pack = pack;
        this.options = options;
        this.chapter99 = new HtsChapter99(pack, options);
        pack.area("column-2", Column2.on(options.date()));
    }

    void row(HtsRow row) throws IOException {
        String printed = row.printed();
        if (printed.startsWith("98") || printed.startsWith("99")) {
            end();
            chapter99.row(row);
            return;
        }
        if (last != null && row.indent() <= last.row().indent()) {
            line(last);
        }
        while (!above.isEmpty() && above.peek().row().indent() >= row.indent()) {
            above.pop();
        }
        Level parent = above.peek();
        Rate general = rate(row, row.general());
        Rate other = rate(row, row.other());
        List<Special> special = row.special().isEmpty() ? null : special(row);
        Set<String> references = new LinkedHashSet<>(parent == null ? Set.of() : parent.references());
        for (String reference : row.references()) {
            if (chapter99.refer(row, reference)) {
                references.add(reference);
            }
        }
        Level level = new Level(
                row,
                general == null && parent != null ? parent.general() : general,
                // A row with its own general rate has its own special column as well, blank or not.
                special == null && general == null && parent != null ? parent.special() : special,
                other == null && parent != null ? parent.other() : other,
                references);
        above.push(level);
        last = level;
    }

    private @Nullable Rate rate(HtsRow row, String text) throws IOException {
        if (text.isEmpty()) {
            return null;
        }
        DutyText duty = DutyText.us(text);
        if (duty instanceof DutyText.OnTop) {
            duty = new DutyText.Unread("a duty on top of another, which no line of chapters 1 to 97 has");
        }
        if (duty instanceof DutyText.Unread(String reason)) {
            pack.textOnly(row.file(), row.line(), row.printed(), text, reason);
        } else {
            pack.expressed();
        }
        return new Rate(row, text, duty);
    }

    /** {@code Free (A+, AU, BH) 2.5% (KR)}: a rate, its schemes, and so on. */
    private List<Special> special(HtsRow row) throws IOException {
        List<Special> found = new ArrayList<>();
        Matcher matcher = SPECIAL.matcher(row.special());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            DutyText duty = DutyText.us(matcher.group(1));
            for (String symbol : matcher.group(2).split("[,\\s]+")) {
                String text = "%s (%s)".formatted(matcher.group(1).strip(), symbol);
                UsProgram program = UsProgram.find(symbol);
                if (program == null) {
                    pack.textOnly(row.file(), row.line(), row.printed(), text, "a scheme that is not known");
                } else if (program.ended() != null && !program.ended().isAfter(options.date())) {
                    pack.skipped(
                            row.file(),
                            row.line(),
                            row.printed(),
                            text,
                            program.name() + " ended before " + program.ended());
                } else if (duty instanceof DutyText.Read) {
                    pack.expressed();
                    found.add(new Special(program, new Rate(row, text, duty)));
                } else {
                    String reason = duty instanceof DutyText.Unread(String why) ? why : "refers to another duty";
                    pack.textOnly(row.file(), row.line(), row.printed(), text, reason);
                }
            }
        }
        String rest = row.special().substring(end).strip();
        if (!rest.isEmpty() && !rest.matches("[0-9]{1,2}/")) {
            pack.textOnly(
                    row.file(), row.line(), row.printed(), rest, "a special rate without its schemes in brackets");
        }
        return found;
    }

    private void line(Level level) throws IOException {
        HtsRow row = level.row();
        String code = PackWriter.code(row.printed());
        if (code == null || code.length() < 4) {
            return;
        }
        if (!pack.line(code, title())) {
            pack.skipped(row.file(), row.line(), row.printed(), row.description(), "the line is in the file twice");
            pack.refuse(code, "in the file twice");
            return;
        }
        Rate general = level.general();
        if (general == null || !(general.duty() instanceof DutyText.Read(Formula formula))) {
            pack.refuse(
                    code,
                    general == null
                            ? "no general rate"
                            : "general rate '%s' could not be expressed".formatted(general.text()));
            return;
        }
        TariffRule rule =
                TariffRule.of(code, Charging.DUTY, formula.toString(), options.date(), cited(general, "general"));
        add(rule.forOrigins("", PackWriter.areaName("column-2")));
        if (level.other() != null && level.other().duty() instanceof DutyText.Read(Formula statutory)) {
            add(TariffRule.of(
                            code, Charging.DUTY, statutory.toString(), options.date(), cited(level.other(), "column 2"))
                    .forOrigins(PackWriter.areaName("column-2"), ""));
        }
        Set<String> programs = new LinkedHashSet<>();
        for (Special special : level.special() == null ? List.<Special>of() : level.special()) {
            UsProgram program = special.program();
            if (programs.add(program.symbol()) && special.rate().duty() instanceof DutyText.Read(Formula reduced)) {
                String fact = pack.ask(Asked.PROOF, program.name());
                add(TariffRule.of(
                                code,
                                Charging.DUTY,
                                reduced.toString(),
                                options.date(),
                                cited(special.rate(), "special " + program.symbol()))
                        .forOrigins(
                                program.origins(), program.origins().isEmpty() ? PackWriter.areaName("column-2") : "")
                        .under(program.name() + suffix(program.symbol()), fact));
            }
        }
        chapter99.attach(code, level.references());
    }

    /** Tells variants of one scheme apart, such as E and E*. */
    private static String suffix(String symbol) {
        return symbol.endsWith("+") ? "-PLUS" : symbol.endsWith("*") ? "-STAR" : "";
    }

    private void add(TariffRule rule) throws IOException {
        String reason = pack.add(rule);
        if (reason != null) {
            throw new IllegalStateException("%s: %s".formatted(rule, reason));
        }
    }

    private static String cited(Rate rate, String column) {
        return "%s, %s, %s:%d"
                .formatted(
                        rate.row().printed(),
                        column,
                        rate.row().file(),
                        rate.row().line());
    }

    /** The line's words, with those it stands under before them. */
    private String title() {
        List<String> words = new ArrayList<>();
        above.descendingIterator()
                .forEachRemaining(level -> words.add(level.row().description()));
        return words.stream().skip(Math.max(0, words.size() - 4)).collect(Collectors.joining(" > "));
    }

    private void end() throws IOException {
        if (last != null) {
            line(last);
        }
        last = null;
        above.clear();
    }

    void finish() throws IOException {
        end();
        chapter99.finish();
    }
}
