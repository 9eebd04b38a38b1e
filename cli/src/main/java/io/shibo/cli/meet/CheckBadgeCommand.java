package io.shibo.cli.meet;

import io.shibo.codes.input.Values;
import io.shibo.hub.io.PemKeys;
import io.shibo.hub.json.Json;
import io.shibo.meet.badge.Badge;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet check-badge}: what a gate would say, without a network. */
@Command(
        name = "check-badge",
        mixinStandardHelpOptions = true,
        description = {
            "Check the text of a badge's QR code with the public key alone.",
            "Says one of: valid, expired, not-yet, revoked, other-edition, not-genuine, not-checked (no key), unreadable. Ends with 0 where the badge is valid, with 2 where it is not."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo meet check-badge SB1AEBA… --edition 2026 --key badges/badge-key.pem --revoked revoked.csv")
final class CheckBadgeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "The text in the QR code.")
    private String code;

    @Option(names = "--edition", required = true, paramLabel = "CODE", description = "The edition whose gate this is.")
    private String edition;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "A public key that signs its badges; may be repeated. Without one nothing is called valid.")
    private List<Path> keys = new ArrayList<>();

    @Option(names = "--revoked", paramLabel = "CSV", description = "Revoked badges: badge,from,[reason].")
    private @Nullable Path revoked;

    @Option(names = "--on", paramLabel = "DATE", description = "The day at the gate; default: today.")
    private @Nullable String day;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<PublicKey> known = new ArrayList<>();
        for (Path key : keys) {
            known.add(PemKeys.open(key));
        }
        BadgeCheck check = new BadgeVerifier(edition, known, DayOptions.revocations(revoked)).check(code, day());
        String outcome = check.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (json) {
            spec.commandLine().getOut().println(Json.write(object(check, outcome)));
        } else {
            spec.commandLine().getOut().println(outcome.toUpperCase(Locale.ROOT) + ": " + check.reason());
            Badge badge = check.badge();
            if (badge != null) {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "It says: %s, %s, badge %s of edition %s.%n",
                                badge.name(),
                                badge.role().name().toLowerCase(Locale.ROOT),
                                badge.id(),
                                badge.edition());
            }
        }
        return check.valid() ? 0 : 2;
    }

    private LocalDate day() {
        try {
            return day == null ? LocalDate.now() : Values.date(day);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--on: " + wrong.getMessage());
        }
    }

    private static Map<String, Object> object(BadgeCheck check, String outcome) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("outcome", outcome);
        object.put("valid", check.valid());
        object.put("reason", check.reason());
        Badge badge = check.badge();
        if (badge != null) {
            object.put("badge", badge.id().toString());
            object.put("edition", badge.edition());
            object.put("organisation", badge.organisation());
            object.put("role", badge.role().name().toLowerCase(Locale.ROOT));
            object.put("name", badge.name());
            object.put("firstDay", badge.firstDay().toString());
            object.put("lastDay", badge.lastDay().toString());
        }
        return object;
    }
}
