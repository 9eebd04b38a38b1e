/** Landed cost under dated rules, explained and cited. */
module io.shibo.quote {
    requires static org.jspecify;
    requires transitive io.shibo.codes;
    requires org.snakeyaml.engine;

    exports io.shibo.quote;
    exports io.shibo.quote.bulk;
    exports io.shibo.quote.change;
    exports io.shibo.quote.classify;
    exports io.shibo.quote.formula;
    exports io.shibo.quote.market;
    exports io.shibo.quote.origin;
    exports io.shibo.quote.pack;
    exports io.shibo.quote.rule;
    exports io.shibo.quote.sale;
    exports io.shibo.quote.tariff;
}
