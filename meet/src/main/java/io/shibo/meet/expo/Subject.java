package io.shibo.meet.expo;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;

/** What an offer or a need is about: goods by their Harmonized System code, or a service by its EBOPS or CPC code. */
public sealed interface Subject {
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
