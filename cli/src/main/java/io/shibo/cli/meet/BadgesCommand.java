package io.shibo.cli.meet;

import io.shibo.cli.shell.Progress;
import io.shibo.codes.Language;
import io.shibo.codes.input.Csv;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.io.PemKeys;
import io.shibo.hub.io.QrSvg;
import io.shibo.hub.json.Json;
import io.shibo.meet.badge.Badge;
import io.shibo.meet.badge.BadgeToken;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.paper.BadgeSheet;
import io.shibo.meet.paper.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet badges}: signs and draws everybody's badge. */
@Command(
        name = "badges",
        mixinStandardHelpOptions = true,
        description = {
            "Make a badge with a signed QR code for everybody of an expo.",
            "Writes sheets to print (eight badges on A4), badges.csv with the codes, and badge-key.pem: the public key with which a gate checks badges offline. Publish that one; keep the secret key."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  openssl genpkey -algorithm ed25519 -out secret.pem",
            "  shibo meet badges samples/expo -o badges --key secret.pem",
            "  shibo meet badges samples/expo -o badges --key secret.pem --for B00042 --issue 2"
        })
final class BadgesCommand implements Callable<Integer> {
    static final String CODES = "badges.csv";
    static final String PUBLIC_KEY = "badge-key.pem";

    /** Sixty pages: a browser still opens it at once. */
    private static final int A_SHEET = 480;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write to.")
    private Path output;

    @Option(names = "--key", paramLabel = "PEM", required = true, description = "The Ed25519 secret key that signs.")
    private Path key;

    @Option(
            names = "--for",
            paramLabel = "ID",
            description = "Only this person, or all of this organisation; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--issue",
            defaultValue = "1",
            paramLabel = "N",
            description = "Which badge of the holder: 2 replaces the first one; default: ${DEFAULT-VALUE}.")
    private int issue;

    @Option(
            names = "--lang",
            defaultValue = "en",
            description = "Words on the badge: en, zh, id or ar; default: ${DEFAULT-VALUE}.")
    private String language;

    @Option(names = "--json", description = "Print what was made as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Progress progress = Progress.to(spec.commandLine().getErr());
        progress.phase("reading " + folder);
        Expo expo = ExpoFolder.read(folder);
        KeyPair pair = PemKeys.pair(key);
        List<Holder> holders = holders(expo);
        progress.phase("signing %,d badges".formatted(holders.size()));
        List<BadgeSheet.Printed> badges = new ArrayList<>();
        for (Holder holder : holders) {
            Badge badge = badge(expo, holder);
            badges.add(new BadgeSheet.Printed(holder, badge, BadgeToken.sign(badge, pair.getPrivate())));
        }
        progress.phase("writing " + output);
        int sheets = write(expo, badges);
        Outputs.write(output.resolve(PUBLIC_KEY), PemKeys.write(pair.getPublic()));
        progress.clear();
        if (json) {
            Map<String, Object> made = new LinkedHashMap<>();
            made.put("badges", badges.size());
            made.put("sheets", sheets);
            made.put("codes", output.resolve(CODES).toString());
            made.put("publicKey", output.resolve(PUBLIC_KEY).toString());
            spec.commandLine().getOut().println(Json.write(made));
        } else {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%,d badges on %,d sheets in %s. Gates check them with %s.%n",
                            badges.size(), sheets, output, output.resolve(PUBLIC_KEY));
        }
        return 0;
    }

    private List<Holder> holders(Expo expo) {
        List<Holder> all = Holder.of(expo);
        Set<String> known = new HashSet<>();
        for (Holder holder : all) {
            known.add(holder.id());
            known.add(holder.organisation());
        }
        for (String id : only) {
            if (!known.contains(id)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--for: %s has no person and no organisation '%s'; ids are in people.csv and organisations.csv"
                                .formatted(folder, id));
            }
        }
        return only.isEmpty()
                ? all
                : all.stream()
                        .filter(holder -> only.contains(holder.id()) || only.contains(holder.organisation()))
                        .toList();
    }

    private Badge badge(Expo expo, Holder holder) {
        try {
            return holder.badge(expo.edition(), issue);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), holder.id() + ": " + wrong.getMessage());
        }
    }

    private int write(Expo expo, List<BadgeSheet.Printed> badges) throws IOException {
        BadgeSheet sheet = new BadgeSheet(Words.in(Language.ofTag(language)), expo.edition(), QrSvg::of);
        int sheets = 0;
        for (int from = 0; from < badges.size(); from += A_SHEET) {
            sheets++;
            Outputs.write(
                    output.resolve("badges-%03d.html".formatted(sheets)),
                    sheet.html(badges.subList(from, Math.min(badges.size(), from + A_SHEET))));
        }
        StringBuilder codes = new StringBuilder("badge,organisation,role,name,code\n");
        for (BadgeSheet.Printed each : badges) {
            codes.append(Csv.line(List.of(
                            each.badge().id().toString(),
                            each.badge().organisation(),
                            each.badge().role().name().toLowerCase(java.util.Locale.ROOT),
                            each.holder().name(),
                            each.token())))
                    .append('\n');
        }
        Outputs.write(output.resolve(CODES), codes.toString());
        return sheets;
    }
}
