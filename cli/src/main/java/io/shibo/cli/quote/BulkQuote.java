package io.shibo.cli.quote;

import io.shibo.cli.shell.Progress;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.io.Outputs;
import io.shibo.quote.Assessment;
import io.shibo.quote.LandedCost;
import io.shibo.quote.bulk.FigureTable;
import io.shibo.quote.bulk.SaleBlock;
import io.shibo.quote.bulk.SaleTable;
import io.shibo.quote.market.RateTable;
import io.shibo.quote.sale.Sale;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Quotes a table of sales into a table of figures. Every sale of the one is in the other, quoted or with its reason. */
final class BulkQuote {
    /** Sales that are named on the terminal when they go wrong; all are in the output. */
    static final int NAMED = 20;

    private final LandedCost engine;
    private final RateTable rates;
    private final @Nullable LocalDate asOf;
    private final boolean charges;

    BulkQuote(LandedCost engine, RateTable rates, @Nullable LocalDate asOf, boolean charges) {
        this.engine = engine;
        this.rates = rates;
        this.asOf = asOf;
        this.charges = charges;
    }

    /** What became of a table. */
    record Counts(long sales, long lines, long quoted, long refused, long open, long wrong, List<Problem> problems) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, List.of());

        Counts plus(Counts other) {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(other.problems);
            return new Counts(
                    sales + other.sales,
                    lines + other.lines,
                    quoted + other.quoted,
                    refused + other.refused,
                    open + other.open,
                    wrong + other.wrong,
                    all.subList(0, Math.min(NAMED, all.size())));
        }
    }

    /** Writes {@code figures}, and {@code details} where it is given; both appear whole or not at all. */
    Counts run(Path sales, Path figures, @Nullable Path details, Progress progress) throws IOException {
        Counts[] counts = {Counts.NONE};
        progress.phase("quoting " + sales);
        Outputs.write(figures, out -> {
            if (details == null) {
                counts[0] = run(sales, out, OutputStream.nullOutputStream(), progress);
            } else {
                Outputs.write(details, detailed -> counts[0] = run(sales, out, detailed, progress));
            }
        });
        progress.clear();
        return counts[0];
    }

    private Counts run(Path sales, OutputStream figures, OutputStream details, Progress progress) throws IOException {
        figures.write(FigureTable.HEADER.getBytes(StandardCharsets.UTF_8));
        details.write(FigureTable.CHARGES_HEADER.getBytes(StandardCharsets.UTF_8));
        Counts[] counts = {Counts.NONE};
        BlockWork.run(
                sales,
                () -> worker(sales.toString()),
                (Done done) -> {
                    try {
                        figures.write(done.figures());
                        details.write(done.details());
                    } catch (IOException full) {
                        throw new UncheckedIOException(full);
                    }
                    counts[0] = counts[0].plus(done.counts());
                },
                progress);
        return counts[0];
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    private record Done(byte[] figures, byte[] details, Counts counts) {}

    private Function<SaleBlock, Done> worker(String file) {
        SaleTable table = new SaleTable(file, rates.rates(), asOf);
        return block -> {
            Rows rows = new Rows();
            table.read(block, rows);
            return rows.done();
        };
    }

    /** Gathers the rows of one block. */
    private final class Rows implements SaleTable.Sink {
        private final StringBuilder figures = new StringBuilder();
        private final StringBuilder details = new StringBuilder();
        private final List<Problem> problems = new ArrayList<>();
        private long sales;
        private long lines;
        private long quoted;
        private long refused;
        private long open;
        private long wrong;

        @Override
        public void sale(Sale sale) {
            try {
                Assessment assessment = engine.assess(sale);
                sales++;
                lines += sale.lines().size();
                refused += assessment.admitted() ? 0 : 1;
                open += assessment.admitted() && !assessment.complete() ? 1 : 0;
                quoted += assessment.admitted() && assessment.complete() ? 1 : 0;
                FigureTable.sale(assessment, figures);
                if (charges) {
                    FigureTable.charges(assessment, details);
                }
            } catch (InputException cannot) {
                wrong(sale.id(), cannot.problems());
            }
        }

        @Override
        public void wrong(String id, List<Problem> found) {
            sales++;
            wrong++;
            FigureTable.wrong(id, found, figures);
            if (problems.size() < NAMED) {
                problems.addAll(found);
            }
        }

        Done done() {
            return new Done(
                    figures.toString().getBytes(StandardCharsets.UTF_8),
                    details.toString().getBytes(StandardCharsets.UTF_8),
                    new Counts(sales, lines, quoted, refused, open, wrong, problems));
        }
    }
}
