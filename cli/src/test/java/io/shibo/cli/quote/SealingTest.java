package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shibo quote --sign}, {@code --verify} and {@code --schema}. */
class SealingTest {
    private static final String DEAL = Path.of(System.getProperty("shibo.root"))
            .resolve("samples/deals/coffee.json")
            .toString();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path secret;
    private Path open;
    private Path quote;

    private int run(String... args) {
        out.reset();
        err.reset();
        return Shibo.run(out, err, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void keys() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        secret = pem("key.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
        open = pem("pub.pem", "PUBLIC KEY", pair.getPublic().getEncoded());
        quote = folder.resolve("quote.json");
    }

    private Path pem(String name, String label, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label));
    }

    @Test
    void signedQuoteIsValidForTheSignersKeyAlone() {
        assertThat(run("quote", DEAL, "--sign", secret.toString(), "-o", quote.toString()))
                .isZero();
        assertThat(out()).contains("signed with key");

        assertThat(run("quote", "--verify", quote.toString(), "--key", open.toString()))
                .isZero();
        assertThat(out()).contains("VALID: recomputed to the same bytes");
        assertThat(run("quote", "--verify", quote.toString())).isEqualTo(2);
        assertThat(out()).contains("NOT CHECKED").doesNotContain("VALID");
    }

    @Test
    void whatDiffersIsNamed() throws IOException {
        assertThat(run("quote", DEAL, "-o", quote.toString())).isZero();
        assertThat(run("quote", "--verify", quote.toString(), "--key", open.toString()))
                .isEqualTo(2);
        assertThat(out()).contains("NOT SIGNED");

        Files.writeString(
                quote, Files.readString(quote).replace("\"admitted\":true,\"alt", "\"admitted\":false,\"alt"));
        assertThat(run("quote", "--verify", quote.toString())).isEqualTo(2);
        assertThat(out()).contains("CHANGED: 1 values", "admitted: says false, but the rulebook gives true");
        assertThat(run("quote", "--verify", quote.toString(), "--json", "--lang", "zh"))
                .isEqualTo(2);
        assertThat(out()).contains("\"verdict\" : \"changed\"", "已改动");
    }

    @Test
    void keysThatAreNoneAreToldWithoutTheirText() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "SECRET-LOOKING TEXT");
        assertThat(run("quote", DEAL, "--sign", wrong.toString(), "-o", quote.toString()))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("openssl genpkey -algorithm ed25519")
                .doesNotContain("SECRET-LOOKING");
        assertThat(Files.exists(quote)).isFalse();
        assertThat(run("quote", DEAL, "--sign", secret.toString())).isEqualTo(2);
        assertThat(run("quote", "--verify", folder.resolve("none.json").toString()))
                .isEqualTo(2);
    }

    @Test
    void schemasArePrinted() {
        assertThat(run("quote", "--schema", "sale")).isZero();
        assertThat(out()).contains("https://json-schema.org/draft/2020-12/schema", "\"inland\"");
        assertThat(run("quote", "--schema", "order")).isEqualTo(2);
    }
}
