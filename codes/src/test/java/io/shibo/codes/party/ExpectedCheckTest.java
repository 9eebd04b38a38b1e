package io.shibo.codes.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedCheckTest {
    @Test
    void saysWhichCheckCharactersTheOthersCallFor() {
        assertThat(IdentifierScheme.USCC.findExpectedCheck("91350211M0000XUF46"))
                .hasValue("R");
        assertThat(IdentifierScheme.LEI.findExpectedCheck("5493001KJTIIGC8Y1R12"))
                .hasValue("12");
    }

    @Test
    void saysNothingWhereTheFormIsWrongOrThereIsNoRule() {
        assertThat(IdentifierScheme.USCC.findExpectedCheck("91350211")).isEmpty();
        assertThat(IdentifierScheme.NIB.findExpectedCheck("1234567890123")).isEmpty();
    }
}
