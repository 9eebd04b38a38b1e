package io.shibo.clear.retail;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.MemoryIo;
import io.shibo.clear.Register;
import io.shibo.clear.Samples;
import io.shibo.clear.Window;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.clear.step.Reason;
import io.shibo.quote.pack.PackReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The regime through the shipped pack; the figures are those of the reference page, half-up to the fen. */
class RetailRegimeTest {
    private static final RetailRegime REGIME = regime();
    private static final Declaration DECLARATION =
            (Declaration) Samples.parcel().get(3);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static RetailRegime regime() {
        try {
            return RetailRegime.of(
                    PackReader.rulebook(List.of(Path.of(System.getProperty("shibo.root", ".."), "packs"))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Declaration.Line line(int gnum, String gcode, String qty, String price, String total, String mass) {
        Declaration.Line first = DECLARATION.lines().getFirst();
        return new Declaration.Line(
                gnum,
                first.itemRecordNo(),
                first.itemNo(),
                first.itemName(),
                gcode,
                first.gname(),
                first.gmodel(),
                first.barCode(),
                "305",
                null,
                "142",
                new BigDecimal(qty),
                "142",
                new BigDecimal(mass),
                gcode.startsWith("22") ? "095" : "035",
                null,
                null,
                new BigDecimal(price),
                new BigDecimal(total),
                null);
    }

    private static Assessment assess(Declaration.Line... lines) {
        Declaration bare =
                Samples.with(Samples.with(DECLARATION, "freight", BigDecimal.ZERO), "insuredFee", BigDecimal.ZERO);
        Layout layout = Layout.of(Declaration.class);
        Declaration declaration = (Declaration) layout.build(layout.values(bare), List.of(lines));
        return REGIME.assess(declaration, DAY);
    }

    @ParameterizedTest
    @CsvSource({
        "3304990039, 425,     0.02, 0,      52.50,  45.50",
        "3304990039, 425,     0.10, 0,      0,      38.68",
        "2204210000, 300,     0.75, 0,      23.33,  30.33",
        "2204210000, 800,     0.75, 0,      62.22,  80.89",
        "2204210000, 4999.99, 0.75, 0,      388.89, 505.55",
        "0901210000, 100,     1,    0,      0,      9.10",
        "0901210000, 5000,    1,    0,      0,      455.00",
        "0901210000, 129.90,  1,    0,      0,      11.82",
        "0901210000, 0.06,    1,    0,      0,      0.01",
        "0901210000, 0.01,    1,    0,      0,      0",
        "6403990000, 6000,    1,    600.00, 0,      858.00",
    })
    void assessesTheReferenceFigures(
            String gcode, String price, String mass, String duty, String consumption, String vat) {
        Assessment got = assess(line(1, gcode, "1", price, price, mass));

        assertThat(got.refusal()).isNull();
        assertThat(got.total("duty")).isEqualByComparingTo(duty);
        assertThat(got.total("consumption-tax")).isEqualByComparingTo(consumption);
        assertThat(got.total("vat")).isEqualByComparingTo(vat);
        assertThat(got.perYear()).isEqualByComparingTo("26000");
        assertThat(got.lines().getFirst().taxes()).allSatisfy(tax -> {
            assertThat(tax.citation()).isNotEmpty();
            // The act of the consumption tax was compared with no text.
            assertThat(tax.verified() && tax.citation().contains("消费税暂行条例")).isFalse();
        });
    }

    @Test
    void refusesGoodsThatAreNotListedAndNamesThem() {
        Assessment got =
                assess(line(1, "0901210000", "1", "100", "100", "1"), line(2, "2402200000", "1", "100", "100", "0.3"));

        assertThat(got.refusal()).isNotNull().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.NOT_ON_LIST);
            assertThat(refusal.findings().getFirst().field()).isEqualTo("CEB621.InventoryList[gnum=2].gcode");
            assertThat(refusal.findings().getFirst().value()).isEqualTo("2402200000");
        });
    }

    @Test
    void refusesSeveralPiecesAboveTheLimitOfAnOrder() {
        Assessment got = assess(line(1, "0901210000", "2", "2500.01", "5000.02", "1"));

        assertThat(got.refusal())
                .isNotNull()
                .extracting(Assessment.Refusal::reason)
                .isEqualTo(Reason.OVER_ORDER_LIMIT);
    }

    @Test
    void takesTheDeclaredTotalWhereTheUnitPriceIsRounded() {
        Assessment got = assess(line(1, "0901210000", "3", "33.33", "100", "1"));

        assertThat(got.value()).isEqualByComparingTo("100");
        assertThat(got.refusal()).isNull();
    }

    @Test
    void windowComesToWhatWasPlantedByTheShippedRules() throws IOException {
        MemoryIo io = new MemoryIo();
        int[] released = {0};
        try (Window window = Window.open(io, REGIME)) {
            var planted = SampleParcels.generate(new SampleParcels.Settings(1500, 9), (name, bytes) -> {
                window.submit((Reading.Message) CebReader.read(new ByteArrayInputStream(bytes)), bytes, Samples.NOON);
                window.commit()
                        .decided()
                        .forEach(one -> released[0] += one.ending().released() ? 1 : 0);
            });
            assertThat(released[0]).isEqualTo(planted.released());
        }
        assertThat(Register.read(io).broken()).isEmpty();
    }
}
