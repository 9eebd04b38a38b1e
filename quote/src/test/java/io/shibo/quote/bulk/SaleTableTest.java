package io.shibo.quote.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.SaleDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Tables of sales: what is read, what is refused, and that cutting a file into blocks changes nothing. */
class SaleTableTest {
    private static final String HEADER =
            "sale,seller_country,destination,order_date,currency,quantity,unit,unit_price,hs,origin,net_kg,facts,state,channel\n";

    /** What came out of a table, as texts in its order. */
    private static final class Read implements SaleTable.Sink {
        final List<String> all = new ArrayList<>();
        final List<Sale> sales = new ArrayList<>();

        @Override
        public void sale(Sale sale) {
            sales.add(sale);
            all.add(SaleDocument.of(sale).toString());
        }

        @Override
        public void wrong(String id, List<Problem> problems) {
            all.add(id + " " + problems);
        }
    }

    private static Read read(String text, int block) {
        Read read = new Read();
        SaleTable table = new SaleTable("sales.csv", List.of(), null);
        try {
            SaleBlocks.read(
                    "sales.csv",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    block,
                    part -> table.read(part, read));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return read;
    }

    private static Read read(String text) {
        return read(text, SaleBlocks.BLOCK);
    }

    @Test
    void rowsOfOneSaleAreItsLines() {
        Read read = read(HEADER
                + "a,CN,ID,2026-03-01,USD,2,H87,10.50,84795000,CN,40,form-e=yes importer-has-api=no,,general\n"
                + "a,,,,,1,KGM,3,09012100,unknown,,,,\n"
                + "b,ID,CN,2026-03-02,CNY,1,H87,168,09012100,ID,,,spent-this-year=CNY3820.50,1210\n");

        assertThat(read.sales).hasSize(2);
        Sale first = read.sales.getFirst();
        assertThat(first.lines()).extracting(Line::id).containsExactly("1", "2");
        assertThat(first.lines().get(1).origin().known()).isFalse();
        assertThat(first.facts()).hasSize(2);
        assertThat(read.sales.get(1).state()).containsKey("spent-this-year");
    }

    @Test
    void aWrongSaleIsToldWithItsLineAndTheOthersAreRead() {
        Read read = read(HEADER
                + "a,CN,ID,2026-03-01,USD,2,H87,10,84795000,CN,,,,\n"
                + "b,CN,ID,2026-13-01,USD,2,H87,-1,84795,CN,,,,\n"
                + "c,CN,ID,2026-03-01,USD,2,H87,10,84795000,CN,,,,\n");

        assertThat(read.sales).extracting(Sale::id).containsExactly("a", "c");
        assertThat(read.all.get(1))
                .startsWith("b ")
                .contains("sales.csv:3: ")
                .contains("order_date", "2026-13-01")
                .contains("hs", "84795");
    }

    @Test
    void rowsOfOneSaleMustAgree() {
        Read read = read(HEADER
                + "a,CN,ID,2026-03-01,USD,2,H87,10,84795000,CN,,,,\n"
                + "a,CN,SG,2026-03-01,USD,2,H87,10,84795000,CN,,,,\n");

        assertThat(read.sales).isEmpty();
        assertThat(read.all.getFirst()).contains("destination", "'SG' differs from 'ID'", "sale a");
    }

    @Test
    void aTableWithoutTheSaleFirstIsRefused() {
        assertThatThrownBy(() -> read("seller_country,sale\nCN,a\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("first column is 'seller_country'");
    }

    @Test
    void anUnknownColumnIsNamedWithTheKnownOnes() {
        Read read = read("sale,colour\na,red\n");

        assertThat(read.all.getFirst()).contains("column 'colour' is not known", "unit_price");
    }

    @Property(tries = 200)
    void cuttingIntoBlocksChangesNothing(@ForAll long seed, @ForAll @IntRange(min = 256, max = 4000) int block) {
        String text = random(new Random(seed));

        assertThat(read(text, block).all).isEqualTo(read(text).all);
    }

    /** Sales of one to four lines, some wrong, with quotes, commas and line breaks in descriptions, any line end. */
    private static String random(Random random) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        StringBuilder out =
                new StringBuilder(HEADER.replace("hs,", "hs,description,").strip()).append(end);
        int sales = random.nextInt(40);
        for (int i = 0; i < sales; i++) {
            int lines = 1 + random.nextInt(4);
            for (int j = 0; j < lines; j++) {
                String price = random.nextInt(10) == 0 ? "ten" : "10." + random.nextInt(100);
                String description = List.of("", "plain", "\"a, b\"", "\"two\nlines\"", "\"with \"\"quotes\"\"\"")
                        .get(random.nextInt(5));
                out.append("s%d,CN,ID,2026-03-01,USD,2,H87,%s,84795000,%s,CN,,,,".formatted(i, price, description))
                        .append(end);
            }
        }
        return out.toString();
    }

    @Property(tries = 300)
    void noBytesMakeItFailOtherwiseThanByRefusing(@ForAll byte[] bytes, @ForAll boolean headed) throws IOException {
        byte[] header = headed ? HEADER.getBytes(StandardCharsets.UTF_8) : new byte[0];
        byte[] all = new byte[header.length + bytes.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(bytes, 0, all, header.length, bytes.length);
        SaleTable table = new SaleTable("x", List.of(), null);
        Read read = new Read();
        try {
            SaleBlocks.read("x", new ByteArrayInputStream(all), 256, part -> table.read(part, read));
        } catch (InputException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
        assertThat(read.sales).isEmpty();
    }
}
