package io.shibo.measure;

/** A currency in which figures are published. */
public enum ReportingCurrency {
    CNY,
    USD
}
