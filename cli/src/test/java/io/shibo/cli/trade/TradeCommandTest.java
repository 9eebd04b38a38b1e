package io.shibo.cli.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import io.shibo.cli.demo.Context;
import io.shibo.cli.demo.Outcome;
import io.shibo.cli.shell.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root", ".."));
    private static final Path DEAL = ROOT.resolve("samples/deals/robot-arm.json");

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @Test
    void whatIsMadeIsGenuineForWhoTrustsTheCard() {
        assertThat(make()).isZero();
        assertThat(err).contains("A new signing key");
        assertThat(out).contains("19 of 19 rules kept");
        assertThat(verify("robot-arm.zip")).isZero();
        assertThat(out).contains("Genuine").contains("later revocation is unknown");
        assertThat(verify("")).isZero();
        assertThat(verify("invoice.xml")).isZero();
    }

    @Test
    void keyIsMadeOnceAndIsItsOwnersAlone() throws IOException {
        make();
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"),
                "this file system has no POSIX permissions");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        String first = Files.readString(key());
        assertThat(make()).isZero();
        assertThat(err).isEmpty();
        assertThat(Files.readString(key())).isEqualTo(first);
    }

    @Test
    void withoutTheCardNobodyIsTrusted() {
        make();
        assertThat(run("trade", "verify", papers().toString())).isEqualTo(2);
        assertThat(out).contains("Not signed by a trusted key").contains("compare the id");
    }

    @Test
    void alteredDocumentIsNamedInTheReadersLanguage() throws IOException {
        make();
        Path invoice = papers().resolve("invoice.xml");
        Files.writeString(
                invoice,
                Files.readString(invoice).replace(">74000.00</cbc:PayableAmount>", ">94000.00</cbc:PayableAmount>"));
        assertThat(verify("")).isEqualTo(2);
        assertThat(out).contains("invoice.xml, line 118", "PayableAmount", "Signed: ", "74000.00", "94000.00");
        assertThat(verify("invoice.xml", "--language", "zh")).isEqualTo(2);
        assertThat(out).contains("已被改动");
        assertThat(verify("", "--json")).isEqualTo(2);
        assertThat(out).contains("\"verdict\" : \"altered\"", "\"line\" : 118");
    }

    @Test
    void checkNamesWhatAReceivedDocumentGetsWrong() throws IOException {
        make();
        Path invoice = papers().resolve("invoice.xml");
        assertThat(run(
                        "trade",
                        "check",
                        invoice.toString(),
                        papers().resolve("packing-list.xml").toString()))
                .isZero();
        assertThat(out).contains("not supported yet");
        Files.writeString(
                invoice, Files.readString(invoice).replace(">4</cbc:InvoicedQuantity>", ">5</cbc:InvoicedQuantity>"));
        assertThat(run("trade", "check", invoice.toString())).isEqualTo(2);
        assertThat(out).contains("5 × 18500 = 92500.00");
    }

    @Test
    void dealThatContradictsItselfIsNotSignedAndNothingIsWritten() throws IOException {
        Path deal = Files.writeString(
                folder.resolve("deal.json"),
                Files.readString(DEAL).replace("\"grossKg\": \"612\"", "\"grossKg\": \"512\""));
        assertThat(run("trade", "make", deal.toString(), "-o", papers().toString(), "--key", key().toString()))
                .isEqualTo(2);
        assertThat(err).contains("GROSS_NOT_BELOW_NET").contains("512");
        assertThat(papers()).doesNotExist();
        assertThat(key()).doesNotExist();
    }

    @Test
    void hostileAndMissingInputEndsWithCodeTwoAndAReason() throws IOException {
        Path evil = Files.writeString(folder.resolve("evil.xml"), "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>");
        assertThat(run("trade", "check", evil.toString())).isEqualTo(2);
        assertThat(err).contains("evil.xml:1").contains("DOCTYPE");
        assertThat(run("trade", "verify", folder.resolve("none.zip").toString()))
                .isEqualTo(2);
        assertThat(err).contains("none.zip");
        assertThat(run("trade", "make", ROOT.resolve("pom.xml").toString(), "-o", papers().toString()))
                .isEqualTo(2);
        assertThat(err).contains("not JSON");
    }

    @Test
    void whatIsNotThereSaysSo() {
        for (String later : new String[] {"transfer", "qr", "log"}) {
            assertThat(run("trade", later)).isEqualTo(2);
            assertThat(err).startsWith("not supported:");
        }
    }

    @Test
    void stepGivesTheSameFiguresEveryTime() throws IOException {
        Context context = context();
        Outcome first = new TradeStep().run(context);
        Outcome second = new TradeStep().run(context);
        assertThat(second.figures()).isEqualTo(first.figures());
        assertThat(first.figures())
                .containsEntry("verdict", "genuine")
                .containsEntry("alteredVerdict", "altered")
                .containsEntry("alteredDocument", "invoice.xml");
        assertThat(context.dir("trade").resolve("records.csv"))
                .content()
                .isEqualTo("date,flow,partner,product,regime,ordered,delivered,amount,currency,enterprise\n"
                        + "2026-04-08,export,ID,HS:847950,9710,yes,no,74000.00,USD,USCC:91330108MA2HXRBT7C\n");
    }

    private Context context() {
        Progress progress = Progress.to(new PrintWriter(new StringWriter()));
        return new Context(ROOT.resolve("samples"), ROOT.resolve("packs"), folder, progress);
    }

    private int make() {
        return run("trade", "make", DEAL.toString(), "-o", papers().toString(), "--key", key().toString());
    }

    private int verify(String file, String... more) {
        String card = folder.resolve("seller.issuer.json").toString();
        String[] args = {"trade", "verify", papers().resolve(file).toString(), "--trust", card};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return run(all);
    }

    private Path papers() {
        return folder.resolve("papers");
    }

    private Path key() {
        return folder.resolve("seller.key.json");
    }

    private int run(String... args) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int code = Shibo.run(outBytes, errBytes, args);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return code;
    }
}
