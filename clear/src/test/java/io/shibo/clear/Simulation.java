package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shibo.clear.ReferenceModel.Told;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.engine.DivergedLogException;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.CorruptLogException;
import io.shibo.clear.log.FaultyIo;
import io.shibo.clear.log.LogFailedException;
import io.shibo.clear.retail.Assessment;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.retail.Remarks;
import io.shibo.clear.risk.OfficerDecision;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.ChinaTime;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One small world from one seed: a window on a disk that fails, killed and losing power again and again, its clients sending
 * again what was not acknowledged, its clock jumping over New Year; beside it the model, which must say the same of every
 * document.
 */
final class Simulation {
    private static final long NEW_YEAR = ChinaTime.millis(LocalDateTime.of(2027, 1, 1, 0, 0));
    private static final long DAY = 24L * 3600 * 1000;
    private static final int MAX_STEPS = 400;

    /** Low limits, so that a few parcels reach them. */
    static final Assessor RULES = new Assessor() {
        @Override
        public Assessment assess(Declaration declaration, LocalDate day) {
            Assessment usual = new FixedRates().assess(declaration, day);
            return new Assessment("test", usual.value(), new BigDecimal("900"), usual.lines(), usual.refusal());
        }

        /** Of all goods of one chapter a person may have three pieces a year. */
        @Override
        public List<Remarks.Share> shares(Declaration declaration, LocalDate day) {
            return declaration.lines().stream()
                    .filter(line -> line.gcode().startsWith("33"))
                    .map(line -> new Remarks.Share(line.gnum(), "33", line.qty(), BigDecimal.valueOf(3)))
                    .toList();
        }
    };

    /** Nothing packed: the disk is what is tried here. */
    private static final Packing PLAIN = new Packing() {
        @Override
        public int id() {
            return 16;
        }

        @Override
        public byte[] pack(byte[] bytes) {
            return bytes.clone();
        }

        @Override
        public byte[] unpack(byte[] packed, int length) {
            return packed.clone();
        }
    };

    /** Events between two snapshots; {@link Long#MAX_VALUE} for a world without. */
    private final long every;

    /** Which rules of risk lie in the zone's files; −1 for a world without. */
    private int shell = -1;

    private final long seed;
    private final SplittableRandom random;
    private final FaultyIo io;
    private final List<Post.Happening> post;
    private final Map<Filing, Receipt> answers = new IdentityHashMap<>();
    private final Map<String, Receipt> ends = new HashMap<>();
    private final List<Taken> applied = new ArrayList<>();
    private int acknowledged;
    private ReferenceModel model = new ReferenceModel(RULES);
    private Window window;
    private long clock;
    int crashes;

    /** What senders were told: kind of document and status. */
    final Set<String> statuses = new TreeSet<>();

    /** A submission: what the model says of it, and where the log stood after it. */
    private record Taken(Post.Happening happening, long at, List<Told> expected, long sequence) {}

    Simulation(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        io = new FaultyIo(random.split());
        post = Post.of(random.split());
        clock = NEW_YEAR + (random.nextInt(3) - 1) * DAY / 2;
        every = random.nextInt(3) == 0 ? 2 + random.nextInt(12) : Long.MAX_VALUE;
        window = Window.open(io, RULES, PLAIN, every);
    }

    void run() throws IOException {
        int next = 0;
        int steps = 0;
        while (next < post.size() && steps++ < MAX_STEPS) {
            tick();
            try {
                if (random.nextInt(5) == 0 && next > 0) {
                    submit(post.get(random.nextInt(next)));
                } else {
                    submit(post.get(next));
                    next++;
                }
                if (random.nextInt(3) == 0) {
                    commit();
                }
            } catch (LogFailedException failed) {
                next = reopen(next, true);
                continue;
            }
            switch (random.nextInt(40)) {
                case 0 -> next = reopen(next, true);
                case 1, 2 -> next = reopen(next, false);
                case 3 -> io.fillAfter(random.nextInt(4));
                case 4 -> io.failForcesAfter(random.nextInt(3));
                case 5 -> next = closeAndReopen(next);
                default -> {}
            }
        }
        end();
    }

