@NullMarked
package io.shibo.quote.tariff;

import org.jspecify.annotations.NullMarked;
