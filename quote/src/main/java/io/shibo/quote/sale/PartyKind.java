package io.shibo.quote.sale;

/** Whether a party buys or sells in the course of a business. Taxes of services depend on it. */
public enum PartyKind {
    BUSINESS,
    CONSUMER
}
