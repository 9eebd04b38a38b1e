package io.shibo.cli.clear;

import io.shibo.clear.Output;
import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Receipt;
import io.shibo.clear.ceb.TaxBill;
import io.shibo.cli.clear.serve.NoticeMessage;
import io.shibo.hub.io.Outputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Receipts as message files of up to a hundred, named in the order of their sending. */
final class ReceiptFolder {
    private final @Nullable Path folder;
    private final Map<MessageType, List<Receipt>> filling = new EnumMap<>(MessageType.class);
    private final UnaryOperator<byte[]> seal;
    private final List<TaxBill> bills = new ArrayList<>();
    private int written;

    /**
     * @param folder null to write none
     * @param seal what signs a message
     */
    ReceiptFolder(@Nullable Path folder, UnaryOperator<byte[]> seal) throws IOException {
        this.folder = folder;
        this.seal = seal;
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    void add(Output.Answer answer) throws IOException {
        if (folder == null) {
            return;
        }
        if (answer.receipt() instanceof Receipt.OfMessage message) {
            // Of a kind that nobody answers: only what is wrong with it is told.
            if (!answer.errors().isEmpty()) {
                add(message);
            }
            return;
        }
        List<Receipt> receipts = filling.computeIfAbsent(answer.type(), type -> new ArrayList<>());
        receipts.add(answer.receipt());
        if (receipts.size() == CebReader.MAX_DOCUMENTS) {
            send(answer.type(), receipts);
        }
    }

    void add(Receipt.OfMessage refusal) throws IOException {
        if (folder != null) {
            write("CEB900", CebWriter.refusal(refusal));
        }
    }

    /** Whether anything is written at all. */
    boolean writes() {
        return folder != null;
    }

    void add(TaxBill bill) throws IOException {
        bills.add(bill);
        if (bills.size() == CebReader.MAX_DOCUMENTS) {
            sendBills();
        }
    }

    /** The declarations that export lists were summed up into (CEB792). */
    void add(Output.Summed summed) throws IOException {
        if (folder != null && !summed.results().isEmpty()) {
            for (int from = 0; from < summed.results().size(); from += CebReader.MAX_DOCUMENTS) {
                write(
                        "CEB792",
                        NoticeMessage.of(summed.results()
                                .subList(
                                        from,
                                        Math.min(
                                                from + CebReader.MAX_DOCUMENTS,
                                                summed.results().size()))));
            }
        }
    }

    private void sendBills() throws IOException {
        if (!bills.isEmpty()) {
            String guids = bills.stream().map(TaxBill::guid).collect(Collectors.joining());
            String guid = Guids.of(guids.getBytes(StandardCharsets.US_ASCII));
            write("CEB816", CebWriter.message(MessageType.CEB816, guid, null, bills, null));
            bills.clear();
        }
    }

    /** Sends what is not full. */
    void flush() throws IOException {
        sendBills();
        for (Map.Entry<MessageType, List<Receipt>> entry : filling.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                send(entry.getKey(), entry.getValue());
            }
        }
    }

    private void send(MessageType type, List<Receipt> receipts) throws IOException {
        write(type.receiptRoot().substring(0, 6), CebWriter.receipts(type, receipts));
        receipts.clear();
    }

    private void write(String type, byte[] message) throws IOException {
        if (folder != null) {
            byte[] bytes = seal.apply(message);
            written++;
            Outputs.write(folder.resolve("%06d-%s.xml".formatted(written, type)), out -> out.write(bytes));
        }
    }

    int written() {
        return written;
    }
}
