package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.retail.Remarks;
import io.shibo.clear.retail.RemarksReader;
import io.shibo.clear.retail.RetailFigures;
import io.shibo.clear.retail.RetailRegime;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import io.shibo.clear.step.Reason;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person may have in a year, by value and by quantity, around the turn of the year, with what comes back. */
class PersonsYearTest {
    private static final String RICE = "1006300000";
    private static final String SUGAR = "1701990000";
    private static final RetailRegime REGIME = RetailRegime.of(RetailFigures.shipped());
    private static final long MIDNIGHT = ChinaTime.millis(LocalDateTime.of(2027, 1, 1, 0, 0));

    private final MemoryIo io = new MemoryIo();
    private Window window = Window.open(io, REGIME.with(shipped()));
    private long time = MIDNIGHT - 3_600_000;
    private int numbers;

    private static Remarks shipped() {
        Path file = Path.of(System.getProperty("shibo.root", ".."), "packs", "CN", "retail", RemarksReader.FILE);
        try {
            return read(Files.readString(file));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static Remarks read(String csv) {
        Problems problems = new Problems();
        Remarks remarks = RemarksReader.read("remarks.csv", csv.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.list()).isEmpty();
        return remarks;
    }

    @AfterEach
    void theLogVerifies() throws IOException {
        window.close();
        Register register = Register.read(io);
        assertThat(register.broken()).isEmpty();
    }

    private Output.Decided send(List<ParcelDocument> four) {
        four.forEach(document -> window.submit(Samples.message(document), time));
        return window.commit().decided().getFirst();
    }

    private Output.Decided buy(String gcode, String kilograms) {
        return send(Parcels.of(gcode, kilograms, ++numbers, "4", "5", 1));
    }

    @Test
    void aPersonHasTwentyKilogramsOfRiceAndTwoOfSugarInAYear() {
        assertThat(buy(RICE, "12").ending().released()).isTrue();
        Output.Decided over = buy(RICE, "8.00001");
        assertThat(over.ending().reason()).isEqualTo(Reason.OVER_ALLOWANCE);
        assertThat(over.answer().receipt().returnStatus()).isEqualTo("-621018");
        assertThat(over.answer().receipt().returnInfo()).contains("8.00001 kg", "20 kg");
        assertThat(buy(SUGAR, "2").ending().released()).isTrue();
        assertThat(buy(SUGAR, "0.1").ending().reason()).isEqualTo(Reason.OVER_ALLOWANCE);
        assertThat(buy(RICE, "8").ending().released()).isTrue();
        // What was refused took nothing of the value either: three parcels of 20 yuan
        assertThat(window.used(buyer(), 2026)).isEqualTo(60_00000);
        time = MIDNIGHT;
        assertThat(buy(RICE, "20").ending().released()).isTrue();
        assertThat(buy(RICE, "0.001").ending().released()).isFalse();
    }

    private static String buyer() {
        return ((Declaration) Parcels.coffee(1, "1", "1", 1).get(3)).buyerIdNumber();
    }

    @Test
    void whatComesBackGivesItsPartBack() {
        List<ParcelDocument> four = Parcels.of(RICE, "20", ++numbers, "3", "5", 1);
        Output.Decided bought = send(four);
        Declaration list = (Declaration) four.get(3);
        String number = Answers.listNumber(bought.keys(), bought.ending());
        // A third of 20 kilograms is no whole number of their hundred-thousandths
        takeBack(Parcels.back(900_001, list, number, "1"));
        assertThat(buy(RICE, "6.66667").ending().released()).isFalse();
        assertThat(buy(RICE, "6.66666").ending().released()).isTrue();
        takeBack(Parcels.back(900_002, list, number, "2"));
        assertThat(buy(RICE, "13.33334").ending().released()).isTrue();
        assertThat(buy(RICE, "0.00001").ending().released()).isFalse();
    }

    private void takeBack(Filing back) {
        window.submit(Samples.message(back), time);
        assertThat(window.commit().answers())
                .extracting(answer -> answer.receipt().returnStatus())
                .containsExactly("120", "399");
    }

    @Test
    void theGuaranteeRefusesAndTheQuantityIsFreeAgain() {
        String vouches = ((Declaration) Parcels.coffee(1, "1", "1", 1).get(3)).assureCode();
        window.book(Key.guarantor(vouches), Event.Booking.DEPOSIT, 0, time);
        assertThat(buy(RICE, "20").ending().reason()).isEqualTo(Reason.NO_GUARANTEE);
        window.book(Key.guarantor(vouches), Event.Booking.DEPOSIT, 9_999, time);
        assertThat(buy(RICE, "20").ending().released()).isTrue();
    }

    @Test
    void remarksKeepOutWhatComesStraightFromAbroadOrBearsAnotherName() {
        window.close();
        window = Window.open(io, REGIME.with(read("""
                code,remark,words,from,to,source
                0901,bonded-only,,2019-01-01,2027-01-01,a
                3304,name-has,面膜/口红,2019-01-01,,b
                3401,name-lacks,药皂,2019-01-01,,c
                """)));
        // The sample's goods lie in a bonded warehouse, and all bear one name
        assertThat(buy("0901210000", "1").ending().released()).isTrue();
        Output.Decided coffee = send(straightFromAbroad());
        assertThat(coffee.ending().reason()).isEqualTo(Reason.NOT_ON_LIST);
        assertThat(coffee.answer().receipt().returnInfo()).contains("仅限网购保税商品", "a");
        assertThat(buy("3304990000", "1").answer().receipt().returnInfo()).contains("仅限 面膜、口红");
        assertThat(buy("3401300000", "1").ending().released()).isTrue();
        time = MIDNIGHT;
        assertThat(send(straightFromAbroad()).ending().released()).isTrue();
    }

    private List<ParcelDocument> straightFromAbroad() {
        List<ParcelDocument> four = new ArrayList<>(Parcels.coffee(++numbers, "4", "5", 1));
        four.set(
                3,
                Parcels.withAll(
                        four.get(3),
                        "tradeMode",
                        "9610",
                        "trafNo",
                        "T1",
                        "voyageNo",
                        "V1",
                        "billNo",
                        "B1",
                        "country",
                        "116",
                        "emsNo",
                        null));
        return four;
    }

    @Test
    void theYearTurnsAtMidnightOfChina() {
        String buyer = buyer();
        time = MIDNIGHT - 1;
        assertThat(spend("4999")).isTrue();
        time = MIDNIGHT;
        assertThat(spend("4998")).isTrue();
        assertThat(window.used(buyer, 2026)).isEqualTo(4999_00000L);
        assertThat(window.used(buyer, 2027)).isEqualTo(4998_00000L);
        assertThat(LocalDateTime.of(2026, 12, 31, 16, 0)
                        .toInstant(java.time.ZoneOffset.UTC)
                        .toEpochMilli())
                .isEqualTo(MIDNIGHT);
    }

    private boolean spend(String yuan) {
        return send(Parcels.coffee(++numbers, "1", yuan, 1)).ending().released();
    }

    /** At no moment is either year past its limit, and each parcel is granted exactly where it still fits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noYearIsEverPastItsLimitAroundItsTurn(long seed) {
        Random random = new Random(seed);
        String buyer = buyer();
        Map<Integer, Long> plain = new HashMap<>();
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // The clock steps back as well; the log's time does not
            time = Math.max(time, MIDNIGHT - 3_000 + i * 100L + random.nextInt(400) - 200);
            int year = time < MIDNIGHT ? 2026 : 2027;
            int yuan = 1 + random.nextInt(5000);
            boolean fits = plain.getOrDefault(year, 0L) + yuan <= 26_000;
            assertThat(spend(String.valueOf(yuan)))
                    .as("parcel %d of %d yuan", i, yuan)
                    .isEqualTo(fits);
            plain.merge(year, fits ? yuan : 0L, Long::sum);
            for (int one : List.of(2026, 2027)) {
                assertThat(window.used(buyer, one))
                        .isEqualTo(plain.getOrDefault(one, 0L) * 100_000)
                        .isLessThanOrEqualTo(26_000L * 100_000);
            }
            kinds.add(year + " " + fits);
        }
        assertThat(kinds).contains("2026 true", "2026 false", "2027 true", "2027 false");
    }

    @Test
    void aRemarkThatCannotHoldIsToldByItsLine() {
        Problems problems = new Problems();
        RemarksReader.read("remarks.csv", """
                code,remark,goods,limit,words,from,to,source
                10063,kg-per-year,rice,20,,2022-03-01,,x
                100630,kg-per-year,,0,,2022-03-01,,x
                100630,kilos,rice,20,,2022-03-01,,x
                3304,name-has,,,/,2022-03-01,2022-01-01,x
                """.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.list().stream().map(Problem::line)).contains(2, 3, 4, 5);
        assertThat(problems.list().stream().map(Problem::field))
                .contains("code", "goods", "limit", "remark", "words", "to");
        assertThat(new BigDecimal("20")).isEqualTo(shipped().all().getFirst().limit());
    }
}
