package io.shibo.hub.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.hub.register.Dossier.Delegate;
import io.shibo.hub.register.Dossier.Line;
import io.shibo.hub.register.Dossier.Times;
import io.shibo.hub.register.Dossier.Wanted;
import io.shibo.meet.sample.SampleExpo;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DossierTest {
    private static Dossier dossier(List<Delegate> people, List<Line> needs, List<Wanted> wishes) {
        return new Dossier(
                "buyer",
                "PT Niaga",
                "",
                "ID",
                "",
                List.of("id"),
                List.of(),
                "",
                "",
                5,
                0,
                people,
                List.of(),
                needs,
                List.of(),
                wishes);
    }

    private static Line line(String id, String title, String code) {
        return new Line(id, title, "en", code, "ID", List.of(), "", "", "", "", List.of());
    }

    @Provide
    Arbitrary<Dossier> dossiers() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<Delegate> person = Combinators.combine(
                        text, text, text, text.list().ofMaxSize(3))
                .as((id, name, email, languages) -> new Delegate(id, name, "", languages, email, ""));
        Arbitrary<Line> need = Combinators.combine(text, text, text).as(DossierTest::line);
        Arbitrary<Wanted> wish =
                Combinators.combine(text, text, text).as((from, to, kind) -> new Wanted(from, to, kind));
        return Combinators.combine(
                        person.list().ofMaxSize(3),
                        need.list().ofMaxSize(3),
                        wish.list().ofMaxSize(3))
                .as(DossierTest::dossier);
    }

    @Property(tries = 300)
    void whatIsKeptIsReadAgain(@ForAll("dossiers") Dossier dossier) {
        assertThat(DossierJson.read(DossierJson.write(dossier))).isEqualTo(dossier);
    }

    @Property(tries = 300)
    void whateverItSaysIsAcceptedOrRefusedAtItsFieldAndNeverBreaksARow(@ForAll("dossiers") Dossier dossier) {
        try {
            DossierCheck.check(SampleExpo.edition(), "B-1", dossier);
        } catch (InputException refused) {
            assertThat(refused.problems()).allMatch(p -> p.file().equals("registration") && p.line() == 0);
            assertThat(refused.problems())
                    .allMatch(p -> p.field().isEmpty()
                            || p.field().matches("(people|offers|needs|times)\\[[0-9]\\](\\.[a-zA-Z]+)?|[a-zA-Z]+"));
        }
    }

    @Property(tries = 100)
    void idsAreTheSameFromVersionToVersionAndEachOnce(@ForAll("dossiers") Dossier dossier) {
        Dossier first = DossierIds.assign("B-1", dossier, Optional.empty());
        Dossier second = DossierIds.assign("B-1", first, Optional.of(first));
        assertThat(second).isEqualTo(first);
        assertThat(first.people().stream().map(Delegate::id)).doesNotHaveDuplicates();
        assertThat(first.needs().stream().map(Line::id)).doesNotHaveDuplicates();
    }

    @Example
    void aNewPersonIsMeantByTheNameItWasGivenInTheCall() {
        Dossier given = dossier(
                        List.of(new Delegate("me", "Sri", "", List.of(), "", "")),
                        List.of(),
                        List.of(new Wanted("me", "E1", "must-meet")))
                .withTimes(List.of(new Times("2026-03-24", "2026-03-24", "09:00", "10:00", "online", "me")), 5);
        Dossier assigned = DossierIds.assign("B-1", given, Optional.empty());
        assertThat(assigned.people().getFirst().id()).isEqualTo("B-1-P1");
        assertThat(assigned.wishes().getFirst().from()).isEqualTo("B-1-P1");
        assertThat(assigned.times().getFirst().person()).isEqualTo("B-1-P1");
    }

    @Example
    void anIdOfAnotherRegistrationCannotBeTaken() {
        Dossier given = dossier(List.of(new Delegate("E0001-P1", "x", "", List.of(), "", "")), List.of(), List.of());
        assertThat(DossierIds.assign("B-1", given, Optional.empty())
                        .people()
                        .getFirst()
                        .id())
                .isEqualTo("B-1-P1");
    }

    @Example
    void whatIsPersonalIsNotPrinted() {
        Dossier given = dossier(
                List.of(new Delegate("p", "Sri", "", List.of(), "sri@example.com", "+62 1")), List.of(), List.of());
        assertThat(given.toString() + given.people()).doesNotContain("sri@example.com", "Sri", "+62");
    }

    @Example
    void whatASpreadsheetWouldRunIsRefused() {
        Dossier given = dossier(
                List.of(new Delegate("p", "=HYPERLINK(\"x\")", "", List.of(), "", "+62 21 555 010")),
                List.of(line("n", "@robot", "847950")),
                List.of());
        assertThatThrownBy(() -> DossierCheck.check(SampleExpo.edition(), "B-1", given))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(p -> p.field())
                                .containsExactly("people[0].name", "needs[0].title"));
    }

    @Example
    void aFieldThatNoDossierHasIsNamed() {
        assertThatThrownBy(() -> DossierJson.read("{\"role\":\"buyer\",\"nam\":\"x\",\"country\":\"ID\"}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nam");
    }

    @Example
    void brokenJsonIsRefusedAndNeverBreaksTheReader() {
        byte[] good = DossierJson.write(dossier(
                        List.of(new Delegate("p", "Sri", "", List.of("id"), "", "")),
                        List.of(line("N1", "robot", "847950")),
                        List.of()))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
            try {
                assertThat(DossierJson.read(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)))
                        .isNotNull();
            } catch (InputException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }
}
