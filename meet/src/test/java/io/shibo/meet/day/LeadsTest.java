package io.shibo.meet.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.input.Csv;
import io.shibo.codes.input.Problems;
import io.shibo.meet.Samples;
import io.shibo.meet.badge.BadgeCheck;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.expo.Expo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LeadsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NINE = Instant.parse("2026-03-24T01:00:00Z");
    private static final Expo EXPO = Samples.expo(10, 30);
    private static final List<Holder> HOLDERS = Roster.of(EXPO).registered();

    private final List<Entry> written = new ArrayList<>();

    private void lead(String exhibitor, Holder holder, boolean consent, String note) {
        write(new Fact.LeadTaken(
                exhibitor,
                new Seen(new BadgeId(holder.id(), 1), BadgeCheck.Outcome.VALID, ""),
                consent,
                4,
                List.of("8504"),
                note));
    }

    private void write(Fact fact) {
        written.add(new Entry("PHONE", written.size() + 1, NINE.plusSeconds(written.size()), fact));
    }

    private List<Leads.Lead> of(String exhibitor) {
        return Leads.of(Timeline.of(Journal.of(written), EXPO.edition(), ZONE), Roster.of(EXPO))
                .of(exhibitor);
    }

    @Test
    void eachExhibitorHasItsOwnAndTheLatestNoteCounts() {
        lead("E0001", HOLDERS.get(5), true, "first");
        lead("E0002", HOLDERS.get(5), true, "other's");
        lead("E0001", HOLDERS.get(5), true, "second");
        assertThat(of("E0001")).singleElement().satisfies(lead -> {
            assertThat(lead.note()).isEqualTo("second");
            assertThat(lead.holder()).isEqualTo(HOLDERS.get(5));
            assertThat(lead.first()).isEqualTo(NINE);
        });
        assertThat(of("E0003")).isEmpty();
    }

    @Test
    void withoutConsentNobodyIsNamedAndConsentCanBeTakenBack() {
        Holder shy = HOLDERS.get(5);
        Holder open = HOLDERS.get(6);
        lead("E0001", shy, false, "wants samples");
        lead("E0001", open, true, "likes it");
        LeadExport export = new LeadExport(EXPO, ZONE);
        assertThat(export.csv(of("E0001")))
                .contains(open.name(), "wants samples")
                .doesNotContain(shy.name());
        assertThat(export.vcard(of("E0001"))).contains("FN:" + open.name()).doesNotContain(shy.name());
        write(new Fact.LeadsWithdrawn(open.id()));
        assertThat(export.csv(of("E0001"))).doesNotContain(open.name());
        assertThat(export.vcard(of("E0001"))).isEmpty();
        lead("E0001", open, true, "again");
        assertThat(export.csv(of("E0001"))).contains(open.name());
    }

    @Test
    void aTypedNumberNamesNobody() {
        write(new Fact.LeadTaken(
                "E0001",
                new Seen(new BadgeId(HOLDERS.get(3).id(), 1), BadgeCheck.Outcome.NOT_CHECKED, ""),
                true,
                0,
                List.of(),
                ""));
        assertThat(of("E0001"))
                .singleElement()
                .satisfies(lead -> assertThat(lead.holder()).isNull());
    }

    @Property(tries = 200)
    void noNoteBecomesAFormulaAndEveryNoteIsReadBack(@ForAll String any) throws IOException {
        String note = any.replaceAll("[\\p{Cs}\\x00]", "");
        written.clear();
        for (String start : List.of("", "=", "+", "-", "@", "\t", "\r", "=1+1|'", "\"=")) {
            String text = start + note;
            lead("E0001", HOLDERS.get(5), true, text.substring(0, Math.min(text.length(), Fact.MAX_NOTE)));
            String csv = new LeadExport(EXPO, ZONE).csv(of("E0001"));
            Problems problems = new Problems();
            List<String> notes = new ArrayList<>();
            Csv.read(
                    "x.csv",
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                    Csv.Header.of(
                            "badge",
                            "name",
                            "organisation",
                            "country",
                            "email",
                            "telephone",
                            "consent",
                            "checked",
                            "rating",
                            "interests",
                            "note",
                            "first_scan",
                            "last_scan"),
                    problems,
                    row -> notes.add(row.text("note")));
            problems.throwIfAny();
            assertThat(notes).singleElement().satisfies(read -> assertThat(read).doesNotMatch("(?s)^[=+@-].*"));
            String expected =
                    of("E0001").getFirst().note().strip().replace("\r\n", "\n").replace('\r', '\n');
            assertThat(notes.getFirst().replaceFirst("^'", "").strip())
                    .isEqualTo(expected.replaceFirst("^'", "").strip());
        }
    }
}
