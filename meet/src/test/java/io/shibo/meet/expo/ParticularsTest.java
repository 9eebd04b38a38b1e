package io.shibo.meet.expo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shibo.codes.Incoterm;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.input.InputException;
import io.shibo.meet.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParticularsTest {
    @TempDir
    private Path folder;

    private final Map<String, String> files = new LinkedHashMap<>();

    @BeforeEach
    void twoExhibitorsAndTwoBuyers() {
        files.put(
                "edition.csv",
                "code,name,country,first_day,last_day,sessions,slot_minutes\n2026,Test,CN,2026-03-24,2026-03-25,09:00-12:00,30\n");
        files.put(
                "organisations.csv",
                "id,role,name,country,languages,identifiers,most_meetings\n"
                        + "E1,exhibitor,杭州机器人,CN,zh en,USCC:91350211M0000XUF4R,10\nE2,exhibitor,Second,CN,zh,,10\n"
                        + "B1,buyer,PT Niaga,ID,id en,NIB:1234567890123,5\nB2,buyer,Other,ID,id,,5\n");
        files.put(
                "people.csv",
                "id,organisation,name,role,languages,email,telephone\n"
                        + "P1,B1,Sri Wahyuni,buyer of machines,id en,sri@example.com,+62 21 5550 0100\n"
                        + "P2,B1,Budi,,,,\n");
        files.put(
                "offers.csv",
                "id,organisation,title,language,hs_code,quantity,unit,incoterm,certificates\n"
                        + "O1,E1,工业机器人,zh,847950,40,H87,FOB,ISO9001 ce\n");
        files.put("needs.csv", "id,organisation,title,language,hs_code,destination\nN1,B1,robot arm,en,8479.50,ID\n");
        files.put(
                "availability.csv",
                "organisation,first_day,last_day,from,to,attendance,person\n"
                        + "E1,2026-03-24,2026-03-25,09:00,12:00,on-site,\nE2,2026-03-24,2026-03-24,09:00,12:00,on-site,\n"
                        + "B1,2026-03-24,2026-03-25,09:00,10:00,on-site,\nB1,2026-03-25,2026-03-25,11:00,12:00,online,P1\n"
                        + "B2,2026-03-24,2026-03-25,09:00,12:00,on-site,\n");
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

    @Test
    void readsPeopleAndTerms() throws IOException {
        Expo expo = read();
        assertThat(expo.peopleOf("B1"))
                .containsExactly(
                        new Person(
                                "P1",
                                "B1",
                                "Sri Wahyuni",
                                "buyer of machines",
                                List.of("id", "en"),
                                "sri@example.com",
                                "+62 21 5550 0100"),
                        new Person("P2", "B1", "Budi", "", List.of("id", "en"), null, null));
        assertThat(expo.peopleOf("E1")).isEmpty();
        assertThat(expo.organisationOf("P1")).isEqualTo("B1");
        assertThat(expo.offersOf("E1").getFirst().terms())
                .isEqualTo(new Terms(Quantity.of("40", Unit.H87), Incoterm.FOB, List.of("ISO9001", "CE")));
        assertThat(expo.needsOf("B1").getFirst().terms()).isEqualTo(Terms.OPEN);
    }

    @Test
    void readsTheLeastThatIsSold() throws IOException {
        files.put(
                "offers.csv",
                "id,organisation,title,language,hs_code,quantity,minimum,unit\nO1,E1,robots,en,847950,40,5,H87\n"
                        + "O2,E1,robots,en,847950,,5,H87\n");
        assertThat(read().offersOf("E1"))
                .extracting(offer -> offer.terms().minimum())
                .containsExactly(Quantity.of("5", Unit.H87), Quantity.of("5", Unit.H87));
        files.put(
                "offers.csv",
                "id,organisation,title,language,hs_code,quantity,minimum,unit\nO1,E1,robots,en,847950,40,50,H87\n");
        assertThat(problems())
                .containsExactly(
                        "offers.csv:2: minimum: 50 is above the quantity of 40 that can be delivered. Write the least that is sold, or leave it out.");
    }

    @Test
    void readsByWhoseClockTheTimesAreMeant() throws IOException {
        assertThat(TimeZones.find(read().edition())).as("the country's").contains(ZoneId.of("Asia/Shanghai"));
        String edition = "code,name,country,first_day,last_day,sessions,slot_minutes,time_zone\n"
                + "2026,Test,ID,2026-03-24,2026-03-25,09:00-12:00,30,";
        files.put("edition.csv", edition + "Asia/Makassar\n");
        assertThat(TimeZones.find(read().edition())).contains(ZoneId.of("Asia/Makassar"));
        files.put("edition.csv", edition + "\n");
        assertThat(TimeZones.find(read().edition())).as("Indonesia has three").isEmpty();
        files.put("edition.csv", edition + "Jakarta\n");
        assertThat(problems()).singleElement().asString().contains("edition.csv:2: time_zone: 'Jakarta'");
    }

    @Test
    void aPersonIsThereAtItsOwnTimesOrElseAtThoseOfItsOrganisation() throws IOException {
        Calendar calendar = read().calendar();
        assertThat(Calendar.count(calendar.present("P2"))).as("as B1").isEqualTo(4);
        assertThat(Calendar.count(calendar.present("P1"))).as("its own").isEqualTo(2);
        assertThat(Calendar.count(calendar.onSite("P1"))).isZero();
        assertThat(Calendar.count(calendar.present("B1"))).as("either").isEqualTo(6);
        assertThat(Calendar.count(calendar.onSite("B1"))).isEqualTo(4);
    }

    @Test
    void everybodyHavingTimesOfTheirOwnNobodyIsThereAtThoseOfTheOrganisation() throws IOException {
        files.merge("availability.csv", "B1,2026-03-24,2026-03-24,11:00,12:00,on-site,P2\n", String::concat);
        assertThat(Calendar.count(read().calendar().present("B1"))).isEqualTo(4);
    }

    @Test
    void readsWishesFixedMeetingsPrecedencesAndEvidence() throws IOException {
        files.put("wishes.csv", "from,to,wish\nB1,E1,must-meet\nE1,B1,no-thanks\nP2,E2,would-meet\n");
        files.put("fixed.csv", "exhibitor,buyer,day,from\nE1,B1,2026-03-25,09:30\n");
        files.put(
                "precedences.csv", "first_exhibitor,first_buyer,then_exhibitor,then_buyer\nE1,B2,E2,B2\nE2,B2,E1,B1\n");
        files.put(
                "evidence.csv",
                "organisation,identifier,kind,reference\nB1,NIB:1234567890123,register-extract,https://example.com/nib\n");
        Particulars said = read().particulars();
        assertThat(said.wishes())
                .as("that one wants what the other does not is for the matching to name")
                .containsExactly(
                        new Wish("B1", "E1", Wish.Kind.MUST_MEET),
                        new Wish("E1", "B1", Wish.Kind.NO_THANKS),
                        new Wish("P2", "E2", Wish.Kind.WOULD_MEET));
        assertThat(said.fixed()).containsExactly(new FixedMeeting("E1", "B1", 7));
        assertThat(said.precedences())
                .containsExactly(new Precedence("E1", "B2", "E2", "B2"), new Precedence("E2", "B2", "E1", "B1"));
        assertThat(said.evidence())
                .singleElement()
                .satisfies(e -> assertThat(e.kind()).isEqualTo("register-extract"));
    }

    @Test
    void namesWhatIsWrongInEachOfTheFiles() throws IOException {
        files.merge(
                "people.csv",
                "P1,B2,again,,,,\nE1,B2,as a firm,,,,\nP3,B9,nobody's,,,,\nP4,B2,y,,,not mail,1\n",
                String::concat);
        files.merge("offers.csv", "O2,E1,x,zh,847950,5,,,\nO3,E1,x,zh,847950,0,KGM,FOC,a_b\n", String::concat);
        files.merge("availability.csv", "B2,2026-03-24,2026-03-24,11:00,12:00,on-site,P1\n", String::concat);
        files.put("wishes.csv", "from,to,wish\nB1,X1,must-meet\nB1,B2,must-meet\nB1,E1,perhaps\n");
        files.put("fixed.csv", "exhibitor,buyer,day,from\nB1,E1,2026-03-24,09:00\n");
        files.put("precedences.csv", "first_exhibitor,first_buyer,then_exhibitor,then_buyer\nE1,B1,E1,B1\n");
        files.put("evidence.csv", "organisation,identifier,kind,reference\nB1,NIB:1234567890124,extract,1\n");
        assertThat(problems())
                .containsExactly(
                        "people.csv:4: id: 'P1' is used twice. Each person needs an id of its own, which no organisation has either.",
                        "people.csv:5: id: 'E1' is used twice. Each person needs an id of its own, which no organisation has either.",
                        "people.csv:6: organisation: 'B9' is not in organisations.csv. Add it there.",
                        "people.csv:7: email: is not an e-mail address. Write one, as in name@example.com.",
                        "people.csv:7: telephone: is not a telephone number. Write 5 to 30 digits and blanks, as in +86 571 5555 0100.",
                        "offers.csv:3: unit: is empty, but a quantity is given. Write its unit, as in KGM or H87 (pieces).",
                        "offers.csv:4: quantity: '0' is nothing. Write a number above 0, or leave it out.",
                        "offers.csv:4: incoterm: 'FOC' is not an Incoterms 2020 term. Write one of EXW, FCA, FAS, FOB, CFR, CIF, CPT, CIP, DAP, DPU, DDP.",
                        "offers.csv:4: certificates: 'a_b' is not a certificate. Write its short name without blanks, as in ISO9001, CE or HALAL.",
                        "availability.csv:7: person: 'P1' is a person of B1 in people.csv, not of B2.",
                        "wishes.csv:2: to: 'X1' is neither in organisations.csv nor in people.csv. Add it there.",
                        "wishes.csv:3: to: 'B1' and 'B2' are both buyers; meetings are between an exhibitor and a buyer.",
                        "wishes.csv:4: wish: 'perhaps' is not known. Write one of must-meet, would-meet, no-thanks.",
                        "fixed.csv:2: exhibitor: 'B1' is a buyer in organisations.csv. Write an exhibitor.",
                        "fixed.csv:2: buyer: 'E1' is an exhibitor in organisations.csv. Write a buyer.",
                        "precedences.csv:2: then_buyer: names the same meeting twice; a meeting is not before itself.",
                        "evidence.csv:2: identifier: 'NIB:1234567890124' is no identifier of 'B1' in organisations.csv. Add it there.");
    }

    @Test
    void oneSideCannotWantAndRefuseTheSame() throws IOException {
        files.put(
                "wishes.csv",
                "from,to,wish\nB1,E1,must-meet\nB1,E1,must-meet\nB1,E1,no-thanks\n"
                        + "B1,E2,no-thanks\nP1,E2,would-meet\nP2,E1,no-thanks\nE1,B1,would-meet\n");
        assertThat(problems())
                .containsExactly(
                        "wishes.csv:3: wish: 'B1' says the same of 'E1' in a line above. Keep one of them.",
                        "wishes.csv:4: wish: 'B1' says no-thanks of 'E1', but must-meet in a line above. Keep one of them.",
                        "wishes.csv:6: wish: 'P1' asks for 'E2', but in line 5 all of 'B1' want no meeting with 'E2'. Keep one of them.");
    }

    @Test
    void aFixedMeetingIsInASlotInWhichBothAreThere() throws IOException {
        files.put(
                "fixed.csv",
                "exhibitor,buyer,day,from\nE2,B1,2026-03-25,09:00\nE1,B1,2026-03-24,10:30\nE1,B2,2026-03-24,09:10\n"
                        + "E2,B2,2026-03-26,09:00\n");
        assertThat(problems())
                .containsExactly(
                        "fixed.csv:2: exhibitor: 'E2' is not there on 2026-03-25 from 09:00 to 09:30 by availability.csv. Add the time there, or move the meeting.",
                        "fixed.csv:3: buyer: 'B1' is not there on 2026-03-24 from 10:30 to 11:00 by availability.csv. Add the time there, or move the meeting.",
                        "fixed.csv:4: from: no slot begins at 09:10. Slots of 30 minutes begin at 09:00, 09:30, 10:00, 10:30, 11:00, 11:30.",
                        "fixed.csv:5: day: 2026-03-26 is not a day of the edition, which runs from 2026-03-24 to 2026-03-25.");
    }

    @Test
    void aPersonPrintsWithoutItsAddress() throws IOException {
        assertThat(read().peopleOf("B1").toString())
                .doesNotContain("example.com")
                .doesNotContain("5550");
    }
}
