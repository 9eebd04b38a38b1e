package io.shibo.meet.expo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shibo.codes.input.InputException;
import io.shibo.meet.Samples;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpoReaderTest {
    @TempDir
    private Path folder;

    private final Map<String, String> files = new LinkedHashMap<>();

    @BeforeEach
    void aSmallExpo() {
        files.put(
                "edition.csv",
                "code,name,country,first_day,last_day,sessions,slot_minutes\n2026,Test,CN,2026-03-24,2026-03-25,09:00-12:00,30\n");
        files.put(
                "organisations.csv",
                "id,role,name,country,languages,identifiers,hall,booth,most_meetings\n"
                        + "E1,exhibitor,杭州机器人,CN,zh en,USCC:91350211M0000XUF4R,1A,A01,10\n"
                        + "B1,buyer,PT Niaga,ID,id en,NIB:1234567890123,,,5\n");
        files.put(
                "offers.csv",
                "id,organisation,title,language,hs_code,service_code,markets\nO1,E1,工业机器人,zh,847950,,ID SG\n");
        files.put(
                "needs.csv",
                "id,organisation,title,language,hs_code,service_code,destination,origins\nN1,B1,robot arm,en,8479.50,,ID,CN\n");
        files.put(
                "availability.csv",
                "organisation,first_day,last_day,from,to,attendance\n"
                        + "E1,2026-03-24,2026-03-25,09:00,12:00,on-site\nB1,2026-03-25,2026-03-25,10:00,12:00,online\n");
    }

    private Expo read() throws IOException {
        Samples.write(files, folder);
        return ExpoReader.read(folder);
    }

    private List<String> problems() throws IOException {
        Samples.write(files, folder);
        InputException refused = catchThrowableOfType(InputException.class, () -> ExpoReader.read(folder));
        assertThat(refused).isNotNull();
        return refused.problems().stream()
                .map(p -> p.toString().replace(folder + "/", ""))
                .toList();
    }

    private void replace(String file, String old, String by) {
        String text = files.getOrDefault(file, "");
        assertThat(text).contains(old);
        files.put(file, text.replace(old, by));
    }

    @Test
    void readsAFolder() throws IOException {
        Expo expo = read();
        assertThat(expo.figures()).isEqualTo(new Figures(1, 0, 1, 1, 1, 1, null));
        assertThat(expo.offersOf("E1").getFirst().subject()).hasToString("HS:847950");
        assertThat(Calendar.count(expo.calendar().present("E1"))).isEqualTo(12);
        assertThat(Calendar.count(expo.calendar().present("B1"))).isEqualTo(4);
        assertThat(Calendar.count(expo.calendar().onSite("B1"))).isZero();
        assertThat(expo.identifierWarnings()).isEmpty();
    }

    @Test
    void readsFilesThatStartWithAByteOrderMark() throws IOException {
        files.replaceAll((name, text) -> "\uFEFF" + text.replace("\n", "\r\n"));
        assertThat(read().organisations()).hasSize(2);
    }

    @Test
    void growthIsCountedFromTheEditionBefore() throws IOException {
        files.put(
                "previous/organisations.csv",
                "id,role,name,country\nB7,buyer,x,CN\nB8,buyer,y,CN\nE7,exhibitor,z,CN\n");
        assertThat(read().figures().findBuyerGrowthPercent())
                .hasValueSatisfying(g -> assertThat(g).isEqualByComparingTo("-50"));
    }

    @Test
    void growthIsUnknownWithoutTheEditionBefore() throws IOException {
        assertThat(read().figures().findBuyerGrowthPercent()).isEmpty();
    }

    @Test
    void aWrongIdentifierWarnsAndDoesNotRefuse() throws IOException {
        replace("organisations.csv", "XUF4R", "XUF46");
        assertThat(read().identifierWarnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.check().reason()).contains("call for R"));
    }

    @Test
    void tellsTheProblemsOfAllFilesAtOnce() throws IOException {
        replace("organisations.csv", ",ID,id en", ",UK,id xx");
        replace("offers.csv", "847950", "7701");
        replace("needs.csv", "8479.50,,ID", "84795,,XX");
        replace("availability.csv", "2026-03-25,10:00", "2026-02-30,10:00");
        assertThat(problems())
                .contains(
                        "organisations.csv:3: country: 'UK' is not a country. The United Kingdom is GB. Write its ISO 3166-1 code, as in CN, ID or DE.",
                        "organisations.csv:3: languages: 'xx' is not a language. Write its ISO 639-1 code in small letters, as in zh, en, id or ar.",
                        "needs.csv:2: destination: 'XX' is not a country. Write its ISO 3166-1 code, as in CN, ID or DE.",
                        "availability.csv:3: last_day: '2026-02-30' is not a date. Write year-month-day, as in 2026-06-30.")
                .anyMatch(p -> p.startsWith("offers.csv:2: hs_code: '7701' is not a goods code"))
                .anyMatch(p -> p.startsWith("needs.csv:2: hs_code: '84795' is not a goods code"))
                .hasSize(6);
    }

    @Test
    void namesAColumnThatIsMissingAndOneThatIsNotKnown() throws IOException {
        replace("offers.csv", "organisation,title", "organization,title");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(
                        "offers.csv:1: header: column organisation is missing. column 'organization' is not known. Expected: id,organisation,title,language");
    }

    @Test
    void namesAnOfferOfSomebodyWhoIsNotThereOrIsABuyer() throws IOException {
        files.merge("offers.csv", "O2,E9,x,en,847950,,\nO3,B1,x,en,847950,,\nO1,E1,x,en,847950,,\n", String::concat);
        assertThat(problems())
                .containsExactly(
                        "offers.csv:3: organisation: 'E9' is not in organisations.csv. Add it there.",
                        "offers.csv:4: organisation: 'B1' is a buyer in organisations.csv, so it has no offers.",
                        "offers.csv:5: id: 'O1' is used twice. Each offer needs an id of its own.");
    }

    @Test
    void anOfferHasEitherAGoodsCodeOrAServiceCode() throws IOException {
        files.merge(
                "offers.csv",
                "O2,E1,x,en,,,\nO3,E1,x,en,847950,CPC:83143,\nO4,E1,x,en,84,,\nO5,E1,x,en,,CPC:99999999,\n",
                String::concat);
        assertThat(problems())
                .anyMatch(p -> p.startsWith("offers.csv:3: hs_code: neither hs_code nor service_code is filled."))
                .anyMatch(p -> p.startsWith("offers.csv:4: hs_code: both"))
                .anyMatch(p -> p.startsWith("offers.csv:5: hs_code: '84' is a whole chapter."))
                .anyMatch(p -> p.startsWith("offers.csv:6: service_code: '99999999' is not a service code"))
                .hasSize(4);
    }

    @Test
    void aGoodsCodeWhoseHeadingDoesNotExistIsRefused() throws IOException {
        replace("offers.csv", "847950", "123456");
        replace("needs.csv", "8479.50", "8488");
        assertThat(problems())
                .containsExactly(
                        "offers.csv:2: hs_code: '1234.56' does not exist: the headings of chapter 12 are 1201 to 1214 (Harmonized System 2022).",
                        "needs.csv:2: hs_code: '8488' does not exist: the headings of chapter 84 are 8401 to 8487 (Harmonized System 2022).");
    }

    @Test
    void aDayOutsideTheEditionIsNamed() throws IOException {
        replace("availability.csv", "B1,2026-03-25", "B1,2026-03-23");
        assertThat(problems())
                .containsExactly(
                        "availability.csv:3: first_day: 2026-03-23 is not a day of the edition, which runs from 2026-03-24 to 2026-03-25.");
    }

    @Test
    void aMissingFileIsNamedWithWhatAFolderHolds() throws IOException {
        files.remove("needs.csv");
        assertThat(problems()).singleElement().asString().startsWith("needs.csv: is missing. An expo folder holds");
    }

    @Test
    void oneEndlessLineIsRefusedSoon() throws IOException {
        Samples.write(files, folder);
        try (OutputStream out = Files.newOutputStream(folder.resolve("offers.csv"))) {
            byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 50; i++) {
                out.write(chunk);
            }
        }
        InputException refused = catchThrowableOfType(InputException.class, () -> ExpoReader.read(folder));
        assertThat(refused.getMessage()).contains("offers.csv:1").contains("65536 characters");
    }

    @Test
    void mutatedFilesAreReadOrRefusedButNeverBreakTheReader() throws IOException {
        Map<String, String> good = SampleExpo.files(4, 8, 1);
        SplittableRandom random = new SplittableRandom(42);
        List<String> names = List.copyOf(good.keySet());
        for (int i = 0; i < 400; i++) {
            Samples.write(good, folder);
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = good.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve(name), bytes);
            try {
                assertThat(ExpoReader.read(folder).edition()).isNotNull();
            } catch (InputException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }
}
