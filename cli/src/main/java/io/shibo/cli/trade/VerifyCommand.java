package io.shibo.cli.trade;

import io.shibo.cli.shell.Home;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.trade.StoredFile;
import io.shibo.trade.Words;
import io.shibo.trade.evidence.Bundle;
import io.shibo.trade.evidence.IssuerCard;
import io.shibo.trade.evidence.Verification;
import io.shibo.trade.evidence.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo trade verify}: genuine or not, and why. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verify a bundle (ZIP file or folder) or one document beside its manifest, offline.",
            "Exit code 0: genuine. 2: altered, malformed, not signed by a trusted key, or not checked.",
            "Trusted are your own keys, the cards in SHIBO_HOME/trust, and those named by --trust."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo trade verify papers/robot-arm.zip --trust issuer.json")
final class VerifyCommand implements Callable<Integer> {
    private static final long MAX_BYTES = 20L << 20;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "FILE|DIR", description = "A bundle, or one document with its manifest beside it.")
    private Path what = Path.of("");

    @Option(
            names = "--trust",
            paramLabel = "issuer.json",
            description = "Card of an issuer whom you asked for it. May be repeated.")
    private List<Path> trust = new ArrayList<>();

    @Option(names = "--language", paramLabel = "en|zh|id|ar", description = "Language of the reasons.")
    private String language = "en";

    @Option(names = "--json", description = "Print the verdict as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        LocalDate today = LocalDate.now();
        List<IssuerCard> trusted = new Keys(Home.data(), today).trusted(trust);
        Verification verification = verify(trusted, today);
        print(verification, Language.ofTag(language));
        return verification.genuine() ? 0 : 2;
    }

    private Verification verify(List<IssuerCard> trusted, LocalDate today) throws IOException {
        if (!Files.exists(what)) {
            throw new NoSuchFileException(what.toString());
        }
        if (Files.isDirectory(what)) {
            return Verifier.verify(Bundle.readFolder(what), trusted, today);
        }
        if (Files.size(what) > MAX_BYTES) {
            throw new InputException(new Problem(
                    what.toString(), 0, "", "%d bytes; at most %d are read.".formatted(Files.size(what), MAX_BYTES)));
        }
        byte[] bytes = Files.readAllBytes(what);
        if (Bundle.looksLikeZip(bytes)) {
            return Verifier.verify(Bundle.readZip(what.toString(), bytes), trusted, today);
        }
        Path folder = what.toAbsolutePath().getParent();
        Bundle beside = folder == null ? Bundle.of(List.of()) : Bundle.readFolder(folder);
        if (beside.find(Bundle.MANIFEST) == null) {
            return Verifier.verify(Bundle.of(List.of()), trusted, today);
        }
        StoredFile document = StoredFile.of(String.valueOf(what.getFileName()), bytes);
        return Verifier.verify(document, beside, trusted, today);
    }

    private void print(Verification verification, Language in) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("verdict", verification.verdict().code());
            answer.put("headline", verification.headline(in));
            answer.put("at", verification.at());
            answer.put("deal", verification.deal());
            answer.put("signer", verification.signer());
            answer.put("documents", verification.documents());
            answer.put("differences", verification.differences());
            answer.put("reasons", verification.reasons(in));
            out.println(Json.write(answer));
            return;
        }
        out.println(what + ": " + verification.headline(in));
        verification.reasons(in).forEach(reason -> out.println("  " + reason));
        for (Verification.Compared compared : verification.documents()) {
            out.println("  " + compared.document() + ": " + Words.of(in).say("state." + compared.state()));
        }
    }
}
