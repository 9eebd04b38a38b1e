/** Tests of evidence: what is changed is noticed, what is forged is refused. */
@NullMarked
package io.shibo.trade.evidence;

import org.jspecify.annotations.NullMarked;
