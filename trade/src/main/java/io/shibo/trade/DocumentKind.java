package io.shibo.trade;

import org.jspecify.annotations.Nullable;

/** A kind of document that Shibo writes and reads. */
public enum DocumentKind {
    ORDER("Order", "order.xml"),
    INVOICE("Invoice", "invoice.xml"),
    PACKING_LIST("PackingList", "packing-list.xml");

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

    private final String root;
    private final String fileName;

    DocumentKind(String root, String fileName) {
        this.root = root;
        this.fileName = fileName;
    }

    /** Local name of the document element: {@code Invoice}. */
    public String root() {
        return root;
    }

    /** Namespace of the document element, UBL 2.1. */
    public String namespace() {
        return UBL + root + "-2";
    }

    /** Name of the file in a bundle: {@code invoice.xml}. */
    public String fileName() {
        return fileName;
    }

    /** The kind of a document element; null where Shibo does not know it. */
    public static @Nullable DocumentKind find(String namespace, String root) {
        for (DocumentKind kind : values()) {
            if (kind.root.equals(root) && kind.namespace().equals(namespace)) {
                return kind;
            }
        }
        return null;
    }
}
