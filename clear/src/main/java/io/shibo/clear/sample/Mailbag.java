package io.shibo.clear.sample;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.CebWriter;
import io.shibo.clear.ceb.Document;
import io.shibo.clear.ceb.Guids;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Documents on their way: they come in the order of parcels and leave in the order of their times, up to a hundred of a
 * kind in one message.
 */
final class Mailbag {
    private static final Transfer SENDER = new Transfer("3301994S01", "样本报关行", "DXP", "DXPENT0000SAMPLE", null);

    private final SampleParcels.Files files;
    private final SplittableRandom random;
    private final PriorityQueue<Posted> underWay =
            new PriorityQueue<>(Comparator.comparing(Posted::at).thenComparing(Posted::number));
    private final Map<MessageType, List<Document>> filling = new EnumMap<>(MessageType.class);
    private long posted;
    private int messages;
    private int documents;

    private record Posted(LocalDateTime at, long number, Document document) {}

    Mailbag(SampleParcels.Files files, SplittableRandom random) {
        this.files = files;
        this.random = random;
        for (MessageType type : MessageType.values()) {
            filling.put(type, new ArrayList<>());
        }
    }

    /** @param at when it leaves; a sending that is repeated leaves later than it was made */
    void post(Document document, LocalDateTime at) {
        underWay.add(new Posted(at, posted++, document));
    }

    /** Sends off all that leaves before a time. */
    void sendUntil(LocalDateTime time) throws IOException {
        Posted next = underWay.peek();
        while (next != null && next.at().isBefore(time)) {
            underWay.remove();
            List<Document> message = filling.computeIfAbsent(next.document().type(), type -> new ArrayList<>());
            message.add(next.document());
            if (message.size() == CebReader.MAX_DOCUMENTS) {
                send(next.document().type());
            }
            next = underWay.peek();
        }
    }

    void sendAll() throws IOException {
        sendUntil(LocalDateTime.MAX);
        for (MessageType type : MessageType.values()) {
            send(type);
        }
    }

    private void send(MessageType type) throws IOException {
        List<Document> message = filling.getOrDefault(type, List.of());
        if (message.isEmpty()) {
            return;
        }
        messages++;
        documents += message.size();
        String guid = Guids.of(random.nextLong(), random.nextLong());
        byte[] bytes = CebWriter.message(type, guid, SENDER, message, type == MessageType.CEB621 ? unsigned() : null);
        files.write("%06d-%s.xml".formatted(messages, type), bytes);
        message.clear();
    }

    int messages() {
        return messages;
    }

    int documents() {
        return documents;
    }

    /**
     * What stands where the schema requires a signature. It says of itself that nobody signed: a window that checks
     * signatures must refuse it.
     */
    private static String unsigned() {
        String nothing = Base64.getEncoder().encodeToString("SAMPLE, NOT SIGNED".getBytes(StandardCharsets.UTF_8));
        return """
            <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>\
            <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>\
            <ds:SignatureMethod Algorithm="http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3"/>\
            <ds:Reference URI=""><ds:Transforms>\
            <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></ds:Transforms>\
            <ds:DigestMethod Algorithm="http://www.chinaport.gov.cn/2022/04/xmldsig#sm3"/>\
            <ds:DigestValue>%s</ds:DigestValue></ds:Reference></ds:SignedInfo>\
            <ds:SignatureValue>%s</ds:SignatureValue>\
            <ds:KeyInfo><ds:KeyName>SAMPLE-NOT-SIGNED</ds:KeyName></ds:KeyInfo></ds:Signature>""".formatted(nothing, nothing);
    }
}
