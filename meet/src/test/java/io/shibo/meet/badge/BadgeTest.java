package io.shibo.meet.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.meet.badge.BadgeCheck.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class BadgeTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 24);
    private static final LocalDate LAST = FIRST.plusDays(3);

    private static Badge badge(String edition, int issue, String name) {
        return new Badge(edition, new BadgeId("B00042", issue), "B00042", BadgeRole.BUYER, name, FIRST, LAST);
    }

    private static BadgeVerifier gate(Revocations revocations) {
        return new BadgeVerifier("2026", List.of(Keys.OURS.getPublic()), revocations);
    }

    private static Outcome outcome(String token) {
        return gate(Revocations.NONE).check(token, FIRST).outcome();
    }

    @Test
    void aGenuineBadgeOpensAndSaysWhoseItIs() {
        Badge badge = badge("2026", 1, "شركة النور للتجارة");
        BadgeCheck check = gate(Revocations.NONE).check(BadgeToken.sign(badge, Keys.OURS.getPrivate()), FIRST);
        assertThat(check.outcome()).isEqualTo(Outcome.VALID);
        assertThat(check.badge()).isEqualTo(badge);
    }

    @Test
    void eachFailingIsToldApart() {
        String token = BadgeToken.sign(badge("2026", 1, "PT Niaga"), Keys.OURS.getPrivate());
        Revocations lost = new Revocations(
                List.of(new Revocations.Revocation(new BadgeId("B00042", 1), FIRST.plusDays(1), "lost")));
        assertThat(outcome("https://example.org/" + token)).isEqualTo(Outcome.UNREADABLE);
        assertThat(outcome(token.substring(0, token.length() - 1))).isNotEqualTo(Outcome.VALID);
        assertThat(outcome(BadgeToken.sign(badge("2026", 1, "PT Niaga"), Keys.STRANGERS.getPrivate())))
                .isEqualTo(Outcome.NOT_GENUINE);
        assertThat(outcome(BadgeToken.sign(badge("2025", 1, "PT Niaga"), Keys.OURS.getPrivate())))
                .isEqualTo(Outcome.OTHER_EDITION);
        assertThat(gate(Revocations.NONE).check(token, FIRST.minusDays(1)).outcome())
                .isEqualTo(Outcome.NOT_YET);
        assertThat(gate(Revocations.NONE).check(token, LAST.plusDays(1)).outcome())
                .isEqualTo(Outcome.EXPIRED);
        assertThat(gate(lost).check(token, FIRST).outcome()).isEqualTo(Outcome.VALID);
        BadgeCheck revoked = gate(lost).check(token, FIRST.plusDays(1));
        assertThat(revoked.outcome()).isEqualTo(Outcome.REVOKED);
        assertThat(revoked.reason()).contains("B00042/1", "2026-03-25", "lost");
        String next = BadgeToken.sign(badge("2026", 2, "PT Niaga"), Keys.OURS.getPrivate());
        assertThat(gate(lost).check(next, LAST).outcome()).isEqualTo(Outcome.VALID);
    }

    @Test
    void withoutAKeyNothingIsCalledValid() {
        String token = BadgeToken.sign(badge("2026", 1, "PT Niaga"), Keys.OURS.getPrivate());
        BadgeCheck check = new BadgeVerifier("2026", List.of(), Revocations.NONE).check(token, FIRST);
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(check.reason()).contains("not checked");
    }

    @Property(tries = 300)
    void oneChangedCharacterIsNeverValid(@ForAll @IntRange(max = 160) int at, @ForAll @IntRange(max = 31) int letter) {
        String token = BadgeToken.sign(badge("2026", 1, "Hangzhou Yunqi Robotics"), Keys.OURS.getPrivate());
        int position = BadgeToken.PREFIX.length() + at % (token.length() - BadgeToken.PREFIX.length());
        char other = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(letter);
        String changed = token.substring(0, position) + other + token.substring(position + 1);
        if (!changed.equals(token)) {
            assertThat(outcome(changed)).isIn(Outcome.UNREADABLE, Outcome.NOT_GENUINE);
        }
    }

    @Property(tries = 200)
    void whatWasSignedIsReadAgain(
            @ForAll @StringLength(min = 1, max = 80) String name,
            @ForAll @IntRange(min = 1, max = BadgeId.MOST_ISSUES) int issue) {
        String kept = Badge.shortened(name);
        if (kept.isEmpty()) {
            return;
        }
        Badge badge = new Badge("2026", new BadgeId("P-7", issue), "E0001", BadgeRole.EXHIBITOR, kept, FIRST, LAST);
        String token = BadgeToken.sign(badge, Keys.OURS.getPrivate());
        // Lone halves of surrogate pairs are no characters; UTF-8 has a question mark for them.
        String expected = new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        BadgeCheck check = gate(Revocations.NONE).check(" " + token.toLowerCase(Locale.ROOT) + "\n", FIRST);
        assertThat(check.badge())
                .isNotNull()
                .satisfies(read -> assertThat(read.name()).isEqualTo(expected));
        assertThat(check.outcome()).isEqualTo(Outcome.VALID);
        assertThat(token).matches("[0-9A-Z]+").hasSizeLessThan(BadgeToken.MAX_LENGTH);
    }

    @Property(tries = 1000)
    void anyTextIsAnsweredAndNoneIsValid(@ForAll String text) {
        assertThat(outcome("SB1" + text)).isIn(Outcome.UNREADABLE, Outcome.NOT_GENUINE);
        assertThat(outcome(text)).isIn(Outcome.UNREADABLE, Outcome.NOT_GENUINE);
    }

    @Property(tries = 1000)
    void base32IsReadBackAndHasOneForm(@ForAll byte[] bytes) {
        String text = Base32.encode(bytes);
        assertThat(Base32.decode(text))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Property(tries = 1000)
    void noTwoTextsOfBase32AreTheSameBytes(@ForAll @Chars({'A', 'B', 'Q', 'Z', '2', '7'}) String text) {
        Base32.decode(text).ifPresent(bytes -> assertThat(Base32.encode(bytes)).isEqualTo(text));
    }

    @Test
    void aNameIsCutBetweenCharactersAndLosesWhatMisleads() {
        assertThat(Badge.shortened("贸".repeat(30))).isEqualTo("贸".repeat(20));
        assertThat(Badge.shortened(" Ali\u202Etset\n ")).isEqualTo("Alitset");
    }

    @Test
    void aListOfRevokedBadgesNamesWhatIsWrongInIt() throws IOException {
        assertThat(Revocations.read("r.csv", bytes("badge,from,reason\nB1,2026-03-24,\nB1/2,2026-03-25,lost\n"))
                        .list())
                .hasSize(2);
        assertThatThrownBy(() -> Revocations.read("r.csv", bytes("badge,from\nB1/0,2026-03-24\nB 1,24.3.\n")))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("r.csv:2", "r.csv:3", "'B 1'", "'24.3.'");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
