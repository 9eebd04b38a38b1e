package io.shibo.meet.expo;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;

/** What an offer or a need is about: goods by their Harmonized System code, or a service by its EBOPS or CPC code. */
public sealed interface Subject {
    /** Services of whatever code, as a sector. */
    String SERVICES = "services";

    /** What a subject belongs to for counting: the chapter of goods, two digits, or {@link #SERVICES}. */
    default String sector() {
        return switch (this) {
            case Goods goods -> goods.code().chapter();
            case Service service -> SERVICES;
        };
    }

    /** Goods; 4 digits or more say enough to be matched. */
    record Goods(HsCode code) implements Subject {
        @Override
        public String toString() {
            return "HS:" + code;
        }
    }

    /** A service. */
    record Service(ServiceCode code) implements Subject {
        @Override
        public String toString() {
            return code.toString();
        }
    }
}
