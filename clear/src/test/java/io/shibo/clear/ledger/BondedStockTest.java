package io.shibo.clear.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BondedStockTest {
    @Property(tries = 300)
    void noParcelTakesMoreThanIsThere(@ForAll long seed) {
        Random random = new Random(seed);
        BondedStock stock = BondedStock.NONE.enter(random.nextInt(50));
        long shelf = stock.available();
        Deque<Long> held = new ArrayDeque<>();
        Deque<Long> gone = new ArrayDeque<>();
        for (int step = 0; step < 200; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    long more = random.nextInt(20);
                    stock = stock.enter(more);
                    shelf += more;
                }
                case 1, 2 -> {
                    long qty = random.nextInt(30);
                    BondedStock next = stock.reserve(qty);
                    assertThat(next == null).isEqualTo(qty > shelf);
                    if (next != null) {
                        stock = next;
                        shelf -= qty;
                        held.add(qty);
                    }
                }
                case 3 -> {
                    if (!held.isEmpty()) {
                        stock = stock.release(held.getFirst());
                        shelf += held.removeFirst();
                    }
                }
                case 4 -> {
                    if (!held.isEmpty()) {
                        stock = stock.take(held.getFirst());
                        gone.add(held.removeFirst());
                    }
                }
                default -> {
                    if (!gone.isEmpty()) {
                        stock = stock.takeBack(gone.getFirst());
                        shelf += gone.removeFirst();
                    }
                }
            }
            assertThat(stock.available()).isEqualTo(shelf).isGreaterThanOrEqualTo(0);
            Sink out = new Sink();
            stock.write(out);
            assertThat(BondedStock.read(new Source(out.toBytes()))).isEqualTo(stock);
        }
    }

    @Test
    void anItemThatNobodyToldOfIsNotLimited() {
        BondedStock unknown =
                Objects.requireNonNull(BondedStock.NONE.reserve(7)).take(7);

        assertThat(unknown.limited()).isFalse();
        assertThat(unknown.enter(3).available()).isEqualTo(3);
        assertThat(unknown.enter(3).reserve(4)).isNull();
        assertThatThrownBy(() -> unknown.takeBack(8)).isInstanceOf(IllegalArgumentException.class);
    }
}