    private void tick() {
        clock += random.nextInt(10) == 0 ? (random.nextInt(3) - 1) * DAY : random.nextInt(60_000);
    }

    private void submit(Post.Happening happening) {
        List<Told> expected = model.take(happening, clock);
        switch (happening) {
            case Post.Sending sending -> window.submit(sending.message(), sending.bytes(), clock);
            case Post.Deposit deposit ->
                window.book(Key.guarantor(deposit.assureCode()), Event.Booking.DEPOSIT, deposit.fen(), clock);
            case Post.Stock stock ->
                window.book(
                        Key.stock(stock.emsNo(), stock.itemRecordNo()),
                        Event.Booking.ENTER,
                        Amounts.exact(BigDecimal.valueOf(stock.units())),
                        clock);
            case Post.Officer officer -> {
                OfficerDecision decision = new OfficerDecision(officer.action(), "li", "因 seed", clock);
                boolean taken = window.decide(officer.orderNo(), officer.ebpCode(), decision)
                        .taken();
                assertThat(taken)
                        .as(() -> told() + ": " + officer + " after " + sent())
                        .isEqualTo(!expected.isEmpty());
            }
            case Post.Published rules -> {
                shell = rules.rules();
                window.publish(PlainRisk.PUBLISHED.get(shell));
            }
        }
        applied.add(new Taken(happening, clock, expected, window.lastSequence()));
    }

    /** Everything submitted is answered, as the model says, and never otherwise than before. */
    private void commit() {
        List<Output.Answer> given = forced().answers();
        List<Told> expected = new ArrayList<>();
        applied.subList(acknowledged, applied.size()).forEach(taken -> expected.addAll(taken.expected()));
        assertThat(given.stream()
                        .map(answer -> new Told(
                                answer.type(),
                                answer.receipt().guid(),
                                answer.receipt().returnStatus()))
                        .toList())
                .as(() -> told() + ": " + sent())
                .isEqualTo(expected);
        int at = 0;
        for (Taken taken : applied.subList(acknowledged, applied.size())) {
            for (int i = 0; i < taken.expected().size(); i++) {
                note(taken, i, given.get(at++));
            }
        }
        expected.forEach(one -> statuses.add(one.type() + " " + one.status()));
        acknowledged = applied.size();
    }

    /**
     * Forces at once, or beside the deciding thread with a snapshot behind it. Looking at the state waits for the snapshot, so
     * that one thread at a time uses the disk and a seed stays a seed.
     */
    private Window.Batch forced() {
        if (every == Long.MAX_VALUE || random.nextBoolean()) {
            return window.commit();
        }
        Window.Batch batch = window.commitLater().await();
        window.stateHash();
        return batch;
    }

    private void note(Taken taken, int place, Output.Answer answer) {
        // An export list is told of its release, and later that its goods have left.
        String stands = answer.type() == MessageType.CEB603 ? answer.receipt().returnStatus() : "";
        Receipt receipt = answer.receipt();
        if (place == 0 && taken.happening() instanceof Post.Sending sending) {
            Receipt before = answers.putIfAbsent(sending.document(), receipt);
            assertThat(receipt).as(this::told).isEqualTo(before == null ? receipt : before);
            return;
        }
        Receipt before = ends.put(receipt.guid() + answer.key() + stands, receipt);
        // An officer's word is a new one each time; any other is the same for ever once it was spoken.
        boolean again = before != null
                && before.returnStatus().equals(receipt.returnStatus())
                && !(taken.happening() instanceof Post.Officer);
        assertThat(receipt).as(this::told).isEqualTo(again ? before : receipt);
    }

