package io.shibo.clear;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.Keys;
import io.shibo.clear.ceb.Layout;
import io.shibo.clear.ceb.ParcelDocument;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.Transfer;
import io.shibo.clear.sample.SampleParcels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Documents for tests, taken from the sample generator and changed field by field. */
public final class Samples {
    public static final long NOON = 1_780_000_000_000L;

    private static final Transfer SENDER = new Transfer("3301994S01", "test", "DXP", "DXPTEST", null);

    private Samples() {}

    /** All documents of a sample, by order number, in the order of sending. */
    public static Map<String, List<ParcelDocument>> byOrder(int parcels, long seed) {
        Map<String, List<ParcelDocument>> byOrder = new LinkedHashMap<>();
        try {
            SampleParcels.generate(new SampleParcels.Settings(parcels, seed), (name, bytes) -> {
                Reading.Message message = (Reading.Message) CebReader.read(new ByteArrayInputStream(bytes));
                for (Reading.Item item : message.documents()) {
                    ParcelDocument document = (ParcelDocument) Objects.requireNonNull(
                            item.document(), () -> item.errors().toString());
                    byOrder.computeIfAbsent(document.orderNo(), order -> new ArrayList<>())
                            .add(document);
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return byOrder;
    }

    /** The four documents of one parcel without defect: order, payment, waybill, declaration. */
    public static List<ParcelDocument> parcel() {
        return byOrder(1, 7).values().stream().map(Samples::inOrder).findFirst().orElseThrow();
    }

    private static List<ParcelDocument> inOrder(List<ParcelDocument> documents) {
        return documents.stream()
                .sorted(Comparator.comparing(ParcelDocument::type))
                .toList();
    }

    /** The same document with one field changed. */
    @SuppressWarnings("unchecked") // the layout rebuilds the class it was made from
    public static <T extends Filing> T with(T document, String field, @Nullable Object value) {
        Record record = (Record) document;
        Layout layout = Layout.of(record.getClass());
        @Nullable Object[] values = layout.values(record);
        for (int i = 0; i < values.length; i++) {
            if (layout.fields().get(i).name().equals(field)) {
                values[i] = value;
            }
        }
        return (T) layout.build(values, new ArrayList<>(layout.linesOf(record)));
    }

    /** A message of documents that were read without error; the digest tells contents apart. */
    public static Reading.Message message(Filing... documents) {
        List<Reading.Item> items = new ArrayList<>();
        for (Filing document : documents) {
            items.add(new Reading.Item(document, List.of(), Keys.of(document), document.hashCode()));
        }
        return new Reading.Message(
                documents[0].type(),
                "00000000-0000-4000-8000-000000000000",
                "1.0",
                SENDER,
                items,
                Reading.Signature.NOT_CHECKED);
    }

    /** A guid that follows from a number. */
    public static String guid(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
