package io.shibo.cli.clear;

import io.shibo.clear.seal.Sealer;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.Outputs;
import io.shibo.hub.seal.SealFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear sign}: messages signed by a key. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Sign messages (XMLDSig, enveloped; SM2-SM3 or, by an RSA key, RSA-SHA1). A signature that is there is replaced.",
            "The same message and key always give the same bytes."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear sign declaration.xml --key /tmp/keys/3301994S01.p12 -o /tmp/signed.xml")
final class SignCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Message files, or folders of .xml files.")
    private List<Path> paths = List.of();

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The key: PKCS#12, SM2 or RSA.")
    private Path key = Path.of("");

    @Option(
            names = "--password",
            paramLabel = "FILE",
            description = "Its password, on the file's first line (password.txt beside the key unless named).")
    private @Nullable Path password;

    @Option(
            names = "-o",
            paramLabel = "FILE|DIR",
            description = "A file for one message, a folder for several; standard output unless named.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        Sealer sealer = SealFiles.sealer(key, password);
        List<Path> files = MessageFiles.find(paths);
        boolean one = files.size() == 1 && !(output != null && Files.isDirectory(output));
        if (!one && output == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "several messages need a folder: name it with -o.");
        }
        for (Path file : files) {
            byte[] signed = sign(sealer, file);
            if (output == null) {
                spec.commandLine().getOut().print(new String(signed, java.nio.charset.StandardCharsets.UTF_8));
                spec.commandLine().getOut().flush();
            } else {
                Path to = one ? output : output.resolve(String.valueOf(file.getFileName()));
                Outputs.write(to, out -> out.write(signed));
            }
        }
        return 0;
    }

    private static byte[] sign(Sealer sealer, Path file) throws IOException {
        try {
            return sealer.sign(Files.readAllBytes(file));
        } catch (IllegalArgumentException bad) {
            throw new InputException(new Problem(file.toString(), 0, "", String.valueOf(bad.getMessage())));
        }
    }
}
