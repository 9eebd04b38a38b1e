package io.shibo.clear.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {
    /** By status code, what may follow; written down once more, so that a change has to be meant. */
    private static final Map<String, List<String>> MAY_FOLLOW = Map.ofEntries(
            Map.entry("100", List.of()),
            Map.entry("120", List.of()),
            Map.entry("300", List.of("100", "500", "501", "502", "503", "599", "800")),
            Map.entry("500", List.of("100", "501", "502", "503", "599", "700", "800")),
            Map.entry("501", List.of("502", "503", "599", "700", "800")),
            Map.entry("502", List.of("501", "503", "599", "700", "800")),
            Map.entry("503", List.of("501", "502", "599", "700", "800")),
            Map.entry("599", List.of("501", "502", "503", "700", "800")),
            Map.entry("700", List.of("899")),
            Map.entry("800", List.of("899")),
            Map.entry("899", List.of()));

    @ParameterizedTest
    @EnumSource(ParcelStatus.class)
    void onlyTheseFollow(ParcelStatus status) {
        assertThat(Transitions.from(status).stream()
                        .map(action -> action.leadsTo().code())
                        .sorted()
                        .toList())
                .isEqualTo(MAY_FOLLOW.get(status.code()));
    }

    @Test
    void releasedIsNeverReleasedAgainOrTakenBack() {
        assertThat(reachable(ParcelStatus.RELEASED)).containsExactly(ParcelStatus.CLOSED);
    }

    @Test
    void whatWasGivenBackIsNeverReleased() {
        for (OfficerAction action : OfficerAction.values()) {
            if (action.givesBack()) {
                assertThat(reachable(action.leadsTo())).doesNotContain(ParcelStatus.RELEASED);
            }
        }
    }

    private static Set<ParcelStatus> reachable(ParcelStatus from) {
        Set<ParcelStatus> found = new TreeSet<>();
        Deque<ParcelStatus> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Set<ParcelStatus> next = Transitions.from(open.pop()).stream()
                    .map(OfficerAction::leadsTo)
                    .collect(Collectors.toSet());
            next.stream().filter(found::add).forEach(open::push);
        }
        return found;
    }

    @Test
    void codesAreThoseOfTheReceipts() {
        for (ParcelStatus status : ParcelStatus.values()) {
            assertThat(ParcelStatus.ofCode(status.code())).contains(status);
        }
        assertThat(ParcelStatus.ofCode("-621005")).isEmpty();
        for (Channel channel : Channel.values()) {
            assertThat(ParcelStatus.ofCode(channel.status())).isPresent();
        }
    }

    @Test
    void decisionNamesWhoAndWhy() {
        assertThatThrownBy(() -> new OfficerDecision(OfficerAction.RELEASE, " ", "seen", 1))
                .hasMessageContaining("officer");
        assertThatThrownBy(() -> new OfficerDecision(OfficerAction.RELEASE, "li", "", 1))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> new OfficerDecision(OfficerAction.RELEASE, "li", "x".repeat(501), 1))
                .hasMessageContaining("501");
        assertThatThrownBy(() -> new OfficerDecision(OfficerAction.RELEASE, "li", "a\u0000b", 1))
                .hasMessageContaining("control");
    }
}
