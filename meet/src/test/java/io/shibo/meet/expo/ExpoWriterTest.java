package io.shibo.meet.expo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.Incoterm;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.codes.party.IdentifierScheme;
import io.shibo.codes.party.PartyId;
import io.shibo.meet.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExpoWriterTest {
    private static final Country CHINA = Country.CHINA;

    @Property(tries = 12)
    void aSampleWrittenAndReadAgainIsTheSame(@ForAll("seeds") long seed) throws IOException {
        Expo expo = Samples.expo(12, 60, seed);
        assertSame(again(expo), expo);
    }

    @Property(tries = 60)
    void whateverAnExpoSaysWrittenAndReadAgainIsTheSame(@ForAll("expos") Expo expo) throws IOException {
        assertSame(again(expo), expo);
    }

    private static void assertSame(Expo again, Expo expo) {
        assertThat(again.edition()).isEqualTo(expo.edition());
        assertThat(again.organisations()).isEqualTo(expo.organisations());
        assertThat(again.offers()).isEqualTo(expo.offers());
        assertThat(again.needs()).isEqualTo(expo.needs());
        assertThat(again.presences()).isEqualTo(expo.presences());
        assertThat(again.particulars()).isEqualTo(expo.particulars());
        assertThat(again.findPrevious()).isEqualTo(expo.findPrevious());
        assertThat(again.venue().tables()).isEqualTo(expo.venue().tables());
        assertThat(again.venue().listInterpreters()).isEqualTo(expo.venue().listInterpreters());
        assertThat(again.venue().listWalks())
                .containsExactlyInAnyOrderElementsOf(expo.venue().listWalks());
    }

    private static Expo again(Expo expo) throws IOException {
        Path folder = Files.createTempDirectory("written");
        Map<String, String> files = ExpoWriter.files(expo);
        Samples.write(files, folder);
        Expo again = ExpoReader.read(folder);
        for (String name : files.keySet()) {
            Files.delete(folder.resolve(name));
        }
        return again;
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(1, 1_000_000);
    }

    /** Names and titles with what CSV must quote, in several scripts; surrounding blanks are not kept, so there are none. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("ab,\"\n;变频器عاكس逆'=-é")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(text -> "x" + text + "y");
    }

    private static Arbitrary<Terms> terms() {
        Arbitrary<Optional<Quantity>> quantity = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("999999999"))
                .ofScale(3)
                .flatMap(value -> Arbitraries.of(Unit.class).map(unit -> new Quantity(value, unit)))
                .optional();
        return Combinators.combine(
                        quantity,
                        Arbitraries.of(Incoterm.class).optional(),
                        Arbitraries.of("CE", "ISO9001", "HALAL", "EN-71/1")
                                .list()
                                .ofMaxSize(3))
                .as((q, i, c) -> new Terms(q.orElse(null), i.orElse(null), c));
    }

    @Provide
    Arbitrary<Expo> expos() {
        return Combinators.combine(
                        text().list().ofSize(6),
                        terms().list().ofSize(2),
                        Arbitraries.of(Wish.Kind.class),
                        Arbitraries.of(true, false).list().ofSize(6))
                .as(ExpoWriterTest::expo);
    }

    private static Terms selling(Terms terms, boolean least) {
        return new Terms(terms.quantity(), least ? terms.quantity() : null, terms.incoterm(), terms.certificates());
    }

    private static Expo expo(List<String> texts, List<Terms> terms, Wish.Kind kind, List<Boolean> with) {
        Edition sample = io.shibo.meet.sample.SampleExpo.edition();
        Edition edition = new Edition(
                sample.code(),
                sample.name(),
                sample.country(),
                sample.firstDay(),
                sample.lastDay(),
                sample.sessions(),
                sample.slotMinutes(),
                sample.walkMinutes(),
                with.get(4) ? java.time.ZoneId.of("Asia/Urumqi") : null);
        PartyId identifier = new PartyId(IdentifierScheme.NIB, "123456789012");
        Organisation exhibitor = new Organisation(
                "E1",
                Role.EXHIBITOR,
                texts.get(0),
                with.get(0) ? texts.get(1) : null,
                CHINA,
                with.get(1) ? texts.get(2) : "",
                List.of("zh", "en"),
                with.get(2) ? List.of(identifier) : List.of(),
                "1A",
                with.get(3) ? "A01" : null,
                5);
        Organisation buyer = new Organisation(
                "B1", Role.BUYER, texts.get(3), null, CHINA, "", List.of("zh"), List.of(), null, null, 0);
        List<Person> people = new ArrayList<>();
        people.add(new Person("P1", "B1", texts.get(4), with.get(4) ? texts.get(5) : "", List.of("id"), null, null));
        people.add(new Person("P2", "B1", texts.get(5), "", List.of("zh", "ar"), "a@b.example", "+1 555-0100"));
        Particulars said = new Particulars(
                people,
                List.of(new Wish("P1", "E1", kind)),
                with.get(5) ? List.of(new FixedMeeting("E1", "B1", 3)) : List.of(),
                List.of(),
                with.get(2) ? List.of(new Evidence("E1", identifier, "extract", texts.get(1))) : List.of());
        Presence all = new Presence(
                "E1",
                edition.firstDay(),
                edition.lastDay(),
                edition.sessions().getFirst().from(),
                edition.sessions().getLast().to(),
                Attendance.ON_SITE);
        return new Expo(
                edition,
                List.of(exhibitor, buyer),
                List.of(new Offer(
                        "O1",
                        "E1",
                        texts.get(0),
                        "zh",
                        new Subject.Goods(io.shibo.codes.HsCode.of("847950")),
                        List.of(),
                        selling(terms.get(0), with.get(3)))),
                List.of(new Need(
                        "N1",
                        "B1",
                        texts.get(3),
                        "zh",
                        new Subject.Service(io.shibo.codes.ServiceCode.parse("CPC:83143")),
                        CHINA,
                        List.of(CHINA),
                        terms.get(1))),
                List.of(
                        all,
                        new Presence("B1", all.firstDay(), all.lastDay(), all.from(), all.to(), Attendance.ONLINE),
                        new Presence("B1", all.lastDay(), all.lastDay(), all.from(), all.to(), all.attendance(), "P2")),
                with.get(0)
                        ? Previous.of(List.of(new Previous.Past("E1", Role.EXHIBITOR, "", with.get(1) ? CHINA : null)))
                        : null,
                with.get(1)
                        ? new Venue(
                                Map.of("1A", 2),
                                List.of(new Venue.Interpreters(Venue.Languages.of("zh", "ar"), 2)),
                                List.of(new Venue.Walk("1A", "2B", 4)))
                        : Venue.UNLIMITED,
                said);
    }
}
