package io.shibo.cli.clear;

import io.shibo.clear.Window;
import io.shibo.clear.ledger.BondedStock;
import io.shibo.clear.log.Disk;
import io.shibo.clear.retail.Assessor;
import io.shibo.clear.step.Amounts;
import io.shibo.clear.step.Event;
import io.shibo.clear.step.Key;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo clear stock}: an item of a bonded account book, and what enters it. */
@Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description = {
            "Show an item of a bonded account book (1210), or enter goods into it.",
            "An item of which nothing was ever entered is not limited; the first entry says what is there now."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo clear stock H2900B12345 ITEM-1 --enter 1000")
final class StockCommand implements Callable<Integer> {
    private static final Assessor NONE = (declaration, day) -> {
        throw new IllegalStateException("no declaration is assessed here");
    };

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EMSNO", description = "The account book (emsNo).")
    private String book = "";

    @Parameters(index = "1", paramLabel = "ITEM", description = "The item (itemRecordNo).")
    private String item = "";

    @Option(names = "--enter", paramLabel = "QTY", description = "So much entered the book.")
    private @Nullable BigDecimal entered;

    @Mixin
    private ClearCommand.LogOption log = new ClearCommand.LogOption();

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    /** What {@code --json} prints. */
    record Shown(
            String emsNo,
            String item,
            boolean limited,
            BigDecimal incoming,
            BigDecimal reserved,
            BigDecimal taken,
            BigDecimal returned,
            @Nullable BigDecimal available) {}

    @Override
    public Integer call() throws IOException {
        try (Window window = Window.open(Disk.forWriting(log.folder()), NONE)) {
            BigDecimal qty = entered;
            if (qty != null) {
                if (qty.signum() <= 0 || qty.stripTrailingZeros().scale() > 5) {
                    throw new InputException(new Problem(
                            "stock " + book,
                            0,
                            "enter",
                            "%s is no quantity above 0 with at most five decimals.".formatted(qty.toPlainString())));
                }
                window.book(
                        Key.stock(book, item),
                        Event.Booking.ENTER,
                        qty.movePointRight(5).longValueExact(),
                        InstantSource.system().millis());
                window.commit();
            }
            BondedStock goods = window.stock(book, item);
            Shown shown = new Shown(
                    book,
                    item,
                    goods.limited(),
                    Amounts.yuan(goods.incoming()),
                    Amounts.yuan(goods.reserved()),
                    Amounts.yuan(goods.taken()),
                    Amounts.yuan(goods.returned()),
                    goods.limited() ? Amounts.yuan(goods.available()) : null);
            if (json) {
                spec.commandLine().getOut().println(Json.write(shown));
            } else {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s %s: incoming %s, reserved %s, taken %s, returned %s, %s%n",
                                book,
                                item,
                                shown.incoming().toPlainString(),
                                shown.reserved().toPlainString(),
                                shown.taken().toPlainString(),
                                shown.returned().toPlainString(),
                                shown.available() == null
                                        ? "not limited"
                                        : "available " + shown.available().toPlainString());
            }
        }
        return 0;
    }
}
