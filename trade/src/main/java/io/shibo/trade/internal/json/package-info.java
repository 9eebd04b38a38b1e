/** The little JSON that evidence needs: read strictly, written in one fixed form. */
@NullMarked
package io.shibo.trade.internal.json;

import org.jspecify.annotations.NullMarked;
