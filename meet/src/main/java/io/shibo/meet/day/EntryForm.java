package io.shibo.meet.day;

import io.shibo.codes.Money;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Values;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries as devices send them and files keep them: an object of single values, lists of words aside. What it is about is
 * {@code kind}: {@code scan}, {@code clock}, {@code lead}, {@code withdrawn} or {@code outcome}.
 */
public final class EntryForm {
    private static final String[] COMMON = {"device", "number", "at", "kind"};

    private EntryForm() {}

    /** The fields of an entry, as {@link #read} reads them. */
    public static Map<String, Object> write(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("device", entry.device());
        fields.put("number", entry.number());
        fields.put("at", entry.at().toString());
        switch (entry.fact()) {
            case Fact.Scan scan -> {
                fields.put("kind", "scan");
                fields.put("zone", scan.zone());
                fields.put("direction", lower(scan.direction()));
                seen(fields, scan.seen());
            }
            case Fact.ClockSeen clock -> {
                fields.put("kind", "clock");
                fields.put("hub", clock.hub().toString());
            }
            case Fact.LeadTaken lead -> {
                fields.put("kind", "lead");
                fields.put("exhibitor", lead.exhibitor());
                seen(fields, lead.seen());
                fields.put("consent", lead.consent());
                fields.put("rating", lead.rating());
                fields.put("interests", lead.interests());
                fields.put("note", lead.note());
            }
            case Fact.LeadsWithdrawn withdrawn -> {
                fields.put("kind", "withdrawn");
                fields.put("holder", withdrawn.holder());
            }
            case Fact.Stated stated -> {
                fields.put("kind", "outcome");
                fields.put("by", stated.by());
                fields.put("exhibitor", stated.exhibitor());
                fields.put("buyer", stated.buyer());
                fields.put("held", lower(stated.held()));
                @Nullable Money value = stated.value();
                fields.put("value", value == null ? "" : value.toString());
                fields.put("next", stated.nextStep());
            }
        }
        return fields;
    }

    /** Two entries have the same text only where they are the same: each value is written with its length. */
    static String canonical(Entry entry) {
        StringBuilder text = new StringBuilder();
        write(entry).forEach((name, value) -> {
            List<?> parts = value instanceof List<?> list ? list : List.of(value);
            text.append(name).append(parts.size());
            parts.forEach(part -> text.append(' ')
                    .append(part.toString().length())
                    .append(':')
                    .append(part));
        });
        return text.toString();
    }

    /** Reads one entry; empty, and problems in the node, where it cannot be read. */
    public static Optional<Entry> read(Node node) {
        @Nullable String device = node.field("device").text();
        @Nullable Integer number = node.field("number").parse(Values.whole(1, Entry.MOST));
        @Nullable Instant at = node.field("at").parse(EntryForm::instant);
        @Nullable String kind = node.field("kind").text();
        if (kind == null) {
            return Optional.empty();
        }
        try {
            @Nullable Fact fact = fact(node, kind);
            return fact == null || device == null || number == null || at == null
                    ? Optional.empty()
                    : Optional.of(new Entry(device, number, at, fact));
        } catch (IllegalArgumentException refused) {
            node.problem(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private static @Nullable Fact fact(Node node, String kind) {
        return switch (kind) {
            case "scan" -> scan(only(node, "zone", "direction", "badge", "said", "token"));
            case "clock" -> {
                @Nullable Instant hub = only(node, "hub").field("hub").parse(EntryForm::instant);
                yield hub == null ? null : new Fact.ClockSeen(hub);
            }
            case "lead" ->
                lead(only(node, "exhibitor", "badge", "said", "token", "consent", "rating", "interests", "note"));
            case "withdrawn" -> {
                @Nullable String holder = only(node, "holder").field("holder").text();
                yield holder == null ? null : new Fact.LeadsWithdrawn(holder);
            }
            case "outcome" -> stated(only(node, "by", "exhibitor", "buyer", "held", "value", "next"));
            default -> {
                node.field("kind")
                        .problem("'%s' is not known. Write one of scan, clock, lead, withdrawn, outcome."
                                .formatted(Problem.show(kind)));
                yield null;
            }
        };
    }

    private static @Nullable Fact scan(Node node) {
        @Nullable String zone = node.field("zone").text();
        @Nullable Direction direction = node.field("direction").choice(Direction.class);
        @Nullable Seen seen = seen(node);
        return zone == null || direction == null || seen == null ? null : new Fact.Scan(zone, direction, seen);
    }

    private static @Nullable Fact lead(Node node) {
        @Nullable String exhibitor = node.field("exhibitor").text();
        @Nullable Seen seen = seen(node);
        @Nullable Boolean consent = node.field("consent").parse(EntryForm::yes);
        @Nullable Integer rating = node.field("rating").parseOptional(Values.whole(0, Fact.MAX_RATING));
        List<String> interests = new ArrayList<>();
        for (Node each : node.field("interests").items()) {
            @Nullable String interest = each.text();
            if (interest != null) {
                interests.add(interest);
            }
        }
        @Nullable String note = node.field("note").optionalText();
        return exhibitor == null || seen == null || consent == null
                ? null
                : new Fact.LeadTaken(
                        exhibitor, seen, consent, rating == null ? 0 : rating, interests, note == null ? "" : note);
    }

    private static @Nullable Fact stated(Node node) {
        @Nullable String by = node.field("by").text();
        @Nullable String exhibitor = node.field("exhibitor").text();
        @Nullable String buyer = node.field("buyer").text();
        Fact.@Nullable Held held = node.field("held").choice(Fact.Held.class);
        @Nullable String value = node.field("value").optionalText();
        @Nullable String next = node.field("next").optionalText();
        if (by == null || exhibitor == null || buyer == null || held == null) {
            return null;
        }
        @Nullable
        Money money =
                value == null || value.isEmpty() ? null : node.field("value").parse(Money::parse);
        return new Fact.Stated(by, exhibitor, buyer, held, money, next == null ? "" : next);
    }

    private static void seen(Map<String, Object> fields, Seen seen) {
        fields.put("badge", seen.badge().toString());
        fields.put("said", lower(seen.said()));
        if (!seen.token().isEmpty()) {
            fields.put("token", seen.token());
        }
    }

    private static @Nullable Seen seen(Node node) {
        @Nullable BadgeId badge = node.field("badge").parse(BadgeId::parse);
        BadgeCheck.@Nullable Outcome said = node.field("said").choice(BadgeCheck.Outcome.class);
        @Nullable String token = node.field("token").optionalText();
        return badge == null || said == null ? null : new Seen(badge, said, token == null ? "" : token);
    }

    private static Node only(Node node, String... own) {
        String[] names = new String[COMMON.length + own.length];
        System.arraycopy(COMMON, 0, names, 0, COMMON.length);
        System.arraycopy(own, 0, names, COMMON.length, own.length);
        return node.only(names);
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException("'%s' is neither true nor false.".formatted(Problem.show(text)));
        };
    }

    private static Instant instant(String text) {
        try {
            Instant instant = text.length() > 30 ? null : Instant.parse(text);
            // Years beyond four digits have a form of their own, and no gate was ever open in them.
            if (instant != null && Math.abs(instant.getEpochSecond()) < 253_402_300_800L) {
                return instant;
            }
        } catch (DateTimeParseException bad) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "'%s' is not a time. Write it in UTC, as in 2026-03-24T01:30:00Z.".formatted(Problem.show(text)));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
