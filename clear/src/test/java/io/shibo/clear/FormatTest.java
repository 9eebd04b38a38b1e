package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.Payment;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The bytes of the log's entries, whole and damaged. */
class FormatTest {
    private static final Payment PAYMENT = new Payment(
            "4CDE1CFD-EDED-46B1-946C-B8022E42FC94",
            "1",
            LocalDateTime.of(2026, 3, 1, 10, 20, 30),
            "2",
            "P1",
            "支付",
            "T1",
            "O1",
            "E1",
            "平台",
            "1",
            "999",
            "王",
            null,
            new BigDecimal("119.05"),
            "142",
            LocalDateTime.of(2026, 3, 1, 10, 0),
            null);
    private static final LogEntry RECEIVED = new LogEntry.Input(new Event.Received(7, 1_772_000_000_000L, -5, PAYMENT));
    private static final LogEntry FAULTY = new LogEntry.Input(new Event.Faulty(
            8,
            1_772_000_000_001L,
            6,
            Keys.of(PAYMENT),
            List.of(new FieldError("-401009", "currency", "502", "限定填写 142"))));
    private static final LogEntry ENDED = new LogEntry.Ended(new Output.Decided(
            Keys.of(PAYMENT),
            new Outcome(
                    Reason.MISMATCH,
                    List.of(new Finding("CEB311.acturalPaid", "1", "CEB411.amountPaid", "2")),
                    null,
                    null,
                    3,
                    1_772_000_000_000L,
                    9,
                    1_772_000_000_002L)));

    @Test
    void readsWhatItWrites() {
        for (LogEntry entry : List.of(RECEIVED, FAULTY, ENDED, new LogEntry.Seal("ab"))) {
            assertThat(LogEntry.read(LogEntry.write(entry))).isEqualTo(entry);
        }
    }

    @Test
    void neverGivesAnythingElseForDamagedBytes() {
        SplittableRandom random = new SplittableRandom(11);
        byte[] whole = LogEntry.write(ENDED);
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 3));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                LogEntry.write(LogEntry.read(damaged));
            } catch (IllegalStateException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }
        assertThatThrownBy(() -> LogEntry.read(new byte[] {2})).hasMessageContaining("version 2");
    }
}
