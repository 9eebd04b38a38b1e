package io.shibo.hub.meet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.hub.TestHub;
import io.shibo.hub.load.Loads;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.sample.SampleExpo;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MeetPagesTest {
    private final Expo expo = MeetSample.loaded();
    private final TestHub hub = TestHub.shared();

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Set<String> ids(String body) {
        Set<String> ids = new HashSet<>();
        Pattern.compile("\"id\" : \"(E\\d+)\"").matcher(body).results().forEach(m -> ids.add(m.group(1)));
        return ids;
    }

    @Test
    void directoryShowsTheEditionsFigures() {
        String body = hub.get("/meet").body();
        assertThat(body).contains("120", "21 % from abroad", "500", "+64 % on the 305 of the edition before");
        assertThat(hub.get("/").body()).contains("meetings arranged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"逆变器", "عاكس", "solar inverter"})
    void theSameExhibitorsAreFoundInAnyLanguage(String text) {
        Set<String> english =
                ids(hub.get("/api/v1/meet/organisations?size=200&q=inverter").body());
        assertThat(english).isNotEmpty();
        assertThat(ids(hub.get("/api/v1/meet/organisations?size=200&q=" + encoded(text))
                        .body()))
                .containsAll(english);
        assertThat(hub.get("/meet?q=" + encoded(text)).body()).contains("means the same as");
    }

    @Test
    void everyOrganisationHasAPageWithItsTimetable() {
        for (Organisation organisation : expo.list(Role.EXHIBITOR).subList(0, 10)) {
            HttpResponse<String> page = hub.get("/meet/organisations/" + organisation.id());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(organisation.name(), "Timetable", "both speak");
        }
    }

    @Test
    void aWrongIdentifierIsShownWithItsReasonAndAnUncheckedOneIsNotCalledRight() {
        for (var warning : expo.identifierWarnings()) {
            String body = hub.get(
                            "/meet/organisations/" + warning.organisation().id())
                    .body();
            assertThat(body).contains(warning.identifier().value()).doesNotContain("Check digit right");
        }
        Organisation indonesian = expo.organisations().stream()
                .filter(o -> o.country().code().equals("ID")
                        && !o.identifiers().getFirst().check().warns())
                .findFirst()
                .orElseThrow();
        assertThat(hub.get("/meet/organisations/" + indonesian.id()).body())
                .contains("Not checked", "only its register can tell")
                .doesNotContain("Check digit right");
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatCannotBeReadIsNamed() {
        assertThat(hub.get("/meet/organisations/E9999").statusCode()).isEqualTo(404);
        assertThat(hub.get("/api/v1/meet/organisations/E9999/timetable").statusCode())
                .isEqualTo(404);
        HttpResponse<String> wrong = hub.get("/api/v1/meet/organisations?country=UK&role=seller");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("The United Kingdom is GB", "'seller' is not known");
        assertThat(hub.get("/meet?q=" + "x".repeat(300)).statusCode()).isEqualTo(400);
        assertThat(hub.get("/meet?page=999999999").statusCode()).isEqualTo(200);
        assertThat(hub.get("/api/v1/meet/why?a=E0001&b=Z").body()).contains("there is no organisation 'Z'");
    }

    @Test
    void saysWhyTwoDoNotMeetInTheReadersLanguage() {
        String body = hub.get("/api/v1/meet/why?a=E0001&b=E0002", "zh").body();
        assertThat(body).contains("双方在谈判桌的同一侧");
        assertThat(hub.get("/api/v1/meet/organisations/E0001/timetable", "id").body())
                .contains("keduanya");
    }

    @Test
    void aSampleThatCannotBeReadLeavesTheRowsAsTheyWere(@TempDir Path folder) throws IOException {
        MeetSample.write(folder.resolve("expo"), SampleExpo.files(5, 20, 1));
        long before = meetings();
        assertThatThrownBy(() -> hub.bean(Loads.class).load("meet", folder)).isInstanceOf(InputException.class);
        assertThat(meetings()).isEqualTo(before).isPositive();
    }

    private long meetings() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from meet_meeting")
                .query(Long.class)
                .single();
    }
}
