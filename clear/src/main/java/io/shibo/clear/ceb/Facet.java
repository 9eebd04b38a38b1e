package io.shibo.clear.ceb;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The limits of one field: what the schema of 2022-05 says of it, and what its documentation and the specification's text
 * restrict further.
 *
 * <p>Texts need {@link #max}; the other kinds (amounts of 19 digits with 5 decimals, whole numbers, times of 14 digits,
 * days of 8) follow from the component's type.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Facet {
    /** What a text must consist of, by the specification; the schema only counts characters. */
    enum Form {
        ANY,
        DIGITS,
        /** {@code yyyyMMddHHmmssSSS}, a time that exists. */
        MILLIS
    }

    /** The official name, where it is not the component's. */
    String name() default "";

    /** Fewest characters of a text that is present; 0 where the schema admits an empty one. */
    int min() default 1;

    /** Most characters of a text; most digits of a whole number, 0 for any. */
    int max() default 0;

    /** Whether the field may be absent or empty; both mean the same. */
    boolean optional() default false;

    /** Whether a required text may be empty although the specification calls it mandatory: the schema says so expressly. */
    boolean blank() default false;

    /** Whether the schema joins blanks before it counts. */
    boolean collapse() default false;

    Form form() default Form.ANY;

    /** The only values that the specification admits, narrower than the schema; empty where it does not restrict. */
    String[] only() default {};

    /** How the value is shown to others than its sender. */
    Mask mask() default Mask.NONE;
}
