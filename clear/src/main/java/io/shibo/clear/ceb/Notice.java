package io.shibo.clear.ceb;

/** What customs makes and sends of its own accord; nobody answers it. */
public sealed interface Notice extends Document permits TaxBill, TaxBillStatus, SummaryResult {}
