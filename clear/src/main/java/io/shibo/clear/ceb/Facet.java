package io.shibo.clear.ceb;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The limits of one field: what the schema of 2022-05 says of it, and what its documentation restricts further.
 *
 * <p>Texts need {@link #max}; the other kinds (amounts of 19 digits with 5 decimals, whole numbers, times of 14 digits,
 * days of 8) follow from the component's type.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Facet {
    /** Fewest characters of a text that is present. */
    int min() default 1;

    /** Most characters of a text. */
    int max() default 0;

    /** Whether the field may be absent or empty; both mean the same. */
    boolean optional() default false;

    /** The only values that the specification admits, narrower than the schema; empty where it does not restrict. */
    String[] only() default {};

    /** How the value is shown to others than its sender. */
    Mask mask() default Mask.NONE;
}
