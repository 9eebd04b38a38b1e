package io.shibo.cli.clear;

import io.shibo.clear.ExportView;
import io.shibo.clear.ParcelView;
import io.shibo.clear.Register;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.risk.RiskRules;
import io.shibo.cli.shell.Home;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.clear.RiskFiles;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear show}: one parcel's history with reasons. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show a parcel: where it stands, what happened and why, its tax by line. Personal data is masked.",
        footerHeading = "%nExample:%n",
        footer = "  shibo clear show S202601000000042 --documents")
final class ShowCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "ORDER|WAYBILL",
            description = "An order number or a waybill number, of imports or exports.")
    private String number = "";

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(names = "--documents", description = "Also the documents, field by field.")
    private boolean withDocuments;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (Disk disk = Disk.forReading(log.folder())) {
            Register register = Register.read(disk);
            List<Register.Entry> found = register.find(number);
            List<ExportView> exports = register.exports(number);
            if (found.isEmpty() && exports.isEmpty()) {
                throw new InputException(new Problem(
                        log.folder().toString(),
                        0,
                        "",
                        "no parcel has the order or waybill number '%s'. Maybe another --log was meant."
                                .formatted(Problem.show(number))));
            }
            RiskRules rules = RiskFiles.ofChina(Home.packs());
            exports.forEach(this::print);
            found.forEach(entry -> print(entry.parcel(), withDocuments ? entry.documents() : List.of(), rules));
        }
        return 0;
    }

    private void print(ExportView export) {
        ExportShown shown = ExportShown.of(export, withDocuments);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(shown));
            return;
        }
        out.printf(
                "export order %s, platform %s: %s%n",
                shown.orderNo(),
                shown.ebpCode(),
                shown.missing().isEmpty() ? shown.state() : "waiting for " + String.join(", ", shown.missing()));
        if (!shown.invtNo().isEmpty()) {
            out.println(
                    "list " + shown.invtNo() + (shown.summary().isEmpty() ? "" : ", in summary " + shown.summary()));
        }
        shown.history().forEach(event -> out.printf("  %s  %s%n", event.at(), event.text()));
        print(out, shown.documents());
    }

    private static void print(PrintWriter out, List<Shown.Paper> documents) {
        for (Shown.Paper paper : documents) {
            out.println(paper.type());
            paper.fields().forEach(field -> out.printf("  %s = %s%n", field.name(), field.value()));
        }
    }

    private void print(ParcelView parcel, List<ParcelDocument> documents, RiskRules rules) {
        Shown shown = Shown.of(parcel, documents, rules);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(shown));
        } else {
            print(out, shown);
        }
    }

    private static void print(PrintWriter out, Shown shown) {
        out.printf("order %s, platform %s: %s%n", shown.orderNo(), shown.ebpCode(), state(shown));
        out.println("signature: " + shown.signature());
        shown.history().forEach(event -> out.printf("  %s  %s%n", event.at(), event.text()));
        Assessment assessment = shown.assessment();
        if (assessment != null && !assessment.lines().isEmpty()) {
            out.printf("tax %s yuan by rulebook %.12s%n", assessment.total().toPlainString(), assessment.rulebook());
            for (Assessment.TaxLine line : assessment.lines()) {
                for (Assessment.Tax tax : line.taxes()) {
                    BigDecimal base = tax.base();
                    out.printf(
                            "  line %d %s  %s %s%s: %s  [%s: %s%s]%n",
                            line.gnum(),
                            line.gcode(),
                            tax.kind(),
                            tax.rate(),
                            base == null ? "" : " of " + base.toPlainString(),
                            tax.amount().toPlainString(),
                            tax.rule(),
                            tax.citation(),
                            tax.verified() ? "" : "; unverified");
                }
            }
        }
        print(out, shown.documents());
    }

    private static String state(Shown shown) {
        return switch (shown.state()) {
            case RELEASED -> "released";
            case RETURNED -> "returned";
            case HELD -> "held: " + shown.status();
            case WAITING -> "waiting for " + String.join(", ", shown.missing());
        };
    }
}
