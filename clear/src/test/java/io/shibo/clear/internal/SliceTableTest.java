package io.shibo.clear.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table against a map: under keys that fall together, growing, shrinking and removed slices. */
class SliceTableTest {
    private record Id(long high, long low) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void holdsWhatAMapHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SliceTable table = new SliceTable();
        Map<Id, byte[]> model = new HashMap<>();
        Source source = new Source(new byte[0]);
        for (int i = 0; i < 60_000; i++) {
            // Few values of the lower bits, so that long chains form; equal tags with different keys too.
            Id id = new Id(
                    random.nextLong(3) << 32 | random.nextLong(4) << 62 >> random.nextInt(2) * 62,
                    random.nextLong(300) << 3 & 0xFFF);
            if (random.nextInt(3) == 0) {
                assertThat(table.remove(id.high(), id.low())).isEqualTo(model.remove(id) != null);
            } else {
                byte[] bytes = new byte[random.nextInt(20) == 0 ? random.nextInt(3000) : random.nextInt(200)];
                random.nextBytes(bytes);
                table.put(id.high(), id.low(), bytes, bytes.length);
                model.put(id, bytes);
            }
            if (random.nextInt(5000) == 0) {
                table.compact();
            }
            Id asked = new Id(
                    random.nextLong(3) << 32 | random.nextLong(4) << 62 >> random.nextInt(2) * 62,
                    random.nextLong(300) << 3 & 0xFFF);
            byte[] expected = model.get(asked);
            boolean found = table.find(asked.high(), asked.low(), source);
            assertThat(found).isEqualTo(expected != null);
            if (expected != null) {
                assertThat(source.rest()).isEqualTo(expected);
            }
        }
        List<Id> ordered = new ArrayList<>();
        table.forEachInOrder((high, low, bytes, from, end) -> ordered.add(new Id(high, low)));
        assertThat(ordered)
                .hasSize(model.size())
                .isSortedAccordingTo(Comparator.<Id, Long>comparing(Id::high, Long::compareUnsigned)
                        .thenComparing(Id::low, Long::compareUnsigned));
        Map<Id, byte[]> seen = new HashMap<>();
        table.forEach((high, low, bytes, from, end) -> assertThat(
                        seen.put(new Id(high, low), Arrays.copyOfRange(bytes, from, end)))
                .isNull());
        assertThat(table.size()).isEqualTo(model.size());
        assertThat(seen.keySet()).isEqualTo(model.keySet());
        seen.forEach((id, bytes) -> assertThat(bytes).isEqualTo(model.get(id)));
    }
}
