package io.shibo.cli.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.cli.Shibo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Shibo.run(out, err, args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void proposesCodesWithReasonsAndWhatDecides() {
        assertThat(run("classify", "decaffeinated roasted coffee", "--top", "3"))
                .isZero();

        assertThat(out()).startsWith("0901.22").contains("decaffeinated", "decides against 0901.21");
    }

    @Test
    void answersInTheLanguageOfTheText() {
        assertThat(run("classify", "不锈钢保温杯", "--json")).isZero();

        assertThat(out()).contains("\"language\"", "zh", "961700", "\"reasons\"", "保温");
    }

    @Test
    void measuresItselfBesideThePlainMethod() {
        String file = ROOT.resolve("samples/classify/labelled.csv").toString();
        assertThat(run("classify", "--evaluate", file)).isZero();

        assertThat(out()).contains("417 texts of", "top-5", "classify", "no phrase of the index", "word overlap");
    }

    @Test
    void tellsWhatIsWrong(@TempDir Path folder) throws IOException {
        Path texts = folder.resolve("texts.csv");
        Files.writeString(texts, "language,text,hs\nen,coffee,09\n");

        assertThat(run("classify", "--evaluate", texts.toString())).isEqualTo(2);
        assertThat(err()).contains("texts.csv:2: hs: '09' has not 6 digits.");
        assertThat(run("classify", "coffee", "--top", "51")).isEqualTo(2);
        assertThat(err()).contains("--top: 51 is not 1 to 50.");
        assertThat(run("classify")).isEqualTo(2);
        assertThat(err()).contains("Describe the goods");
    }
}
