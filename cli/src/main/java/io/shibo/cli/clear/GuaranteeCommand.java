package io.shibo.cli.clear;

import io.shibo.clear.Window;
import io.shibo.clear.ledger.Guarantee;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear guarantee}: a guarantor's account, and what it is told. */
@Command(
        name = "guarantee",
        mixinStandardHelpOptions = true,
        description = {
            "Show a guarantor's account: deposit, tax of open bills, settled and paid; or tell it of a deposit or payment.",
            "An account that was never told a deposit is not limited."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear guarantee 3301961A01 --deposit 500000")
final class GuaranteeCommand implements Callable<Integer> {
    private static final Assessor NONE = (declaration, day) -> {
        throw new IllegalStateException("no declaration is assessed here");
    };

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "CODE", description = "The guarantor's company code (assureCode).")
    private String code = "";

    @Option(names = "--deposit", paramLabel = "YUAN", description = "The deposit is raised by this much.")
    private @Nullable BigDecimal deposit;

    @Option(names = "--withdraw", paramLabel = "YUAN", description = "The deposit is lowered, as far as it is free.")
    private @Nullable BigDecimal withdraw;

    @Option(names = "--paid", paramLabel = "YUAN", description = "Settled tax was paid.")
    private @Nullable BigDecimal paid;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    /** What {@code --json} prints; amounts in yuan. */
    record Shown(
            String code,
            boolean limited,
            BigDecimal deposited,
            BigDecimal open,
            BigDecimal settled,
            BigDecimal paid,
            @Nullable BigDecimal available,
            List<Due> due) {}

    /** Tax that falls due on a day. */
    record Due(LocalDate released, LocalDate due, long bills, BigDecimal tax) {}

    @Override
    public Integer call() throws IOException {
        try (Window window = Window.open(Disk.forWriting(log.folder()), NONE)) {
            book(window, Event.Booking.DEPOSIT, deposit);
            book(window, Event.Booking.WITHDRAW, withdraw);
            book(window, Event.Booking.PAY, paid);
            window.commit();
            print(window.guarantee(code));
        }
        return 0;
    }

    private void book(Window window, Event.Booking booking, @Nullable BigDecimal yuan) {
        if (yuan == null) {
            return;
        }
        boolean wholeFen = yuan.signum() > 0 && yuan.stripTrailingZeros().scale() <= 2;
        if (!wholeFen
                || !window.book(
                        Key.guarantor(code),
                        booking,
                        yuan.movePointRight(2).longValueExact(),
                        InstantSource.system().millis())) {
            throw new InputException(new Problem(
                    "guarantee " + code,
                    0,
                    booking.name().toLowerCase(java.util.Locale.ROOT),
                    wholeFen
                            ? "%s yuan is more than there is. Look at the account without this option."
                                    .formatted(yuan.toPlainString())
                            : "%s is no amount in whole fen above 0.".formatted(yuan.toPlainString())));
        }
    }

    private void print(Guarantee account) {
        Shown shown = new Shown(
                code,
                account.limited(),
                Amounts.yuanOfFen(account.deposited()),
                Amounts.yuanOfFen(account.reserved()),
                Amounts.yuanOfFen(account.settled()),
                Amounts.yuanOfFen(account.paid()),
                account.limited() ? Amounts.yuanOfFen(account.available()) : null,
                account.open().stream()
                        .map(open -> new Due(
                                LocalDate.ofEpochDay(open.released()),
                                LocalDate.ofEpochDay(Guarantee.due(open.released())),
                                open.bills(),
                                Amounts.yuanOfFen(open.fen())))
                        .toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(shown));
            return;
        }
        out.printf(
                "%s: deposit %s, open %s, settled %s, paid %s, %s%n",
                code,
                shown.deposited(),
                shown.open(),
                shown.settled(),
                shown.paid(),
                shown.available() == null ? "not limited" : "available " + shown.available());
        shown.due()
                .forEach(due -> out.printf(
                        "  released %s, due %s: %d bills, %s yuan%n",
                        due.released(), due.due(), due.bills(), due.tax()));
    }
}
