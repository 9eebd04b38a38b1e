package io.shibo.cli.trade;

import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.demo.Step;
import io.shibo.cli.demo.StepFailedException;
import io.shibo.codes.Language;
import io.shibo.hub.io.Outputs;
import io.shibo.trade.Deal;
import io.shibo.trade.DocumentKind;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.Difference;
import io.shibo.trade.evidence.SigningKey;
import io.shibo.trade.evidence.Verdict;
import io.shibo.trade.evidence.Verification;
import io.shibo.trade.evidence.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The robot arm's papers: made, signed, verified offline; then one byte is changed and must be noticed and named. */
public final class TradeStep implements Step {
    private static final String DEAL = "robot-arm";
    /** The digit that is changed stands behind this text. */
    private static final String BEFORE_AMOUNT = "<cbc:PayableAmount currencyID=\"USD\">";

    @Override
    public String verb() {
        return "trade";
    }

    @Override
    public String title() {
        return "make the robot arm's papers, sign them, verify them offline, and notice one changed byte";
    }

    @Override
    public Outcome run(Context context) throws IOException {
        Path sample = context.samples().resolve("deals").resolve(DEAL + ".json");
        Papers papers = Papers.of(sample);
        LocalDate today = LocalDate.now();
        StringWriter notice = new StringWriter();
        SigningKey key =
                new Keys(context.home(), today).of(papers.deal().seller(), null, new PrintWriter(notice, true));
        Bundle bundle = papers.seal(key);
        Path dir = context.dir(verb());
        Path folder = dir.resolve(DEAL);
        Path zip = Papers.write(bundle, folder, DEAL);
        Outputs.write(folder.resolve("deal.json"), out -> out.write(Files.readAllBytes(sample)));
        Outputs.write(dir.resolve("records.csv"), records(papers.deal()));

        Verification genuine =
                Verifier.verify(Bundle.readZip(zip.toString(), Files.readAllBytes(zip)), List.of(key.card()), today);
        if (!genuine.genuine()) {
            throw new StepFailedException("the papers just signed do not verify: " + genuine.reasons(Language.EN));
        }
        Bundle altered = alter(bundle);
        Path alteredZip = dir.resolve("altered.zip");
        Outputs.write(alteredZip, out -> out.write(altered.toZip()));
        Difference noticed = noticed(Verifier.verify(altered, List.of(key.card()), today));
        Places places = new Places(
                folder,
                zip,
                alteredZip,
                dir.resolve("records.csv"),
                notice.toString().isEmpty() ? null : context.home().resolve("keys"));
        return outcome(papers, genuine, noticed, places);
    }

    private record Places(
            Path folder,
            Path zip,
            Path altered,
            Path records,
            @Nullable Path newKey) {}

    private static Outcome outcome(Papers papers, Verification genuine, Difference noticed, Places places) {
        Deal deal = papers.deal();
        Outcome.Builder outcome = Outcome.builder();
        if (places.newKey() != null) {
            outcome.line("a signing key of " + deal.seller().name() + " was made", places.newKey());
        }
        return outcome.figure("documents", papers.documents().size())
                .figure("rulesKept", papers.kept())
                .figure("total", deal.total())
                .figure("verdict", genuine.verdict().code())
                .figure("alteredVerdict", "altered")
                .figure("alteredDocument", noticed.document())
                .figure("alteredLine", noticed.line())
                .figure("alteredElement", noticed.element())
                .line(
                        "order %s, invoice %s over %s, packing list %s; %d rules kept"
                                .formatted(
                                        deal.papers().orderNumber(),
                                        deal.papers().invoiceNumber(),
                                        deal.total(),
                                        deal.papers().packingListNumber(),
                                        papers.kept()),
                        places.folder() + ", /trade/deals/" + deal.id())
                .line("verified offline: " + genuine.headline(Language.EN), places.zip() + ", /trade/verify")
                .line(
                        "one byte changed: noticed in %s, line %d, %s: signed %s, found %s"
                                .formatted(
                                        noticed.document(),
                                        noticed.line(),
                                        noticed.element(),
                                        noticed.expected(),
                                        noticed.found()),
                        places.altered())
                .line("the export as a record for statistics", places.records())
                .build();
    }

    /** The first digit of what is to be paid, with its lowest bit turned. */
    private static Bundle alter(Bundle bundle) {
        return Bundle.of(bundle.files().stream()
                .map(file -> file.name().equals(DocumentKind.INVOICE.fileName()) ? alter(file) : file)
                .toList());
    }

    private static StoredFile alter(StoredFile invoice) {
        byte[] bytes = invoice.content();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(BEFORE_AMOUNT) + BEFORE_AMOUNT.length();
        bytes[at] ^= 1;
        return StoredFile.of(invoice.name(), bytes);
    }

    private static Difference noticed(Verification verification) {
        if (verification.verdict() instanceof Verdict.Altered altered
                && altered.found() == 1
                && altered.differences().getFirst().element().endsWith("PayableAmount")) {
            return altered.differences().getFirst();
        }
        throw new StepFailedException(
                "a changed byte in the amount of the invoice was not named: " + verification.reasons(Language.EN));
    }

    /** One record a line of goods; goods are never delivered digitally. */
    private static String records(Deal deal) {
        StringBuilder csv =
                new StringBuilder("date,flow,partner,product,regime,ordered,delivered,amount,currency,enterprise\n");
        Boolean online = deal.papers().orderedOnline();
        LocalDate day = deal.exportDate() == null ? deal.papers().invoiceDate() : deal.exportDate();
        String regime = deal.papers().customsRegime();
        for (Deal.Line line : deal.lines()) {
            csv.append(String.join(
                            ",",
                            day.toString(),
                            "export",
                            deal.destination().code(),
                            "HS:" + line.hs().prefix(6),
                            regime == null ? "" : regime,
                            online == null ? "unknown" : online ? "yes" : "no",
                            "no",
                            line.amount().plainAmount(),
                            deal.currency().getCurrencyCode(),
                            deal.seller().id().toString()))
                    .append('\n');
        }
        return csv.toString();
    }
}
