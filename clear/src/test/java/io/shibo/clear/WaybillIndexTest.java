package io.shibo.clear;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Waybill;
import io.shibo.clear.intake.Packing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A parcel is found by its waybill's number, whatever pages there are and whatever was done to them. */
class WaybillIndexTest {
    @Test
    void findsEveryWaybillOfALogThatGrows() throws IOException {
        MemoryIo io = new MemoryIo();
        List<Waybill> sent = new ArrayList<>();
        try (Window window = Window.open(io, new FixedRates())) {
            for (List<ParcelDocument> parcel : Samples.byOrder(60, 8).values()) {
                for (ParcelDocument document : parcel) {
                    window.submit(Samples.message(document), Samples.NOON);
                    if (document instanceof Waybill waybill) {
                        sent.add(waybill);
                    }
                }
                // Not committed yet: it is found all the same.
                Waybill last = sent.getLast();
                assertThat(window.find(last.logisticsNo()))
                        .extracting(entry -> entry.parcel().orderNo())
                        .contains(last.orderNo());
            }
            assertThat(window.find("no such number")).isEmpty();
        }
        WaybillIndex again = new WaybillIndex(io, Packing.FAST, new Archive(io, Packing.FAST), true);
        for (Waybill waybill : sent) {
            assertThat(again.orderOf(waybill.logisticsNo())).isNotNull();
        }
        assertThat(Register.read(io).find(sent.getFirst().logisticsNo())).isNotEmpty();
    }

    @Test
    void fullPagesAreReadFromTheirFilesAndMadeAnewWhereTheyAreDamaged() throws IOException {
        MemoryIo io = new MemoryIo();
        SplittableRandom random = new SplittableRandom(3);
        long[] hashes = random.longs(3_000).toArray();
        hashes[17] = hashes[2_500];
        List<WaybillPage> written = new ArrayList<>();
        WaybillPage.Filling filling = new WaybillPage.Filling(1);
        for (int i = 0; i < hashes.length; i++) {
            filling.add(hashes[i], 10L * i);
            filling.passed(10L * i + 5);
            if (i % 1_000 == 999) {
                WaybillPage page = filling.page();
                page.write(io);
                written.add(page);
                filling = new WaybillPage.Filling(page.next());
            }
        }
        List<WaybillPage> pages = WaybillPage.list(io);
        assertThat(pages).hasSize(3);
        assertThat(pages.getLast().next()).isEqualTo(29_996);
        for (List<WaybillPage> some : List.of(written, pages)) {
            for (int i = 0; i < hashes.length; i++) {
                assertThat(places(io, some, hashes[i])).contains(10L * i);
            }
            assertThat(places(io, some, hashes[17])).containsExactly(170L, 25_000L);
            assertThat(places(io, some, 4711)).isEmpty();
        }

        String second = io.list().stream().sorted().toList().get(1);
        byte[] damaged = io.content(second).clone();
        damaged[random.nextInt(damaged.length)] ^= 4;
        io.put(second, damaged);
        assertThat(WaybillPage.list(io)).hasSize(1);
        io.put(second, new byte[7]);
        assertThat(WaybillPage.list(io)).hasSize(1);
    }

    private static List<Long> places(MemoryIo io, List<WaybillPage> pages, long hash) throws IOException {
        List<Long> places = new ArrayList<>();
        for (WaybillPage page : pages) {
            page.find(io, hash, places::add);
        }
        return places;
    }
}
