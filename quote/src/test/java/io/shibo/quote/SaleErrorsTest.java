package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.quote.pack.JsonTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with a sale is told at once, whoever finds it. */
class SaleErrorsTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();

    private static List<Problem> problems(String text) {
        InputException told = catchThrowableOfType(
                InputException.class,
                () -> ENGINE.read(
                        "deal.json", JsonTree.read("deal.json", text.getBytes(StandardCharsets.UTF_8)), null));
        assertThat(told).isNotNull();
        return told.problems();
    }

    private static String robotArm() throws Exception {
        return Files.readString(Packs.root().resolve("samples/deals/robot-arm.json"));
    }

    @Test
    void unknownCodeIsToldTogetherWithWhatCannotBeRead() throws Exception {
        String text = robotArm()
                .replace("\"hs\": \"84795000\"", "\"hs\": \"01012100\"")
                .replace("\"quantity\": \"4\"", "\"quantity\": \"-4\"")
                .replace("\"form-e\"", "\"form-x\"")
                .replace("\"channel\": \"general\"", "\"channel\": \"generous\"");

        List<Problem> told = problems(text);

        assertThat(told).extracting(Problem::field).contains("lines[0].hs", "lines[0].quantity", "channel");
        assertThat(told).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("deal.json");
            assertThat(problem.line()).isPositive();
        });
        assertThat(told).doesNotHaveDuplicates();
    }

    @Test
    void aDestinationWithoutAPackIsToldWithTheRest() throws Exception {
        String text = robotArm()
                .replace("\"destination\": \"ID\"", "\"destination\": \"AD\"")
                .replace("\"quantity\": \"4\"", "\"quantity\": \"0\"");

        assertThat(problems(text)).extracting(Problem::field).contains("destination", "lines[0].quantity");
    }

    @Test
    void carriageThatIsMoreThanThePriceIsTold() throws Exception {
        String text = robotArm()
                .replaceAll("\"incoterm\": \"[A-Z]+\"", "\"incoterm\": \"CIF\"")
                .replaceAll("\"freight\": \"[0-9.]+\"", "\"freight\": \"9000000\"");

        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("terms");
            assertThat(problem.message()).contains("under CIF the price holds carriage and insurance");
        });
    }
}
