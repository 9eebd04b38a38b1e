package io.shibo.quote.sale;

/** The day a rule's validity is measured against. */
public enum NamedDate {
    ORDER,
    EXPORT,
    IMPORT
}