    /** Loses the process, maybe the power; what was acknowledged must be there, and the rest whole or not at all. */
    private int reopen(int next, boolean power) {
        crashes++;
        io.orphan();
        letGo();
        if (power) {
            io.crash();
        } else {
            io.kill();
        }
        window = Window.open(io, RULES, PLAIN, every);
        long last = window.lastSequence();
        int survived = 0;
        while (survived < applied.size() && applied.get(survived).sequence() <= last) {
            survived++;
        }
        assertThat(survived).as(() -> told() + ": acknowledged submissions").isGreaterThanOrEqualTo(acknowledged);
        long whole = survived == 0 ? 0 : applied.get(survived - 1).sequence();
        // A seal that was not acknowledged may stand behind the last submission.
        assertThat(last - whole)
                .as(() -> told() + ": a part of a submission survived")
                .isBetween(0L, 1L + crashes);
        List<Post.Happening> lost = new ArrayList<>();
        applied.subList(survived, applied.size()).forEach(taken -> lost.add(taken.happening()));
        applied.subList(survived, applied.size()).clear();
        model = new ReferenceModel(RULES);
        applied.forEach(taken -> model.take(taken.happening(), taken.at()));
        acknowledged = applied.size();
        for (Post.Happening happening : lost) {
            post.add(happening);
        }
        publishAgain();
        return next;
    }

    /** A process that opens the window gives it the rules in its files, which it may know already. */
    private void publishAgain() {
        if (shell >= 0) {
            submit(new Post.Published(shell));
        }
    }

    /** Ends the threads of a process that is gone; its disk takes nothing from it any more. */
    private void letGo() {
        try {
            window.close();
        } catch (LogFailedException gone) {
            // As it must: the disk is not its own any more.
            return;
        }
    }

    private int closeAndReopen(int next) {
        try {
            commit();
            String hash = window.stateHash();
            window.close();
            window = Window.open(io, RULES, PLAIN, every);
            publishAgain();
            assertThat(window.stateHash()).as(this::told).isEqualTo(hash);
            return next;
        } catch (LogFailedException failed) {
            return reopen(next, true);
        }
    }

    /** On a disk that works again everything is sent once more and answered as before; the log verifies. */
    private void end() throws IOException {
        reopen(0, random.nextBoolean());
        for (Post.Happening happening : List.copyOf(post)) {
            submit(happening);
        }
        commit();
        String hash = window.stateHash();
        window.close();
        if (random.nextInt(4) == 0) {
            flip(hash);
        } else {
            Register register = Register.read(io, PLAIN);
            assertThat(register.broken()).as(this::told).isEmpty();
            assertThat(register.stateHash()).as(this::told).isEqualTo(hash);
        }
    }

    /** A bit that flips in a closed log is noticed, or it stood where nothing stands. */
    private void flip(String hash) {
        List<String> files = io.list();
        String name = files.get(random.nextInt(files.size()));
        if (io.length(name) == 0) {
            return;
        }
        io.flipBit(name, random.nextInt(io.length(name)));
        try (Window opened = Window.open(io, RULES, PLAIN, every)) {
            if (!opened.stateHash().equals(hash)) {
                fail(told() + ": a flipped bit in %s changed the state and was not noticed".formatted(name));
            }
        } catch (CorruptLogException | DivergedLogException noticed) {
            assertThat(noticed).as(this::told).hasMessageContaining("");
        }
    }

    private List<String> sent() {
        return applied.stream()
                .map(taken -> switch (taken.happening()) {
                    case Post.Sending sending ->
                        "%s %s %s appType %s at %d"
                                .formatted(
                                        sending.document().type(),
                                        sending.document().key(),
                                        sending.document().guid(),
                                        sending.document().appType(),
                                        taken.at());
                    case Post.Deposit deposit -> deposit.toString();
                    case Post.Stock stock -> stock.toString();
                    case Post.Officer officer -> officer.toString();
                    case Post.Published rules -> rules.toString();
                })
                .toList();
    }

    private String told() {
        return "seed %d (replay: ./shibo test -pl clear -am -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dshibo.seed=%d)"
                .formatted(seed, seed);
    }
}
