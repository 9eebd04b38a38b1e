/** The single window for cross-border e-commerce. */
module io.shibo.clear {
    requires static org.jspecify;
    requires transitive io.shibo.codes;
    requires transitive io.shibo.quote;
    // Only the tests: the parser that ours and the signatures are compared with.
    requires static java.xml;
    requires static java.xml.crypto;

    exports io.shibo.clear;
    exports io.shibo.clear.ceb;
    exports io.shibo.clear.engine;
    exports io.shibo.clear.export;
    exports io.shibo.clear.intake;
    exports io.shibo.clear.ledger;
    exports io.shibo.clear.log;
    exports io.shibo.clear.retail;
    exports io.shibo.clear.risk;
    exports io.shibo.clear.sample;
    exports io.shibo.clear.seal;
    exports io.shibo.clear.step;
}
