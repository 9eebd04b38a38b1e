package io.shibo.clear.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GuaranteeTest {
    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** A parcel in the plain model: a list that everything is summed from anew. */
    private static final class Bill {
        final int released;
        long fen;
        boolean settled;
        boolean isVoid;

        Bill(int released, long fen) {
            this.released = released;
            this.fen = fen;
        }
    }

    @Property(tries = 300)
    void agreesWithAPlainListOfBills(@ForAll long seed) {
        Random random = new Random(seed);
        Guarantee account = Guarantee.NONE;
        List<Bill> bills = new ArrayList<>();
        long deposited = 0;
        long paid = 0;
        boolean limited = false;
        int today = day("2026-01-01") + random.nextInt(60);
        for (int step = 0; step < 200; step++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    long fen = random.nextInt(20_000);
                    account = account.deposit(fen);
                    deposited += fen;
                    limited = true;
                }
                case 1, 2, 3 -> {
                    long fen = random.nextInt(3_000);
                    Guarantee next = account.reserve(today, fen);
                    assertThat(next == null).isEqualTo(limited && fen > deposited - weight(bills) + paid);
                    if (next != null) {
                        account = next;
                        bills.add(new Bill(today, fen));
                    }
                }
                case 4 -> {
                    Bill bill = bills.isEmpty() ? null : bills.get(random.nextInt(bills.size()));
                    if (bill != null && !bill.settled && !bill.isVoid) {
                        boolean whole = random.nextBoolean();
                        long part = whole ? bill.fen : random.nextLong(bill.fen + 1);
                        account = account.release(bill.released, part, whole);
                        bill.fen -= part;
                        bill.isVoid = whole;
                    }
                }
                case 5 -> {
                    long fen = random.nextInt(2_000);
                    long unpaid = bills.stream()
                                    .filter(bill -> bill.settled)
                                    .mapToLong(bill -> bill.fen)
                                    .sum()
                            - paid;
                    Guarantee next = account.pay(fen);
                    assertThat(next == null).isEqualTo(fen > unpaid);
                    if (next != null) {
                        account = next;
                        paid += fen;
                    }
                }
                case 6 -> {
                    long fen = random.nextInt(5_000);
                    Guarantee next = account.withdraw(fen);
                    assertThat(next == null).isEqualTo(fen > deposited - weight(bills) + paid);
                    if (next != null) {
                        account = next;
                        deposited -= fen;
                    }
                }
                default -> {
                    int to = today + random.nextInt(20);
                    Guarantee.Advanced advanced = account.advance(to);
                    account = advanced.account();
                    long debited = 0;
                    long count = 0;
                    for (Bill bill : bills) {
                        if (!bill.settled && !bill.isVoid && Guarantee.due(bill.released) <= to) {
                            bill.settled = true;
                            debited += bill.fen;
                            count++;
                        }
                    }
                    assertThat(advanced.settlements().stream()
                                    .mapToLong(Guarantee.Settlement::fen)
                                    .sum())
                            .isEqualTo(debited);
                    assertThat(advanced.settlements().stream()
                                    .mapToLong(Guarantee.Settlement::bills)
                                    .sum())
                            .isEqualTo(count);
                    today = to;
                }
            }
            long settled = bills.stream()
                    .filter(bill -> bill.settled)
                    .mapToLong(bill -> bill.fen)
                    .sum();
            assertThat(account.settled()).isEqualTo(settled);
            assertThat(account.reserved()).isEqualTo(weight(bills) - settled);
            assertThat(account.available()).isEqualTo(deposited - weight(bills) + paid);
            assertThat(copy(account)).isEqualTo(account);
        }
    }

    private static long weight(List<Bill> bills) {
        return bills.stream()
                .filter(bill -> !bill.isVoid)
                .mapToLong(bill -> bill.fen)
                .sum();
    }

    private static Guarantee copy(Guarantee account) {
        Sink out = new Sink();
        account.write(out);
        Source in = new Source(out.toBytes());
        Guarantee read = Guarantee.read(in);
        in.end();
        return read;
    }

    @Property(tries = 300)
    void billsAreSettledBetweenDay31AndDay45(@ForAll("days") int released) {
        int due = Guarantee.due(released);

        assertThat(due - released).isBetween(Guarantee.FIRST_DAY, Guarantee.LAST_DAY);
        LocalDate on = LocalDate.ofEpochDay(due);
        assertThat(on.getDayOfMonth() == on.lengthOfMonth() || due - released == Guarantee.LAST_DAY)
                .isTrue();
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Integer> days() {
        return net.jqwik.api.Arbitraries.integers().between(day("2016-04-08"), day("2040-01-01"));
    }

    @Test
    void settlesWithTheMonthWhereOneEndsInTime() {
        // Day 31 of 2026-01-05 is 02-05, day 45 is 02-19: no month ends between. Day 31 of 01-20 is 02-20, day 45
        // 03-06.
        assertThat(Guarantee.due(day("2026-01-05"))).isEqualTo(day("2026-02-19"));
        assertThat(Guarantee.due(day("2026-01-20"))).isEqualTo(day("2026-02-28"));
        Guarantee account = Objects.requireNonNull(Guarantee.NONE
                .deposit(1_000)
                .advance(day("2026-01-20"))
                .account()
                .reserve(day("2026-01-20"), 910));

        assertThat(account.reserve(day("2026-01-20"), 91)).isNull();
        assertThat(account.advance(day("2026-02-27")).settlements()).isEmpty();
        Guarantee.Advanced after = account.advance(day("2026-03-02"));
        assertThat(after.settlements())
                .containsExactly(
                        new Guarantee.Settlement(day("2026-02-28"), day("2026-01-20"), day("2026-01-20"), 1, 910));
        assertThat(after.account().available()).isEqualTo(90);
        assertThat(Objects.requireNonNull(after.account().pay(910)).available()).isEqualTo(1_000);
    }

    @Test
    void daysMayPassOneByOneOrAtOnce() {
        Guarantee account = Guarantee.NONE;
        for (int d = day("2026-01-01"); d < day("2026-02-10"); d++) {
            account = Objects.requireNonNull(account.reserve(d, d % 7));
        }
        List<Guarantee.Settlement> one = new ArrayList<>();
        Guarantee slow = account;
        for (int d = day("2026-01-01"); d <= day("2026-05-01"); d++) {
            Guarantee.Advanced advanced = slow.advance(d);
            slow = advanced.account();
            one.addAll(advanced.settlements());
        }
        Guarantee.Advanced fast = account.advance(day("2026-05-01"));

        assertThat(fast.account()).isEqualTo(slow);
        assertThat(fast.settlements()).isEqualTo(one);
    }

    @Test
    void moreThanIsOpenCannotBeGivenBack() {
        Guarantee account = Objects.requireNonNull(Guarantee.NONE.reserve(day("2026-01-01"), 10));

        assertThatThrownBy(() -> account.release(day("2026-01-01"), 11, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> account.release(day("2026-01-02"), 0, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
