/** Landed cost under dated rules, explained and cited. */
module io.shibo.quote {
    requires static org.jspecify;
    requires transitive io.shibo.codes;
    requires org.snakeyaml.engine;

    exports io.shibo.quote;
}
