/** Tests of the ledgers, each alone against a naive model. */
@NullMarked
package io.shibo.clear.ledger;

import org.jspecify.annotations.NullMarked;
