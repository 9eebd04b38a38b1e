package io.shibo.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What one would write in an afternoon: each message as a DOM, documents in maps by order number, a parcel matched when its
 * four are there and the sum paid agrees.
 */
final class DomPeer {
    private final Map<String, Map<String, String>> byOrder = new HashMap<>();

    int match(List<byte[]> messages) {
        int matched = 0;
        try {
            DocumentBuilder builder =
                    DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
            for (byte[] message : messages) {
                matched += message(builder.parse(new ByteArrayInputStream(message)));
            }
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException(broken);
        }
        return matched;
    }

    private int message(Document message) {
        int matched = 0;
        for (String head : List.of("OrderHead", "PaymentHead", "LogisticsHead", "InventoryHead")) {
            NodeList heads = message.getElementsByTagNameNS("*", head);
            for (int i = 0; i < heads.getLength(); i++) {
                Element element = (Element) heads.item(i);
                Map<String, String> parcel =
                        byOrder.computeIfAbsent(text(element, "orderNo"), order -> new HashMap<>());
                parcel.put(head, head);
                if (head.equals("OrderHead")) {
                    parcel.put("due", text(element, "acturalPaid"));
                } else if (head.equals("PaymentHead")) {
                    parcel.put("paid", text(element, "amountPaid"));
                }
                matched += parcel.size() == 6 && Objects.equals(parcel.get("due"), parcel.get("paid")) ? 1 : 0;
            }
        }
        return matched;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }
}
