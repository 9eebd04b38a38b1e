package io.shibo.measure;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.input.Problem;
import java.util.Objects;

/** What was traded: goods by the Harmonized System, or a service by EBOPS 2010. */
public sealed interface Product {
    /** Goods. */
    record Goods(HsCode code) implements Product {
        public Goods {
            Objects.requireNonNull(code);
        }

        @Override
        public String toString() {
            return "HS:" + code;
        }
    }

    /** A service; its code is one of EBOPS 2010, the classification that trade in services is published by. */
    record Service(ServiceCode code) implements Product {
        public Service {
            if (code.scheme() != ServiceCode.Scheme.EBOPS) {
                throw new IllegalArgumentException(
                        "%s is not a code of EBOPS 2010. Statistics of services use it, as in EBOPS:SI2."
                                .formatted(code));
            }
        }

        @Override
        public String toString() {
            return code.toString();
        }
    }

    /** Reads what {@link #toString} prints: {@code HS:847950} or {@code EBOPS:SI2}. */
    static Product parse(String text) {
        if (text.startsWith("HS:")) {
            return new Goods(HsCode.parse(text.substring(3)));
        }
        if (text.startsWith("EBOPS:")) {
            return new Service(ServiceCode.parse(text));
        }
        throw new IllegalArgumentException(
                "'%s' is not a product. Write HS: and a goods code, as in HS:847950, or EBOPS: and a service code, as in EBOPS:SI2."
                        .formatted(Problem.show(text)));
    }
}
