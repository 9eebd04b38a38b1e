package io.shibo.cli.clear;

import io.shibo.clear.seal.SignatureCheck;
import io.shibo.cli.shell.Home;
import io.shibo.hub.seal.SealFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signatures are believed, and by which key receipts are signed. */
final class SealOptions {
    @Option(
            names = "--trust",
            paramLabel = "DIR",
            description =
                    "Check signatures by this folder: authorities.pem, companies.csv and, if wanted, revoked.crl and trust.properties (SHIBO_HOME/trust where it is there; else nothing is checked).")
    private @Nullable Path trust;

    @Option(names = "--seal", paramLabel = "FILE", description = "Sign receipts by this key (PKCS#12, SM2 or RSA).")
    private @Nullable Path key;

    @Option(
            names = "--seal-password",
            paramLabel = "FILE",
            description = "The key's password, on the file's first line (password.txt beside the key unless named).")
    private @Nullable Path password;

    SignatureCheck check() throws IOException {
        return trust == null ? SealFiles.checkIfThere(Home.data().resolve("trust")) : SealFiles.check(trust);
    }

    /** What signs a message of receipts; as it is where no key is named. */
    UnaryOperator<byte[]> seal() throws IOException {
        return key == null ? UnaryOperator.identity() : SealFiles.sealer(key, password)::sign;
    }
}
